import type { RocketChatOperationId } from '../../../specs/bodies.ts';
import { idAt } from '../../exchanges/exact-numbers.ts';
import { listAt } from '../../relations/figures.ts';
import { describeIgnoredParameter } from '../../relations/ignored.ts';
import { everyItem } from '../../relations/lists/every-item.ts';
import { oppositeSorts } from '../../relations/lists/opposite-sorts.ts';
import { type PartOfList, partOfList } from '../../relations/lists/part-of-list.ts';
import { orderedTimes } from '../../relations/lists/spans.ts';
import type { Relation } from '../../relations/relation.ts';
import { channelList } from './operations.ts';

const lists: Pick<PartOfList<RocketChatOperationId>, 'operation' | 'items' | 'sortField'>[] = [
  { operation: channelList, items: '/channels', sortField: 'messages' },
  { operation: 'get-api-v1-users.list', items: '/users', sortField: '_id' },
  { operation: 'get-api-v1-channels.list', items: '/channels', sortField: '_id' },
  { operation: 'get-api-v1-groups.list', items: '/groups', sortField: '_id' },
];

const sorted: { operation: RocketChatOperationId; items: string; field: string }[] = [
  { operation: 'get-api-v1-users.list', items: '/users', field: 'username' },
  { operation: 'get-api-v1-channels.list', items: '/channels', field: 'name' },
  { operation: 'get-api-v1-groups.list', items: '/groups', field: 'name' },
];

const rooms: { operation: RocketChatOperationId; items: string }[] = [
  { operation: 'get-api-v1-channels.list', items: '/channels' },
  { operation: 'get-api-v1-groups.list', items: '/groups' },
];

/** Relations of lists: their pages, their sort order, and the times of their items. */
export const listRelations: Relation<RocketChatOperationId>[] = [
  ...lists.map((list) => partOfList({ ...list, offset: 'offset', count: 'count' })),
  ...sorted.map(({ operation, items, field }) =>
    oppositeSorts({
      id: `sorted:${operation}`,
      operation,
      parameter: 'sort',
      values: [1, -1].map((direction) => JSON.stringify({ [field]: direction })) as [string, string],
      items,
      field,
    }),
  ),
  infoOfLast('get-api-v1-users.list', '/users', 'get-api-v1-users.info', 'userId', '/user/_id'),
  infoOfLast('get-api-v1-channels.list', '/channels', 'get-api-v1-channels.info', 'roomId', '/channel/_id'),
  ...rooms.map(({ operation, items }) =>
    orderedTimes({
      id: `rooms-updated-after-created:${operation}`,
      statement: `A room was not updated before it was created, in ${operation}.`,
      read: { operation },
      items,
      earlier: 'ts',
      later: '_updatedAt',
    }),
  ),
  orderedTimes({
    id: 'rooms-updated-after-created',
    statement: 'A room of the dashboard was not updated before it was created.',
    read: { operation: channelList },
    items: '/channels',
    earlier: 'room/ts',
    later: 'room/_updatedAt',
  }),
  everyItem({
    id: 'permissions-updated-since',
    statement: 'With updatedSince in the future, no permission is listed as updated.',
    reads: [{ operation: 'get-permissions.listAll', query: { updatedSince: '2200-01-01T00:00:00.000Z' } }],
    items: '/update',
    fault: 'were updated after updatedSince',
    filter: 'updatedSince',
    toRule: () => () => false,
  }),
];

/** Requests the last item of a list by its id, since other cases request the first. */
function infoOfLast(
  list: RocketChatOperationId,
  items: string,
  operation: RocketChatOperationId,
  parameter: string,
  id: string,
): Relation<RocketChatOperationId> {
  return {
    id: `info-is-of-the-one:${operation}`,
    statement: `${operation} returns the item whose ${parameter} is in the request.`,
    cause: describeIgnoredParameter(parameter),
    operations: [list, operation],
    reads: [{ operation: list }],
    follow([all]) {
      const last = idAt(listAt(all?.body, `${items}/*`)?.at(-1), '/_id');
      return last === undefined ? [] : [{ operation, query: { [parameter]: last } }];
    },
    judge([, info]) {
      if (!info) return { problems: [], compared: 0 };
      const [expected, actual] = [info.query[parameter] ?? '', idAt(info.body, id)];
      if (actual === undefined) return { unreadable: `${operation} lacks ${id}` };
      const message = `Expected the item with the requested ${parameter}. Got another item.`;
      const problem = { pointer: id, message, expected: 'the one asked for', actual: 'another' };
      return { problems: actual === expected ? [] : [problem], compared: 1 };
    },
  };
}

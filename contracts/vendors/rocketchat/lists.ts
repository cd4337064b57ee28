import { type CutOfList, cutOfList } from '../../relations/cut-of-list.ts';
import type { Relation } from '../../relations/relation.ts';
import { channelList } from './operations.ts';

const lists: Pick<CutOfList, 'operation' | 'items' | 'by'>[] = [
  { operation: channelList, items: '/channels', by: 'messages' },
  { operation: 'get-api-v1-users.list', items: '/users', by: '_id' },
  { operation: 'get-api-v1-channels.list', items: '/channels', by: '_id' },
  { operation: 'get-api-v1-groups.list', items: '/groups', by: '_id' },
];

/** What holds of lists that are given in parts. */
export const listRelations: Relation[] = lists.map((list) => cutOfList({ ...list, offset: 'offset', count: 'count' }));

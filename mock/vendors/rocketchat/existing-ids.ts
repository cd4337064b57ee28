import type { MockRequest } from '../../vendor-interface/request.ts';
import type { RoomType } from './events.ts';
import type { RocketChatTables } from './tables.ts';

type List = (tables: RocketChatTables) => Iterable<string>;

const users: List = (tables) => tables.users.keys();
const rooms: List = (tables) => tables.rooms.keys();
const ofType =
  (type: RoomType): List =>
  (tables) =>
    [...tables.rooms.values()].flatMap(({ id, t }) => (t === type ? [id] : []));

/** Lists of ids by the words of the property or parameter that refers to the resource, without `id`. */
const lists: Readonly<Record<string, List>> = {
  user: users,
  uid: users,
  u: users,
  agent: users,
  owner: users,
  'served by': users,
  'created by': users,
  room: rooms,
  rid: rooms,
  channel: ofType('c'),
  group: ofType('p'),
};

const findList = (kind: string) => (Object.hasOwn(lists, kind) ? lists[kind] : undefined);

/** The first ids of existing resources of a kind. */
export function listIds(tables: RocketChatTables, kind: string, _params: object, maxCount: number): string[] {
  return [...(findList(kind)?.(tables) ?? [])].slice(0, maxCount);
}

/**
 * Whether the workspace has a resource; undefined for unknown kinds, and for livechat, which the mock does not model.
 */
export function hasId(
  tables: RocketChatTables,
  kind: string,
  id: string,
  { path }: Pick<MockRequest, 'path'>,
): boolean | undefined {
  const list = findList(kind);
  const isModelled = path.startsWith('/api/v1/') && !/\/(livechat|omnichannel)\b/.test(path);
  return list && isModelled ? [...list(tables)].includes(id) : undefined;
}

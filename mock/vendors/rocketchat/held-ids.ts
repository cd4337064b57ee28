import type { MockRequest } from '../../vendor.ts';
import type { RoomType } from './events.ts';
import type { RocketChatTables } from './tables.ts';

type List = (tables: RocketChatTables) => Iterable<string>;

const users: List = (tables) => tables.users.keys();
const rooms: List = (tables) => tables.rooms.keys();
const ofType =
  (type: RoomType): List =>
  (tables) =>
    [...tables.rooms.values()].flatMap(({ id, t }) => (t === type ? [id] : []));

/** By the words of a property or parameter that names such a resource, with or without `id`. */
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

/** The first ids of a kind that the workspace has. */
export function listIds(tables: RocketChatTables, kind: string, _params: object, most: number): string[] {
  return [...(findList(kind)?.(tables) ?? [])].slice(0, most);
}

/** Whether the workspace has a resource. The mock holds no rooms of livechat. */
export function holdsId(
  tables: RocketChatTables,
  kind: string,
  id: string,
  { path }: Pick<MockRequest, 'path'>,
): boolean | undefined {
  const list = findList(kind);
  const isOurs = path.startsWith('/api/v1/') && !/\/(livechat|omnichannel)\b/.test(path);
  return list && isOurs ? [...list(tables)].includes(id) : undefined;
}

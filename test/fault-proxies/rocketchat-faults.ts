import type { FaultProxy, Query } from './fault-proxy.ts';

const day = 86_400_000;
type Room = { messages: number; lastWeekMessages: number; diffFromLastWeek: number };
type Rooms = { channels: Room[]; total: number; offset: number; count: number };
type Month = { month: { users: number; usersList?: string[] }[] };

const later = (query: Query, name: string, days: number) => ({
  ...query,
  [name]: new Date(Date.parse(query[name] ?? '') + days * day).toISOString(),
});
const defineFault = (
  name: string,
  path: string,
  keyword: string,
  fault: FaultProxy['fault'],
  check = 'relation',
): FaultProxy => ({
  name,
  vendor: 'rocketchat',
  path,
  fault,
  expect: { check, keyword },
});

/** Wrong dashboards with a correct schema. */
export const rocketchatFaultProxies: FaultProxy[] = [
  defineFault('a window that includes the following day', '/messages-sent', 'days-newest-first', (_, { query }, ask) =>
    ask({ query: later(query, 'end', 1) }),
  ),
  defineFault(
    'new users whose period is counted a day too long',
    '/new-users',
    'days-newest-first:users',
    (_, { query }, ask) => ask({ query: later(query, 'start', -40) }),
  ),
  defineFault(
    'new users whose yesterday is today',
    '/new-users',
    'yesterday-agrees-with-days:users',
    (body: { yesterday: object }) => ({
      ...body,
      yesterday: { ...body.yesterday, count: 77 },
    }),
  ),
  defineFault(
    'origins that omit direct messages',
    '/messages/origin',
    'origins-sum-to-messages-sent',
    (body: { origins: { t: string }[] }) => ({
      ...body,
      origins: body.origins.map((each) => (each.t === 'd' ? { ...each, messages: 0 } : each)),
    }),
  ),
  defineFault(
    'a top five without its first',
    '/top-five-popular-channels',
    'top-five-is-head-of-list',
    (body: { channels: object[] }) => ({
      ...body,
      channels: body.channels.slice(1),
    }),
  ),
  defineFault('a last week that is seven days', '/channels/list', 'last-week-is-the-period-before', (body: Rooms) => ({
    ...body,
    channels: body.channels.map((row) => {
      const lastWeekMessages = Math.floor(row.lastWeekMessages / 4);
      return { ...row, lastWeekMessages, diffFromLastWeek: row.messages - lastWeekMessages };
    }),
  })),
  defineFault('a difference with the wrong sign', '/channels/list', 'difference-from-last-week', (body: Rooms) => ({
    ...body,
    channels: body.channels.map((row) => ({ ...row, diffFromLastWeek: -row.diffFromLastWeek })),
  })),
  defineFault(
    'rooms with more messages than were sent',
    '/channels/list',
    'rooms-within-messages-sent',
    (body: Rooms) => ({
      ...body,
      channels: body.channels.map((row) => ({
        ...row,
        messages: row.messages * 2,
        diffFromLastWeek: row.messages * 2 - row.lastWeekMessages,
      })),
    }),
  ),
  defineFault(
    'a filter that hides rooms with messages',
    '/channels/list',
    'hiding-idle-rooms-keeps-the-others',
    (body: Rooms, { query }) =>
      query.hideRoomsWithNoActivity === 'true'
        ? { ...body, channels: body.channels.slice(2), total: body.total - 2, count: body.count - 2 }
        : body,
  ),
  defineFault('users who are listed twice', '/active-users', 'active-users-are-listed', (body: Month) => ({
    ...body,
    month: body.month.map((each) => ({ ...each, usersList: [...(each.usersList ?? []), ...(each.usersList ?? [])] })),
  })),
  defineFault(
    'weekly data of another week',
    '/weekly-data',
    'weekly-is-active-users',
    async (body: Month, { query }, ask) => {
      const other = (await ask({ query: later(query, 'start', -9) })) as Month;
      return {
        ...body,
        month: body.month.map((each, index) => ({ ...each, users: (other.month[index]?.users ?? 0) + 1 })),
      };
    },
  ),
  defineFault(
    'an offset that is ignored',
    '/channels/list',
    'duplicate',
    (body: Rooms, { query }, ask) => (Number(query.offset) > 0 ? ask({ query: { ...query, offset: '0' } }) : body),
    'pagination',
  ),
  defineFault('a count that is ignored', '/users.list', 'cut-of-list:get-api-v1-users.list', (body, { query }, ask) =>
    query.count === '2' ? ask({ query: {} }) : body,
  ),
  defineFault(
    'pages that shift by one',
    '/users.list',
    'duplicate',
    (body, { query }, ask) =>
      Number(query.offset) > 0 ? ask({ query: { ...query, offset: String(Number(query.offset) - 1) } }) : body,
    'pagination',
  ),
  defineFault(
    'a total that counts only the page',
    '/users.list',
    'past-the-end',
    (body: { count: number }, { query }) => (query.count ? { ...body, total: body.count } : body),
    'pagination',
  ),
  defineFault(
    'rooms with the fewest messages first',
    '/channels/list',
    'order',
    async (body: Rooms, { query }, ask) => {
      const all = ((await ask({ query: { ...query, offset: '0', count: '100' } })) as Rooms).channels.reverse();
      const start = Number(query.offset ?? 0);
      return { ...body, channels: all.slice(start, start + body.channels.length) };
    },
    'pagination',
  ),
  ...[
    { path: '/channels.list', keyword: 'rooms-updated-after-created:get-api-v1-channels.list', items: 'channels' },
    { path: '/groups.list', keyword: 'rooms-updated-after-created:get-api-v1-groups.list', items: 'groups' },
  ].map(({ path, keyword, items }) =>
    defineFault(
      `${items} that were updated before they were created`,
      path,
      keyword,
      (body: Record<string, Record<string, unknown>[]>) => ({ ...body, [items]: body[items]?.map(updatedEarly) }),
    ),
  ),
  defineFault(
    'rooms of the dashboard that were updated before they were created',
    '/channels/list',
    'rooms-updated-after-created',
    (body: { channels: { room: Record<string, unknown> }[] }) => ({
      ...body,
      channels: body.channels.map((each) => ({ ...each, room: updatedEarly(each.room) })),
    }),
  ),
];

/** A room that was updated ten minutes before it was created. */
function updatedEarly(room: Record<string, unknown>) {
  return { ...room, _updatedAt: new Date(Date.parse(String(room.ts)) - 600_000).toISOString() };
}

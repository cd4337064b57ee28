import { dateOf, sum, toDaily, type Window } from './dates.ts';
import type { Question } from './question.ts';
import type { Message, Room, World } from './world.ts';

/** The number of messages of a date, including deleted ones; undefined if none was sent. */
function countOn(messages: readonly Message[], date: string): number | undefined {
  const sent = messages.filter(({ at }) => dateOf(at) === date);
  return sent.length === 0 ? undefined : sent.length;
}

/** The fields by which a report identifies a room. */
const looksOf = ({ t, name, usernames }: Room) => (t === 'd' ? { t, usernames } : { t, name, usernames: [] });
/** The fields of a room in the list. */
const shownOf = ({ t, name, usernames }: Room) => (t === 'd' ? { t, usernames } : { t, name });

const byMessages = (one: { messages: number }, other: { messages: number }) => other.messages - one.messages;

export function expectMessageReports(world: World, window: Window, asked: Question): [name: string, body: object][] {
  const { messages, rooms } = world;
  const countIn = (some: readonly Room[], dates: readonly string[]) => {
    const sent = messages.filter(({ room }) => some.includes(room));
    const records = dates.map((date) => countOn(sent, date)).filter((count) => count !== undefined);
    return { isIdle: records.length === 0, count: sum(records) };
  };

  // Types without messages come last; among them, direct rooms come first.
  const ofType = (t: Room['t']) =>
    countIn(
      rooms.filter((room) => room.t === t),
      window.dates,
    );
  const used = (['c', 'p', 'd'] as const).filter((t) => !ofType(t).isIdle);
  const unused = (['d', 'p', 'c'] as const).filter((t) => ofType(t).isIdle);
  const origins = [...used, ...unused].map((t) => ({ t, messages: ofType(t).count }));

  // A deleted room and a new one with the same name count as one room.
  const talkative = rooms.filter((room) => !countIn([room], window.dates).isIdle);
  const popular = [...new Set(talkative.map((room) => JSON.stringify(looksOf(room))))].map((looks) => {
    const same = talkative.filter((room) => JSON.stringify(looksOf(room)) === looks);
    return { ...(JSON.parse(looks) as object), messages: countIn(same, window.dates).count };
  });

  const existing = rooms.filter(({ isDeleted }) => !isDeleted);
  const isBusy = (room: Room) => !countIn([room], [...window.dates, ...window.datesBefore]).isIdle;
  const toRows = (some: readonly Room[]) => some.map((room) => toRow(room, window, countIn)).sort(byMessages);
  const all = toRows(existing);
  const busy = toRows(existing.filter(isBusy));
  const { offset, count } = asked;

  return [
    ['messages/messages-sent', toDaily(window, 'messages', (date) => countOn(messages, date))],
    ['messages/origin', { origins }],
    ['messages/top-five-popular-channels', { channels: popular.sort(byMessages).slice(0, 5) }],
    ['channels/list?count=0', toPage(all, 0, all.length)],
    ['channels/list?count=0&hideRoomsWithNoActivity=true', toPage(busy, 0, busy.length)],
    [`channels/list?offset=${offset}&count=${count}`, toPage(all, offset, count)],
  ];
}

function toRow(
  room: Room,
  { dates, datesBefore }: Window,
  countIn: (rooms: Room[], dates: string[]) => { count: number },
) {
  const [messages = 0, lastWeekMessages = 0] = [dates, datesBefore].map((some) => countIn([room], some).count);
  const times = { ts: new Date(room.at).toISOString(), _updatedAt: new Date(room.updatedAt).toISOString() };
  return {
    room: { _id: room.id, ...times, ...shownOf(room) },
    messages,
    lastWeekMessages,
    diffFromLastWeek: messages - lastWeekMessages,
  };
}

function toPage(rows: object[], offset: number, most: number) {
  const channels = rows.slice(offset, offset + most);
  return { channels, total: rows.length, offset, count: channels.length };
}

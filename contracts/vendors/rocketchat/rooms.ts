import type { RocketChatOperationId } from '../../../specs/bodies.ts';
import { findAt } from '../../../specs/json/json.ts';
import { addsUp } from '../../relations/comparisons/adds-up.ts';
import { agreeByKey, byField, type KeyedTerm } from '../../relations/comparisons/agree-by-key.ts';
import { listAt, sumAt, toFigure } from '../../relations/figures.ts';
import type { Reading, Relation, RelationProblem } from '../../relations/relation.ts';
import { unlessClocksChange } from './clock-change.ts';
import { channelList, messagesSent, topFive } from './operations.ts';

/** The maximum number of rooms that a server returns in one page. */
const all = { operation: channelList, query: { count: '100' } };
const deleted = 'Messages of deleted rooms count as sent, but these rooms are not listed.';

/** Figures of rooms by id. Undefined if the list is incomplete. */
const ofRooms =
  (figure: string): KeyedTerm['figures'] =>
  (reading) => {
    const rooms = byField('/channels', 'room/_id', figure)(reading);
    return isWhole(reading) ? rooms : undefined;
  };

function isWhole({ body }: Reading): boolean {
  return listAt(body, '/channels/*')?.length === toFigure(findAt(body, '/total'));
}

/** Relations of the reports about rooms. */
export const roomRelations: Relation<RocketChatOperationId>[] = [
  differenceIsComputed(),
  unlessClocksChange(
    agreeByKey({
      id: 'last-week-is-the-period-before',
      statement: 'lastWeekMessages of a room is its number of messages in the preceding period.',
      left: { ...all, what: 'lastWeekMessages', figures: ofRooms('lastWeekMessages') },
      right: { ...all, window: 'previous', what: 'messages of the preceding period', figures: ofRooms('messages') },
    }),
  ),
  unlessClocksChange(
    addsUp({
      id: 'rooms-within-messages-sent',
      statement: 'The messages of all rooms are no more than the messages sent.',
      tolerance: deleted,
      comparison: 'at most',
      whole: { operation: messagesSent, sum: '/period/count' },
      parts: [[{ ...all, sum: '/channels/*/messages' }]],
    }),
  ),
  agreeByKey({
    id: 'hiding-idle-rooms-keeps-the-others',
    statement: 'hideRoomsWithNoActivity omits only rooms without messages.',
    left: { ...all, what: 'messages', figures: ofRooms('messages') },
    right: {
      ...all,
      query: { ...all.query, hideRoomsWithNoActivity: 'true' },
      what: 'messages without idle rooms',
      figures: ofRooms('messages'),
    },
  }),
  ...([undefined, 'first-half', 'second-half'] as const).map((window) => unlessClocksChange(topFiveIsHead(window))),
];

/** `diffFromLastWeek` is `messages` minus `lastWeekMessages`. */
function differenceIsComputed(): Relation<RocketChatOperationId> {
  return {
    id: 'difference-from-last-week',
    statement: 'diffFromLastWeek is messages minus lastWeekMessages.',
    operations: [channelList],
    reads: [all],
    judge([reading]) {
      const rows = listAt(reading?.body, '/channels/*');
      if (!rows) return { unreadable: `${channelList} lacks channels` };
      const problems: RelationProblem[] = [];
      let compared = 0;
      for (const [index, row] of rows.entries()) {
        const [now, before, actual] = ['messages', 'lastWeekMessages', 'diffFromLastWeek'].map((field) =>
          toFigure(findAt(row, `/${field}`)),
        );
        if (now === undefined || before === undefined || actual === undefined)
          return { unreadable: `${channelList} lacks a figure` };
        if (now !== 0 || before !== 0) compared++;
        const expected = now - before;
        if (actual === expected) continue;
        const message = `Expected diffFromLastWeek ${expected} (${now} minus ${before} last week). Got ${actual}.`;
        const cause = actual === -expected ? 'The server subtracts in the opposite order.' : undefined;
        problems.push({ pointer: `/channels/${index}/diffFromLastWeek`, message, expected, actual, cause });
      }
      return { problems, compared };
    },
  };
}

/** The five most popular rooms are the first five of the list of rooms, unless one of them was deleted. */
function topFiveIsHead(window?: 'first-half' | 'second-half'): Relation<RocketChatOperationId> {
  const over = window && { window };
  return {
    id: `top-five-is-head-of-list${window ? `:${window}` : ''}`,
    statement: `The five most popular rooms have as many messages as the first five of the list${window ? ` (${window} of the window)` : ''}.`,
    tolerance: `${deleted} If the list lacks messages, the five rooms may have more.`,
    operations: [topFive, channelList, messagesSent],
    reads: [{ operation: topFive }, all, { operation: messagesSent }].map((read) => ({ ...read, ...over })),
    judge([popular, list, sent]) {
      const top = listAt(popular?.body, '/channels/*/messages')?.map(toFigure);
      const rooms = listAt(list?.body, '/channels/*/messages')?.map(toFigure);
      const total = toFigure(findAt(sent?.body, '/period/count'));
      if (!list || !top || !rooms || total === undefined)
        return { unreadable: `${topFive} or ${channelList} lacks messages` };
      const isExact = isWhole(list) && sumAt(list.body, '/channels/*/messages') === total;
      const head = [...rooms]
        .map((figure) => figure ?? 0)
        .sort((a, b) => b - a)
        .slice(0, 5)
        .filter((figure) => figure > 0);
      const problems: RelationProblem[] = [];
      for (let position = 0; position < Math.max(head.length, isExact ? top.length : 0); position++) {
        const [expected, actual] = [head[position] ?? 0, top[position] ?? 0];
        if (actual === expected || (!isExact && actual > expected)) continue;
        const message = `Expected ${isExact ? '' : 'at least '}${expected} messages at position ${position + 1}, as in the list of rooms. Got ${actual}.`;
        problems.push({ pointer: `/channels/${position}/messages`, message, expected, actual });
      }
      return { problems, compared: head.length };
    },
  };
}

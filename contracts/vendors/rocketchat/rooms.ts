import { findAt } from '../../../specs/json.ts';
import { addsUp } from '../../relations/adds-up.ts';
import { agreeByKey, byField, type KeyedTerm } from '../../relations/agree-by-key.ts';
import { listAt, sumAt, toFigure } from '../../relations/figures.ts';
import type { Reading, Relation, RelationProblem } from '../../relations/relation.ts';
import { unlessClocksChange } from './clock-change.ts';
import { channelList, messagesSent, topFive } from './operations.ts';

/** As many rooms as a server gives at once. */
const all = { operation: channelList, query: { count: '100' } };
const deleted = 'Messages of deleted rooms were sent, and their rooms are not listed.';

/** Figures of rooms by their id, of a list that is whole. */
const ofRooms =
  (figure: string): KeyedTerm['figures'] =>
  (reading) => {
    const rooms = byField('/channels', 'room/_id', figure)(reading);
    return isWhole(reading) ? rooms : undefined;
  };

function isWhole({ body }: Reading): boolean {
  return listAt(body, '/channels/*')?.length === toFigure(findAt(body, '/total'));
}

/** What holds of the reports about rooms. */
export const roomRelations: Relation[] = [
  differenceIsComputed(),
  unlessClocksChange(
    agreeByKey({
      id: 'last-week-is-the-period-before',
      statement: "What a room's figures call last week are its messages in the period before.",
      left: { ...all, what: 'lastWeekMessages', figures: ofRooms('lastWeekMessages') },
      right: { ...all, window: 'previous', what: 'messages of the period before', figures: ofRooms('messages') },
    }),
  ),
  unlessClocksChange(
    addsUp({
      id: 'rooms-within-messages-sent',
      statement: 'All rooms together have no more messages than were sent.',
      tolerance: deleted,
      comparison: 'at most',
      whole: { operation: messagesSent, sum: '/period/count' },
      parts: [[{ ...all, sum: '/channels/*/messages' }]],
    }),
  ),
  agreeByKey({
    id: 'hiding-idle-rooms-keeps-the-others',
    statement: 'hideRoomsWithNoActivity leaves out rooms without messages and no others.',
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

/** `diffFromLastWeek` is the difference of the two figures beside it. */
function differenceIsComputed(): Relation {
  return {
    id: 'difference-from-last-week',
    statement: 'The difference from last week is the messages less those of last week.',
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
        const message = `Expected diffFromLastWeek ${expected}, ${now} less ${before} last week. Got ${actual}.`;
        const cause = actual === -expected ? 'The server takes the difference the other way round.' : undefined;
        problems.push({ pointer: `/channels/${index}/diffFromLastWeek`, message, expected, actual, cause });
      }
      return { problems, compared };
    },
  };
}

/** The five most popular are the head of the list of rooms, as long as no deleted room is among them. */
function topFiveIsHead(window?: 'first-half' | 'second-half'): Relation {
  const over = window && { window };
  return {
    id: `top-five-is-head-of-list${window ? `:${window}` : ''}`,
    statement: `The five most popular rooms have as many messages as the first five of the list${window ? ` (${window} of the window)` : ''}.`,
    tolerance: `${deleted} Where messages are missing from the list, the five have at least as many.`,
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
      for (let place = 0; place < Math.max(head.length, isExact ? top.length : 0); place++) {
        const [expected, actual] = [head[place] ?? 0, top[place] ?? 0];
        if (actual === expected || (!isExact && actual > expected)) continue;
        const message = `Expected ${isExact ? '' : 'at least '}${expected} messages at place ${place + 1}, as in the list of rooms. Got ${actual}.`;
        problems.push({ pointer: `/channels/${place}/messages`, message, expected, actual });
      }
      return { problems, compared: head.length };
    },
  };
}

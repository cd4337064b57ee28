import type { JsonObject } from '../../../../specs/json/json.ts';
import type { Expectation, Scenario } from '../../../vendor-interface/scenario.ts';

const room: JsonObject = {
  type: 'room.created',
  at: '2023-01-01T00:00:00.000Z',
  t: 'c',
  name: 'scenario',
  creator: 'rocket.cat',
};

/** Messages of a day, one second apart. */
const sent = (date: string, count: number): JsonObject[] =>
  Array.from({ length: count }, (_, index) => ({
    type: 'message.sent',
    at: new Date(Date.parse(`${date}T08:00:00.000Z`) + index * 1000).toISOString(),
    room: 'scenario',
    user: 'rocket.cat',
  }));

const messagesSent = (title: string, first: string, last: string, body: Expectation['body']): Expectation => ({
  title,
  as: 'admin',
  path: `/api/v1/engagement-dashboard/messages/messages-sent?start=${first}T00:00:00.000Z&end=${last}T00:00:00.000Z`,
  body,
});
const on = (date: string, messages: number) => ({ day: `${date}T00:00:00.000Z`, messages });

/** Edge cases of the engagement dashboard. */
export const scenarios: readonly Scenario[] = [
  {
    name: 'published-example',
    vendor: 'rocketchat',
    title: "The vendor's published example, reproduced from messages.",
    description:
      'Nine of eleven days have messages. Days without messages are omitted. "yesterday" is the day before the end.',
    now: '2023-06-01T08:00:00Z',
    events: [
      room,
      ...sent('2023-05-15', 44),
      ...sent('2023-05-21', 5),
      ...sent('2023-05-22', 22),
      ...sent('2023-05-23', 129),
      ...sent('2023-05-24', 126),
      ...sent('2023-05-25', 79),
      ...sent('2023-05-26', 114),
      ...sent('2023-05-27', 1),
      ...sent('2023-05-29', 101),
      ...sent('2023-05-30', 183),
    ],
    expectations: [
      messagesSent('as published', '2023-05-20', '2023-05-30', {
        days: [
          on('2023-05-30', 183),
          on('2023-05-29', 101),
          on('2023-05-27', 1),
          on('2023-05-26', 114),
          on('2023-05-25', 79),
          on('2023-05-24', 126),
          on('2023-05-23', 129),
          on('2023-05-22', 22),
          on('2023-05-21', 5),
        ],
        period: { count: 760, variation: 716 },
        yesterday: { count: 101, variation: 82 },
        success: true,
      }),
    ],
  },
  {
    name: 'longer-previous-window',
    vendor: 'rocketchat',
    title: 'The previous period is one day longer than the period, and only its newest records count.',
    description:
      'For three days from the 10th, the previous period runs from the 6th to the 9th: four days, of which at most three records count. The 6th counts only if another of the four days has no messages.',
    now: '2023-06-01T08:00:00Z',
    events: [
      room,
      ...sent('2023-05-06', 1),
      ...sent('2023-05-07', 2),
      ...sent('2023-05-09', 4),
      ...sent('2023-05-12', 8),
    ],
    expectations: [
      messagesSent('counts the 6th because the 8th has no messages: 8 − (4 + 2 + 1)', '2023-05-10', '2023-05-12', {
        days: [on('2023-05-12', 8)],
        period: { count: 8, variation: 1 },
        yesterday: { count: 0, variation: 8 },
        success: true,
      }),
    ],
  },
  {
    name: 'one-day-too-many',
    vendor: 'rocketchat',
    title: 'The period ends with the day of its end. It does not include the next day.',
    description:
      'Livechat analytics once counted the following day too (pull request #33054 of the server). Here the period has no messages and the next day has several, so a client with the same mistake shows them.',
    now: '2023-06-01T08:00:00Z',
    events: [room, ...sent('2023-05-13', 5)],
    expectations: [
      messagesSent('no messages until the 12th', '2023-05-10', '2023-05-12', {
        days: [],
        period: { count: 0, variation: 0 },
        yesterday: { count: 0, variation: 0 },
        success: true,
      }),
      messagesSent('five messages until the 13th', '2023-05-10', '2023-05-13', {
        days: [on('2023-05-13', 5)],
        period: { count: 5, variation: 5 },
        yesterday: { count: 0, variation: 5 },
        success: true,
      }),
    ],
  },
  {
    name: 'deleted-message',
    vendor: 'rocketchat',
    title: 'A deleted message still counts on the day on which it was sent.',
    description:
      'The only message of the 9th is deleted on the 12th. The server tries to subtract it, but uses a room record without the type, so the count stays.',
    now: '2023-06-01T08:00:00Z',
    events: [
      room,
      ...sent('2023-05-09', 1),
      { type: 'message.deleted', at: '2023-05-12T09:00:00.000Z', message: 1 },
      ...sent('2023-05-10', 2),
    ],
    expectations: [
      messagesSent('still counts one message on the 9th', '2023-05-08', '2023-05-10', {
        days: [on('2023-05-10', 2), on('2023-05-09', 1)],
        period: { count: 3, variation: 3 },
        yesterday: { count: 1, variation: 1 },
        success: true,
      }),
    ],
  },
];

import { describe, expect, test } from 'vitest';
import { judge } from './judge.ts';

// Relations between Rocket.Chat's reports about rooms: results that pass, have findings, or are unreadable.

const list = 'get-api-v1-engagement-dashboard-channels-list';
const top = 'get-api-v1-engagement-dashboard-messages-top-five-popular-channels';

/** The list of rooms. `total` is the number of rooms if the list is incomplete. */
const rooms = (messages: number[], total = messages.length) => ({
  channels: messages.map((each, index) => ({ room: { _id: `r${index}` }, messages: each, lastWeekMessages: 0 })),
  total,
});
const popular = (...messages: unknown[]) => ({ channels: messages.map((each) => ({ messages: each })) });
const sent = (count: unknown) => ({ period: { count } });

describe('The difference from last week', () => {
  const of = (...rows: [now: unknown, before: unknown, difference: unknown][]) =>
    judge('rocketchat', 'difference-from-last-week', {
      channels: rows.map(([messages, lastWeekMessages, diffFromLastWeek]) => ({
        ...{ messages, lastWeekMessages, diffFromLastWeek },
      })),
    });

  test('is the messages minus those of last week; a room without messages does not count', () => {
    expect(of([5, 2, 3], [2, 5, -3], [0, 4, -4], [4, 0, 4], [0, 0, 0])).toEqual({ problems: [], compared: 4 });
  });

  test('is found wrong in its row', () => {
    expect(of([5, 2, 3], [5, 2, 2])).toEqual({
      problems: [
        {
          pointer: '/channels/1/diffFromLastWeek',
          message: 'Expected diffFromLastWeek 3 (5 minus 2 last week). Got 2.',
          expected: 3,
          actual: 2,
        },
      ],
      compared: 2,
    });
  });

  test('is unreadable without rows, or without one of the three figures', () => {
    expect(judge('rocketchat', 'difference-from-last-week', {})).toEqual({ unreadable: `${list} lacks channels` });
    for (const row of [
      [null, 2, 3],
      [5, null, 3],
      [5, 2, null],
    ] as [unknown, unknown, unknown][])
      expect(of(row)).toEqual({ unreadable: `${list} lacks a figure` });
  });
});

describe('The five most popular rooms', () => {
  const of = (...bodies: unknown[]) => judge('rocketchat', 'top-five-is-head-of-list', ...bodies);

  test('are the first of the list, in any order of the list', () => {
    expect(of(popular(6, 5, 4, 3, 2), rooms([2, 1, 6, 5, 4, 3, 0]), sent(21))).toEqual({ problems: [], compared: 5 });
    expect(of(popular(6), rooms([6, 0]), sent(6))).toEqual({ problems: [], compared: 1 });
    expect(of(popular(), rooms([]), sent(0))).toEqual({ problems: [], compared: 0 });
  });

  test('are compared position by position', () => {
    expect(of(popular(6, 4), rooms([6, 5]), sent(11))).toEqual({
      problems: [
        {
          pointer: '/channels/1/messages',
          message: 'Expected 5 messages at position 2, as in the list of rooms. Got 4.',
          expected: 5,
          actual: 4,
        },
      ],
      compared: 2,
    });
    expect(of(popular(), rooms([6]), sent(6))).toMatchObject({ problems: [{ expected: 6, actual: 0 }] });
  });

  test('may not exceed the list if the list has every message', () => {
    const surplus = [{ pointer: '/channels/1/messages', expected: 0, actual: 3 }];
    expect(of(popular(6, 3), rooms([6]), sent(6))).toMatchObject({ problems: surplus });
    // A deleted room may be among the five: then some messages belong to no listed room.
    expect(of(popular(6, 3), rooms([6]), sent(9))).toEqual({ problems: [], compared: 1 });
    expect(of(popular(7, 6), rooms([6, 5]), sent(18))).toEqual({ problems: [], compared: 2 });
    // The same is possible if the list is incomplete.
    expect(of(popular(7), rooms([6], 2), sent(6))).toEqual({ problems: [], compared: 1 });
    expect(of(popular(5), rooms([6], 2), sent(6))).toMatchObject({ problems: [{ expected: 6, actual: 5 }] });
  });

  test.each<[what: string, bodies: unknown[]]>([
    ['the five rooms', [{}, rooms([1]), sent(1)]],
    ['the list', [popular(1), {}, sent(1)]],
    ['the messages that were sent', [popular(1), rooms([1]), {}]],
  ])('are unreadable without %s', (_, bodies) => {
    expect(of(...bodies)).toEqual({ unreadable: `${top} or ${list} lacks messages` });
  });
});

describe('Rooms', () => {
  test('are compared only if both lists are complete', () => {
    const of = (before: unknown, now: unknown) =>
      judge('rocketchat', 'hiding-idle-rooms-keeps-the-others', before, now);
    expect(of(rooms([4, 0]), rooms([4]))).toEqual({ problems: [], compared: 1 });
    expect(of(rooms([4, 3]), rooms([4]))).toMatchObject({ problems: [{ pointer: '/r1', expected: 0, actual: 3 }] });
    const unreadable = { unreadable: `${list} lacks messages` };
    expect(of(rooms([4], 2), rooms([4]))).toEqual(unreadable);
    expect(of({ channels: rooms([4]).channels }, rooms([4]))).toEqual(unreadable);
  });
});

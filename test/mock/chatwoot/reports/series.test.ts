import { beforeAll, expect, test } from 'vitest';
import { ApiError } from '../../../../mock/api-error.ts';
import { type BucketUnit, createFixedZone, createIanaZone } from '../../../../mock/time/zone.ts';
import { emptyWindow, type Window } from '../../../../mock/vendors/chatwoot/input/window.ts';
import { type Metric, metrics } from '../../../../mock/vendors/chatwoot/reports/metrics.ts';
import { getScope, type ScopeType } from '../../../../mock/vendors/chatwoot/reports/scope.ts';
import { summarize } from '../../../../mock/vendors/chatwoot/reports/summary.ts';
import { toTimeseries, toUnit } from '../../../../mock/vendors/chatwoot/reports/timeseries.ts';
import {
  ada,
  at,
  ben,
  between,
  createTestAccount,
  createWeek,
  cy,
  lost,
  mail,
  quay,
  type TestAccount,
  week,
} from './test-account.ts';

let office: TestAccount;

beforeAll(() => {
  office = createWeek();
});

const minutes = 60;
const hours = 3600;

/** Conversations, incoming and outgoing messages, first response, resolution time, resolutions, reply time. */
const figuresOf = (type: ScopeType, id: number | undefined, window: Window, businessHours = false) =>
  Object.values(summarize(getScope(office.account, type, id === undefined ? id : `${id}`), window, businessHours));

const mean = (...values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

test('summarizes the week of the account', () => {
  const first = [1 * hours, 18 * hours, 30 * minutes, 5 * minutes, 90 * minutes];
  const resolved = [4 * hours, 30 * minutes, 48 * hours, 2 * hours];
  expect(summarize(getScope(office.account, 'account', undefined), week, false)).toEqual({
    conversations_count: 8,
    incoming_messages_count: 10,
    outgoing_messages_count: 8,
    avg_first_response_time: mean(...first),
    avg_resolution_time: mean(...resolved),
    resolutions_count: 4,
    reply_time: 10 * minutes,
  });
});

test('measures business hours: nights and Sundays do not count', () => {
  const first = [1 * hours, 2 * hours, 30 * minutes, 5 * minutes, 0];
  const resolved = [4 * hours, 30 * minutes, 16 * hours, 2 * hours];
  expect(figuresOf('account', undefined, week, true)).toEqual([8, 10, 8, mean(...first), mean(...resolved), 4, 600]);
});

test('an agent has the assigned conversations, the sent messages and first responses, and the other events of the conversations', () => {
  const first = [1 * hours, 30 * minutes];
  const ofAda = [3, 0, 3, mean(...first), mean(4 * hours, 2 * hours), 2, 10 * minutes];
  expect(figuresOf('agent', ada, week)).toEqual(ofAda);
  const ofBen = [2, 0, 3, mean(18 * hours, 5 * minutes, 90 * minutes), 48 * hours, 1, undefined];
  expect(figuresOf('agent', ben, week)).toEqual(ofBen);
  expect(figuresOf('agent', cy, week)).toEqual([0, 0, 0, undefined, undefined, 0, undefined]);
});

test('the figures of an inbox, a team and a label follow their conversations', () => {
  const toMail = [3, 4, 3, mean(18 * hours, 30 * minutes, 90 * minutes), mean(48 * hours, 2 * hours), 2, undefined];
  expect(figuresOf('inbox', mail, week)).toEqual(toMail);
  const firstOnQuay = mean(1 * hours, 18 * hours, 30 * minutes, 5 * minutes);
  expect(figuresOf('team', quay, week)).toEqual([
    4,
    6,
    5,
    firstOnQuay,
    mean(4 * hours, 48 * hours, 2 * hours),
    3,
    10 * minutes,
  ]);
  const firstOfLost = mean(1 * hours, 18 * hours, 5 * minutes);
  expect(figuresOf('label', lost, week)).toEqual([3, 4, 4, firstOfLost, mean(4 * hours, 48 * hours), 2, 10 * minutes]);
});

test('a window includes its start and excludes its end', () => {
  // A conversation was created at 10:00, with the first reply at 11:00.
  const [conversations, , , firstResponse] = figuresOf('account', undefined, between('04 10:00', '04 11:00'));
  expect([conversations, firstResponse]).toEqual([1, undefined]);
  const [later, , , answered] = figuresOf('account', undefined, between('04 10:01', '04 11:01'));
  expect([later, answered]).toEqual([0, 1 * hours]);
});

test.each<[ScopeType, string | undefined]>([
  ['agent', undefined],
  ['agent', ''],
  ['agent', '99'],
  ['agent', 'abc'],
  ['agent', `${mail}`],
  ['inbox', `${ada}`],
  ['team', `${ada}`],
  ['label', `${ada}`],
])('throws for the %s "%s"', (type, text) => {
  expect(() => getScope(office.account, type, text)).toThrow(new ApiError('unknown'));
});

test('an account needs no id, and ignores one', () => {
  expect(getScope(office.account, 'account', 'x').conversations().count(week.from, week.until)).toBe(8);
});

// ---- Over time ----

interface SeriesOptions {
  window?: Window;
  counted?: Window;
  unit?: BucketUnit;
  offset?: number;
  businessHours?: boolean;
}

function seriesOf(name: string, options: SeriesOptions = {}) {
  const { window = week, counted = window, unit = 'day', offset = 0, businessHours = false } = options;
  const zone = createFixedZone(offset * 60);
  const scope = getScope(office.account, 'account', undefined);
  const metric = metrics[name] as Metric;
  return toTimeseries({ metric, scope, window, counted, unit, zone, businessHours });
}

const valuesOf = (name: string, options?: SeriesOptions) => seriesOf(name, options).map(({ value }) => value);

test('returns a count for each day, with the timestamp of midnight', () => {
  const points = seriesOf('conversations_count');
  expect(points.map(({ value }) => value)).toEqual([2, 1, 1, 1, 1, 1, 1]);
  expect(points.map(({ timestamp }) => timestamp)).toEqual(
    ['04', '05', '06', '07', '08', '09', '10'].map((date) => at(`${date} 00:00`) / 1000),
  );
  expect(points[0]).not.toHaveProperty('count', expect.anything());
});

test.each([
  ['incoming_messages_count', [3, 1, 1, 1, 2, 1, 1]],
  ['outgoing_messages_count', [2, 2, 1, 1, 1, 0, 1]],
  ['resolutions_count', [1, 0, 2, 1, 0, 0, 0]],
  ['bot_resolutions_count', [0, 0, 1, 0, 0, 0, 0]],
  ['bot_handoffs_count', [0, 1, 0, 0, 0, 0, 0]],
])('returns %s for each day', (name, values) => {
  expect(valuesOf(name)).toEqual(values);
});

test('an average has the number of its events, which distinguishes 0 from no events', () => {
  const point = (date: string, value: number, count: number) => ({
    timestamp: at(`${date} 00:00`) / 1000,
    value,
    count,
  });
  const window = between('09 00:00', '11 00:00');
  expect(seriesOf('avg_first_response_time', { window })).toEqual([point('09', 0, 0), point('10', 90 * minutes, 1)]);
  expect(seriesOf('avg_first_response_time', { window, businessHours: true })).toEqual([
    point('09', 0, 0),
    point('10', 0, 1),
  ]);
  expect(seriesOf('avg_resolution_time', { window: between('06 00:00', '07 00:00') })).toEqual([
    point('06', mean(30 * minutes, 48 * hours), 2),
  ]);
  expect(seriesOf('reply_time', { window: between('04 00:00', '05 00:00') })).toEqual([point('04', 10 * minutes, 1)]);
});

test('counts only the part of a bucket within the window', () => {
  const window = between('04 10:30', '06 09:00');
  const points = seriesOf('conversations_count', { window });
  // Of the 4th, only 16:00 counts; of the 6th, nothing.
  expect(points.map(({ value }) => value)).toEqual([1, 1, 0]);
  expect(points[0]?.timestamp).toBe(at('04 00:00') / 1000);
});

test('three hours east, 22:00 on Sunday belongs to Monday', () => {
  const points = seriesOf('conversations_count', { offset: 3 });
  expect(points.map(({ value }) => value)).toEqual([2, 1, 1, 1, 1, 1, 0, 1]);
  expect(points[0]?.timestamp).toBe(at('03 21:00') / 1000);
});

test('groups by hour, week, month and year; any other value means day', () => {
  expect(valuesOf('conversations_count', { unit: 'hour', window: between('04 10:00', '04 17:00') })).toEqual([
    1, 0, 0, 0, 0, 0, 1,
  ]);
  expect(valuesOf('conversations_count', { unit: 'week', window: between('06 00:00', '12 00:00') })).toEqual([4, 1]);
  expect(valuesOf('conversations_count', { unit: 'month' })).toEqual([8]);
  expect(['hour', 'week', 'month', 'year', 'decade', undefined].map(toUnit)).toEqual([
    'hour',
    'week',
    'month',
    'year',
    'day',
    'day',
  ]);
});

test('returns no points without a window', () => {
  expect(seriesOf('conversations_count', { window: emptyWindow })).toEqual([]);
  expect(seriesOf('avg_first_response_time', { window: emptyWindow, unit: 'hour' })).toEqual([]);
  expect(figuresOf('account', undefined, emptyWindow)).toEqual([0, 0, 0, undefined, undefined, 0, undefined]);
});

test('a window that ends at or before its start has one empty bucket', () => {
  const point = (time: string) => [{ timestamp: at(time) / 1000, value: 0, count: undefined }];
  expect(seriesOf('conversations_count', { window: between('04 10:00', '04 10:00') })).toEqual(point('04 00:00'));
  expect(seriesOf('conversations_count', { window: between('05 10:30', '04 10:00'), unit: 'hour' })).toEqual(
    point('05 10:00'),
  );
});

test('counts a repeated hour in its second occurrence', () => {
  const window = { from: Date.UTC(2024, 9, 27, 0), until: Date.UTC(2024, 9, 27, 4), isBounded: true };
  const office = createTestAccount();
  for (const minute of [30, 90, 120]) {
    const time = new Date(window.from + minute * 60_000).toISOString();
    // The short form of instants is for March only, so this is a full event.
    office.happen({
      type: 'conversation.created',
      at: Date.parse(time),
      account: 1,
      conversation: 200 + minute,
      display_id: 200 + minute,
      inbox: mail,
      contact: 61,
      status: 'open',
    });
  }
  const points = toTimeseries({
    metric: metrics.conversations_count as Metric,
    scope: getScope(office.account, 'account', undefined),
    window,
    counted: window,
    unit: 'hour',
    zone: createIanaZone('Europe/Amsterdam'),
    businessHours: false,
  });
  expect(points.map(({ value }) => value)).toEqual([0, 2, 1, 0]);
});

test.each([`${ada}x`, ` ${ada}`, `${ada}.5`, `+${ada}`, '0'.repeat(14) + ada])(
  '"%s" is read as a number begins',
  (text) => {
    expect(getScope(office.account, 'agent', text).conversations().count(week.from, week.until)).toBe(3);
  },
);

test('keeps the buckets before the counted part, with 0', () => {
  const counted = between('04 12:00', '11 00:00');
  expect(valuesOf('conversations_count', { counted })).toEqual([1, 1, 1, 1, 1, 1, 1]);
});

test('rejects more than 50,000 buckets', () => {
  const until = week.from + 50_000 * 3_600_000;
  const options = (more: number) => ({ window: { ...week, until: until + more }, unit: 'hour' }) as const;
  expect(valuesOf('conversations_count', options(0))).toHaveLength(50_000);
  expect(() => valuesOf('conversations_count', options(1))).toThrow(
    expect.objectContaining({
      kind: 'invalid',
      problems: [expect.objectContaining({ name: 'until', message: expect.stringContaining('50000 buckets (hour)') })],
    }),
  );
});

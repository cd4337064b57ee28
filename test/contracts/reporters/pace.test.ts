import { expect, test } from 'vitest';
import { createRateLimitNotice } from '../../../contracts/client/rate-limit-notice.ts';
import { parseReportFlag } from '../../../contracts/reporters/index.ts';
import type { Sink } from '../../../contracts/reporters/reporter.ts';
import { toPaceSentence } from '../../../contracts/reporters/sentences.ts';
import type { CheckEvent, RateLimitedEvent } from '../../../contracts/results/check-report.ts';
import { reportEvents } from './report-events.ts';

const paced: RateLimitedEvent = {
  type: 'paced',
  ...{ intervalMs: 750, allowedPerMinute: 100, requestsLeft: 240, leftMs: 180_000 },
};
const sentence = 'The server allows about 100 requests a minute; about 240 are left, about 3 minutes.';

/** The output of the report "pretty", with the event after the first case. */
function write(sink: Partial<Sink> = {}): string {
  const events = reportEvents['all-sorts'] ?? [];
  const first = events.findIndex(({ type }) => type === 'case') + 1;
  const all: CheckEvent[] = [...events.slice(0, first), paced, ...events.slice(first)];
  let written = '';
  const reporter = parseReportFlag('pretty').reporter.create({ write: (text) => (written += text), ...sink });
  for (const event of all) reporter.on(event);
  return written;
}

test('the terminal shows the rate limit and the estimated time once', () => {
  expect(write().split(sentence)).toHaveLength(2);
  const screen = write({ isTTY: true, hasColour: false, columns: 100 });
  expect(screen).toContain(`\u001b[K${sentence}\n`);
  const left = [...screen.matchAll(/ (\d+)\/14, about (\d+ \w+) left /g)].map(([, done, time]) => `${done}: ${time}`);
  expect([left[0], left.at(-1)]).toEqual(['1: 3 minutes', '13: 14 seconds']);
});

test.each<[more: Partial<RateLimitedEvent>, words: string]>([
  [{ requestsLeft: 1, leftMs: 900 }, 'about 1 is left, about 1 second.'],
  [{ leftMs: 99_000 }, 'about 99 seconds.'],
  [{ leftMs: 720_000 }, 'about 12 minutes.'],
  [{ allowedPerMinute: 1 }, 'about 1 request a minute;'],
])('writes counts and durations in words: %j', (more, words) => {
  expect(toPaceSentence({ ...paced, ...more })).toContain(words);
});

test('emits the rate limit once, with an estimate from the finished cases', () => {
  const client = { sentCount: 0, learntIntervalMs: 0 };
  const notice = createRateLimitNotice(client, 100, 8);
  expect(notice.step()).toBeUndefined();
  Object.assign(client, { sentCount: 30, learntIntervalMs: 750 });
  expect(notice.step()).toEqual({
    type: 'paced',
    ...{ intervalMs: 750, allowedPerMinute: 100, requestsLeft: 294, leftMs: 220_500 },
  });
  expect(notice.step()).toBeUndefined();
});

test.each([
  ['without a limit', 0, 100],
  ['at its end', 750, 1],
])('emits nothing for a check %s', (_, learntIntervalMs, cases) => {
  expect(createRateLimitNotice({ sentCount: 5, learntIntervalMs }, cases, 8).step()).toBeUndefined();
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findLongSleeps } from './fixed-sleeps.ts';

const folder = import.meta.dirname;

/** Test files that may sleep longer, with the number of sleeps and the reason. */
const exceptions: Readonly<Record<string, { count: number; because: string }>> = {
  'cli/signals.test.ts': {
    count: 2,
    because: 'a second signal within 500 ms counts as a repetition of the first, and is ignored',
  },
  'contracts/client/client.test.ts': {
    count: 1,
    because: 'responses must take longer than the interval of the rate, so that workers overlap',
  },
  'contracts/client/rate-limits.test.ts': {
    count: 1,
    because: 'the check reaches its timeout while the client waits for Retry-After',
  },
  'contracts/client/request-queue.test.ts': { count: 1, because: "Vitest's fake timers run it" },
  'contracts/proxy/forward.test.ts': {
    count: 2,
    because: 'a target must be silent for longer than the timeout, which no longer applies',
  },
};

test('finds no long sleeps in tests', () => {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.m?[jt]sx?$/.test(name));
  const found: Record<string, number> = {};
  const strange: string[] = [];
  for (const name of names.map((each) => each.replaceAll('\\', '/'))) {
    const sleeps = findLongSleeps(readFileSync(join(folder, name), 'utf8'));
    if (sleeps.length === 0) continue;
    found[name] = sleeps.length;
    if (sleeps.length !== exceptions[name]?.count)
      for (const { line, ms } of sleeps) strange.push(`test/${name}:${line} sleeps ${ms ?? 'an unknown number of'} ms`);
  }
  expect(strange, 'Wait with expect.poll, vi.waitFor or an event').toEqual([]);
  expect(Object.keys(exceptions)).toEqual(Object.keys(found).sort());
});

describe('findLongSleeps', () => {
  test.each([
    ['await new Promise((resolve) => setTimeout(resolve, 51));', 51],
    ['setTimeout(() => response.end(), 1_500);', 1500],
    ['globalThis.setTimeout(resolve, 2 * 60 * 1000);', 120_000],
    ["import { setTimeout } from 'node:timers/promises';\nawait setTimeout(100);", 100],
    ["import { setTimeout as rest } from 'timers/promises';\nawait rest(100);", 100],
    ['const sleep = (ms: number) => new Promise((r) => setTimeout(r, ms));\nawait sleep(2000);', 2000],
    ['await page.waitForTimeout(500);', 500],
    ['await new Promise((resolve) => setTimeout(resolve, takes));', undefined],
  ])('finds the sleep of %j', (source, ms) => {
    expect(findLongSleeps(source)).toEqual([{ line: source.split('\n').length, ms }]);
  });

  test.each([
    'await new Promise((resolve) => setTimeout(resolve, 50));',
    'setTimeout(stop);',
    'setTimeout(resolve, count % 4);',
    'socket.setTimeout(60_000, () => socket.destroy());',
    'queue.pause(120);',
    "import { setTimeout as sleep } from 'node:timers/promises';\nawait sleep(2);",
    'await vi.advanceTimersByTimeAsync(1000);',
  ])('finds none in %j', (source) => {
    expect(findLongSleeps(source)).toEqual([]);
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import { buildIfNeeded } from '../build.ts';
import { writeTwinDocument } from '../faulty/twin-document.ts';
import { bodies } from './bodies.ts';
import { findCanaries } from './canaries.ts';
import { connections } from './connections.ts';
import { contents } from './contents.ts';
import { headers } from './headers.ts';
import { startHostile } from './hostile-server.ts';
import { patience } from './patience.ts';
import { runCheckProcess, written } from './run-check.ts';

/** MB; some 150 of them are there before the first request. */
const mostMemory = 300;
/** Milliseconds. */
const longest = 20_000;

beforeAll(buildIfNeeded);

describe.concurrent('A server that', () => {
  test.each([...connections, ...patience, ...headers, ...contents, ...bodies])(
    '$name is reported in time, in little memory, and gives nothing away',
    async ({ act, after, isDeaf, flags = [], expect: due }) => {
      const server = await startHostile({ act, after, isDeaf });
      const usual = [
        '--vendor',
        'rocketchat',
        '--spec',
        await writeTwinDocument('rocketchat'),
        '--timeout',
        String(longest / 1000),
      ];
      const outcome = await runCheckProcess(server.url, [...usual, ...flags]);
      await server.close();
      expect(outcome.stderr).toBe('');
      expect(outcome.report.failure?.kind).toBe(due.failure);
      expect(outcome.exitCode).toBe(due.exitCode);
      expect(outcome.reports.json).toMatch(due.says);
      expect(Object.keys(outcome.reports).sort()).toEqual(written);
      expect(findCanaries(Object.values(outcome.reports).join('\n') + outcome.stdout)).toEqual([]);
      expect(outcome.peak).toBeLessThan(mostMemory);
      expect(outcome.report.durationMs).toBeLessThan(longest);
    },
    60_000,
  );
});

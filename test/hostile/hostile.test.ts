import type { ChildProcess } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildIfNeeded } from '../build.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import { bodies } from './bodies.ts';
import { findCanaries } from './canaries.ts';
import { certified } from './certified.ts';
import { clocks } from './clocks.ts';
import { connections } from './connections.ts';
import { contents } from './contents.ts';
import { encodings } from './encodings.ts';
import { headers } from './headers.ts';
import { startHostile } from './hostile-server.ts';
import { interruptions } from './interruptions.ts';
import { proxied } from './proxied.ts';
import { rateLimits } from './rate-limits.ts';
import { runCheckProcess, written } from './run-check.ts';
import { assertWhole } from './whole.ts';

/** MB, of which about 150 are used before the first request. */
const mostMemory = 300;
/** Milliseconds. An idle machine needs one or two seconds. */
const longest = 60_000;

beforeAll(buildIfNeeded);

describe.concurrent('A server that', () => {
  test.each([
    ...connections,
    ...rateLimits,
    ...headers,
    ...contents,
    ...bodies,
    ...certified,
    ...proxied,
    ...encodings,
    ...clocks,
    ...interruptions,
  ])(
    '$name is reported in time, with little memory and without secrets',
    async ({ flags = [], signals = [], expect: due, ...hostile }) => {
      let check: ChildProcess | undefined;
      const onAct = () => {
        for (const signal of signals) check?.kill(signal);
      };
      const server = await startHostile({ ...hostile, onAct });
      const usual = [
        '--vendor',
        'rocketchat',
        '--spec',
        await writeReferenceDocument('rocketchat'),
        '--timeout',
        String(longest / 1000),
      ];
      const { env } = server;
      const onStart = (child: ChildProcess) => {
        check = child;
      };
      const outcome = await runCheckProcess(server.url, [...usual, ...flags], { env, onStart });
      await server.close();
      expect(outcome.stderr).toMatch(due.warns ?? /^$/);
      expect(outcome.report.failure?.kind).toBe(due.failure);
      expect(outcome.exitCode).toBe(due.exitCode);
      expect(outcome.reports.json).toMatch(due.says);
      if (due.proxied) expect(server.proxy?.asked.join('\n')).toMatch(due.proxied);
      else expect(server.proxy?.asked ?? []).toEqual([]);
      expect(Object.keys(outcome.reports).sort()).toEqual(written);
      assertWhole(outcome.reports, outcome.report.failure);
      expect(findCanaries(Object.values(outcome.reports).join('\n') + outcome.stdout + outcome.stderr)).toEqual([]);
      expect(outcome.peak).toBeLessThan(mostMemory);
      expect(outcome.report.durationMs).toBeLessThan(longest);
    },
  );
});

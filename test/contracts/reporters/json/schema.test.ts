import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, expect, test } from 'vitest';
import type { CheckEvent } from '../../../../contracts/index.ts';
import { buildIfNeeded } from '../../../build.ts';
import { outgoing, rewrite } from '../../../faulty/fault.ts';
import { collect, collectUnreachable, combine, deviating, hostile, redirecting, report } from '../collect.ts';

const require = createRequire(import.meta.url);
let validators: Record<'report' | 'event', (value: unknown) => unknown>;

beforeAll(() => {
  // Loads the schemas like a user: by the name of the package, from the build.
  buildIfNeeded();
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  const ofReport = ajv.compile(require('chatpact/check-report.schema.json'));
  const ofEvent = ajv.compile(require('chatpact/check-event.schema.json'));
  validators = {
    report: (value) => ofReport(value) || ofReport.errors,
    event: (value) => ofEvent(value) || ofEvent.errors,
  };
});

const outcomes: [name: string, exitCode: number, events: () => Promise<CheckEvent[]>][] = [
  ['a check that passes', 0, () => collect()],
  ['violations and warnings', 1, () => collect(combine(hostile, deviating))],
  ['a redirect', 1, () => collect(redirecting)],
  ['known deviations in a strict check', 1, () => collect(deviating, true)],
  ['empty responses', 1, () => collect(rewrite(outgoing, () => []))],
  ['an unreachable server', 3, () => collectUnreachable()],
];

test.each(outcomes)('the published schemas accept the report of %s', async (_, exitCode, toEvents) => {
  const events = await toEvents();
  const parsed = JSON.parse(report('json', events));
  expect(parsed.exitCode).toBe(exitCode);
  expect(validators.report(parsed)).toBe(true);

  const lines = report('ndjson', events).trimEnd().split('\n');
  expect(lines).toHaveLength(events.length);
  for (const line of lines) expect(validators.event(JSON.parse(line))).toBe(true);
});

test('the schema of events describes the event of a rate limit', () => {
  const paced = { type: 'paced', intervalMs: 750, allowedPerMinute: 100, requestsLeft: 240, leftMs: 180_000 };
  expect(validators.event(paced)).toBe(true);
  expect(validators.event({ ...paced, leftMs: -1 })).not.toBe(true);
});

test('the schemas reject invalid reports and events', () => {
  expect(validators.report({ format: 'chatpact.check/1' })).not.toBe(true);
  expect(validators.event({ type: 'case', result: { verdict: 'fine' } })).not.toBe(true);
});

test('writes events when they occur', async () => {
  const written: string[] = [];
  const events = await collect();
  report('ndjson', events.slice(0, 4), { write: (text) => written.push(text) });
  expect(written.map((line) => JSON.parse(line).type)).toEqual(['started', 'target', 'planned', 'case']);
});

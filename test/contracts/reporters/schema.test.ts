import { createRequire } from 'node:module';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { beforeAll, expect, test } from 'vitest';
import type { CheckEvent } from '../../../contracts/index.ts';
import { buildIfNeeded } from '../../build.ts';
import { outgoing, rewrite } from '../../faulty/fault.ts';
import { collect, collectUnreachable, combine, deviating, hostile, redirecting, report } from './collect.ts';

const require = createRequire(import.meta.url);
let validators: Record<'report' | 'event', (value: unknown) => unknown>;

beforeAll(() => {
  // As a user of the package gets them: by its name, from what is shipped.
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
  ['a pass', 0, () => collect()],
  ['violations and warnings', 1, () => collect(combine(hostile, deviating))],
  ['a redirect', 1, () => collect(redirecting)],
  ['known deviations under strict', 1, () => collect(deviating, true)],
  ['empty answers', 1, () => collect(rewrite(outgoing, () => []))],
  ['a target that is not there', 3, () => collectUnreachable()],
];

test.each(outcomes)('The published schemas describe the report of %s', async (_, exitCode, toEvents) => {
  const events = await toEvents();
  const parsed = JSON.parse(report('json', events));
  expect(parsed.exitCode).toBe(exitCode);
  expect(validators.report(parsed)).toBe(true);

  const lines = report('ndjson', events).trimEnd().split('\n');
  expect(lines).toHaveLength(events.length);
  for (const line of lines) expect(validators.event(JSON.parse(line))).toBe(true);
});

test('The schema of events describes what a server that limits requests brings about', () => {
  const paced = { type: 'paced', intervalMs: 750, allowedPerMinute: 100, requestsLeft: 240, leftMs: 180_000 };
  expect(validators.event(paced)).toBe(true);
  expect(validators.event({ ...paced, leftMs: -1 })).not.toBe(true);
});

test('The schemas refuse what is no report', () => {
  expect(validators.report({ format: 'chatpact.check/1' })).not.toBe(true);
  expect(validators.event({ type: 'case', result: { verdict: 'fine' } })).not.toBe(true);
});

test('Events are written as they happen', async () => {
  const written: string[] = [];
  const events = await collect();
  report('ndjson', events.slice(0, 4), { write: (text) => written.push(text) });
  expect(written.map((line) => JSON.parse(line).type)).toEqual(['started', 'target', 'planned', 'case']);
});

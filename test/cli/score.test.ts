import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CheckReport } from '../../contracts/index.ts';
import { toEvents } from '../../contracts/merge/merge-reports.ts';
import { referenceCredentials } from '../contracts/check-reference-server.ts';
import { report as toText } from '../contracts/reporters/collect.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import { startReferenceServer } from '../faulty/reference-server.ts';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

let referenceServer: Awaited<ReturnType<typeof startReferenceServer>>;
const folder = workInFolder(referenceCredentials);
let document: string;
beforeAll(async () => {
  document = await writeReferenceDocument('rocketchat');
  referenceServer = await startReferenceServer();
});
afterAll(() => referenceServer.close());

const words = () => [referenceServer.url, '--vendor', 'rocketchat', '--spec', document];
const readReport = () => JSON.parse(readFileSync(join(folder.path, 'out.json'), 'utf8')) as CheckReport;

describe('chatpact score', () => {
  test('prints the score of each family in total, by operation and by kind of mutant, and lists undetected mutants', async () => {
    const { exitCode, stdout } = await runCli('score', ...words(), '--report', 'json=out.json');
    const report = readReport();
    expect(report.score?.mutants).toBeGreaterThan(10);
    expect(exitCode).toBe(0);
    expect(stdout).toContain(`${report.score?.percent} % of ${report.score?.mutants} mutants are detected`);
    expect(stdout).toMatch(/schema as published {2}schema, closed {2}relations and pages {2}all checks +n\n/);
    expect(stdout).toMatch(/^all responses +[\d.]+ % +[\d.]+ % +[\d.]+ % +[\d.]+ % +\d+$/m);
    for (const name of [
      ...Object.keys(report.score?.byOperation ?? {}),
      ...Object.keys(report.score?.byMutation ?? {}),
    ]) {
      expect(stdout).toContain(`\n${name} `);
    }
    const left = report.score?.survivors.length ?? 0;
    expect(stdout).toContain(left === 0 ? 'Every mutant is detected.' : `Undetected: ${left}`);
    for (const name of ['pretty', 'markdown', 'html']) expect(toText(name, toEvents(report))).toMatch(/score/i);
    expect(toText('pretty', toEvents(report))).toMatch(
      /Mutation score: mutated responses that the check detects\n {2}schema as published +[\d.]+ %/,
    );
  });

  test('exits with 4 below --min-score', async () => {
    const { exitCode } = await runCli('check', ...words(), '--min-score', '100', '--report', 'json=out.json');
    const { score } = readReport();
    expect(score?.least).toBe(100);
    expect(exitCode).toBe((score?.percent ?? 0) < 100 ? 4 : 0);
  });

  test.each(['101', '-1', 'all', ''])('refuses %j as a score', async (value) => {
    expect((await runCli('check', ...words(), `--min-score=${value}`)).exitCode).toBe(2);
  });
});

describe('chatpact check --only', () => {
  test('runs matching cases, and is repeatable', async () => {
    const plan = async (...flags: string[]) => (await runCli('check', ...words(), '--dry-run', ...flags)).stdout;
    const all = (await plan()).trim().split('\n');
    const some = (await plan('--only', 'relation/*', '--only', 'get-api-info/*')).trim().split('\n');
    expect(some.length).toBeLessThan(all.length);
    expect(some.every((line) => /^(relation|get-api-info)\//.test(line))).toBe(true);
    expect(some.some((line) => line.startsWith('relation/'))).toBe(true);
  });

  test.each(['nothing', '', 'relation', '[a', '('])('refuses %j, which matches no case', async (pattern) => {
    const { exitCode, stderr } = await runCli('check', ...words(), `--only=${pattern}`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`No case matches "${pattern}".`);
  });
});

test('says in the report that a check has no score', () => {
  const report = { vendor: 'x', url: 'y', cases: [], summary: { verdicts: {}, deviations: [], cases: 0 }, exitCode: 4 };
  expect(toText('score', [{ type: 'finished', report: report as unknown as CheckReport }])).toContain('--score');
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkContract } from '../../contracts/index.ts';
import { referenceCredentials } from '../contracts/check-reference-server.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import { startReferenceServer } from '../faulty/reference-server.ts';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

const folder = workInFolder();

async function writeShards(count: number): Promise<void> {
  const referenceServer = await startReferenceServer();
  const document = await writeReferenceDocument('rocketchat');
  for (let index = 1; index <= count; index++) {
    const who = { url: referenceServer.url, vendor: 'rocketchat', document, credentials: referenceCredentials };
    const options = { ...who, shard: { index, count } };
    folder.write(`${index}.json`, JSON.stringify(await checkContract(options)));
  }
  await referenceServer.close();
}

/** The first case of a report. */
const first = ({ cases }: Record<string, unknown>): object => (Array.isArray(cases) ? cases[0] : {});

describe('chatpact report merge', () => {
  test('merges the reports of shards into one, for all reporters', async () => {
    await writeShards(2);
    const { exitCode, stdout } = await runCli(
      ...['report', 'merge', '1.json', '2.json', '--report', 'pretty', '--report', 'json=whole.json'],
      ...['--report', 'junit=whole.xml'],
    );
    const read = (name: string) => readFileSync(join(folder.path, name), 'utf8');
    const [one, two, whole] = ['1.json', '2.json', 'whole.json'].map((name) => JSON.parse(read(name)));
    expect(whole.summary.cases).toBe(one.summary.cases + two.summary.cases);
    expect([exitCode, whole.exitCode, 'shard' in whole]).toEqual([0, 0, false]);
    expect(stdout).toContain(`${whole.summary.cases} cases, ${one.summary.requests + two.summary.requests} requests`);
    expect(read('whole.xml')).toContain(`tests="${whole.summary.cases}"`);
    // A merged report can be merged again.
    expect((await runCli('report', 'merge', 'whole.json')).exitCode).toBe(0);
  });

  test.each(['pretty', 'github', 'markdown', 'ndjson', 'junit', 'sarif', 'html'])(
    'escapes control sequences and CI commands of a foreign report in %s',
    async (reporter) => {
      await writeShards(1);
      const attack = '::error::pwned\u001b]8;;http://evil.example\u0007\n##vso[task.setvariable]x';
      const foreign = JSON.parse(readFileSync(join(folder.path, '1.json'), 'utf8'));
      const [first] = foreign.cases;
      const place = { check: 'status', operation: first.operation, caseId: first.id, pointer: '', fingerprint: 'x' };
      const found = { keyword: 'x', severity: 'violation', expected: null, actual: null, occurrences: 1 };
      first.findings = [{ ...place, ...found, message: attack, curl: attack }];
      first.verdict = 'violation';
      folder.write('1.json', JSON.stringify(foreign));
      const { stdout, stderr } = await runCli('report', 'merge', '1.json', '--report', reporter);
      expect(stdout).toContain('pwned');
      expect(stderr).toBe('');
      expect(
        stdout.split('\n').filter((line) => /^\s*::error::pwned|##vso\[/.test(line) || line.includes('\u001b]')),
      ).toEqual([]);
    },
  );

  test('exits with 4 if a shard is missing', async () => {
    await writeShards(2);
    const { exitCode, stdout } = await runCli('report', 'merge', '2.json');
    expect(exitCode).toBe(4);
    expect(stdout).toContain('Expected reports of 2 shards. Missing: 1.');
  });

  test.each<[what: string, change: (report: Record<string, unknown>) => unknown]>([
    ['another URL', (report) => ({ ...report, url: 'http://elsewhere.example/' })],
    ['another vendor', (report) => ({ ...report, vendor: 'chatwoot' })],
    ['another format', (report) => ({ ...report, format: 'chatpact.check/9' })],
    ['a former kind of case', (report) => ({ ...report, cases: [{ ...first(report), kind: 'walk' }] })],
    ['an invalid case', (report) => ({ ...report, cases: [7] })],
    ['an empty object', () => ({})],
  ])('refuses %s with exit code 2', async (_, change) => {
    await writeShards(1);
    const report = JSON.parse(readFileSync(join(folder.path, '1.json'), 'utf8'));
    folder.write('2.json', JSON.stringify(change(report)));
    const { exitCode, stderr } = await runCli('report', 'merge', '1.json', '2.json');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^chatpact: .*\[(INVALID_REPORT|MISMATCHED_REPORTS|INVALID_DOCUMENT|MISSING_REPORT)\]$/m);
  });

  test.each([[['report', 'merge']], [['report', 'merge', 'none.json']], [['report', 'burn']]])(
    'refuses %j with exit code 2',
    async (words) => {
      expect((await runCli(...words)).exitCode).toBe(2);
    },
  );
});

import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { buildIfNeeded } from '../build.ts';
import { referenceCredentials } from '../contracts/check-reference-server.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import { startReferenceServer } from '../faulty/reference-server.ts';
import { programFile } from '../package-under-test.ts';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

const folder = workInFolder(referenceCredentials);
const nowhere = ['http://127.0.0.1:9', '--vendor', 'chatwoot', '--retries', '0'];
const sentence = 'Cannot write /dev/full: the disk is full (ENOSPC). The exit code is that of the check.';

beforeEach(({ skip }) => {
  if (!existsSync('/dev/full')) skip('there is no /dev/full here');
});

describe('A check on a full disk', () => {
  test.each(['json', 'junit', 'html', 'sarif', 'markdown', 'github', 'pretty', 'ndjson', 'score'])(
    'reports that %s was not written, keeps its exit code and writes the other reports',
    async (name) => {
      const reports = ['--report', `${name}=/dev/full`, '--report', 'json=out.json'];
      const { exitCode, stderr } = await runCli('check', ...nowhere, ...reports);
      expect([exitCode, stderr.match(/Cannot write/g)?.length]).toEqual([3, 1]);
      expect(stderr).toContain(sentence);
      expect(JSON.parse(readFileSync(join(folder.path, 'out.json'), 'utf8')).exitCode).toBe(3);
    },
  );

  test('reports that the job summary was not written', async () => {
    vi.stubEnv('GITHUB_STEP_SUMMARY', '/dev/full');
    const { exitCode, stderr, stdout } = await runCli('check', ...nowhere, '--report', 'github');
    expect([exitCode, stdout]).toEqual([3, expect.stringContaining('::error ')]);
    expect(stderr).toContain(sentence);
  });

  test('reports that a recording was not written', async () => {
    mkdirSync(join(folder.path, 'taken.har'));
    const { exitCode, stderr } = await runCli(
      'check',
      ...nowhere,
      '--record',
      'taken.har',
      '--report',
      'json=out.json',
    );
    expect([exitCode, existsSync(join(folder.path, 'out.json'))]).toEqual([3, true]);
    expect(stderr).toContain('Cannot write the recording taken.har: it is a folder (EISDIR). The exit code is that');
    expect(readdirSync(folder.path).sort()).toEqual(['out.json', 'taken.har']);
  });

  test('reports that standard output was not written', async () => {
    buildIfNeeded();
    const run = promisify(execFile);
    const ends = async (words: string) => {
      const command = `"${process.execPath}" "${programFile}" ${words} > /dev/full`;
      const failed = await run('sh', ['-c', command]).catch((error: { code: number; stderr: string }) => error);
      return [(failed as { code?: number }).code ?? 0, failed.stderr];
    };
    const message = 'chatpact: Cannot write standard output: the disk is full (ENOSPC).\n';
    expect(await ends(`check ${nowhere.join(' ')}`)).toEqual([3, message]);
    expect(await ends('specs print chatwoot')).toEqual([2, message]);
  });
});

describe('Outputs after a check', () => {
  let referenceServer: Awaited<ReturnType<typeof startReferenceServer>>;
  let document = '';
  beforeAll(async () => {
    document = await writeReferenceDocument('rocketchat');
    referenceServer = await startReferenceServer();
  });
  afterAll(() => referenceServer.close());
  beforeEach(() => copyFileSync(document, join(folder.path, 'api.json')));

  test('are written independently, and keep the exit code', async () => {
    const flags = ['--vendor', 'rocketchat', '--spec', 'api.json', '--only', '*/success'];
    const proposals = ['--propose-overlay', '/dev/full'];
    const { exitCode } = await runCli('check', referenceServer.url, ...flags);
    const { exitCode: same, stderr } = await runCli('check', referenceServer.url, ...flags, ...proposals);
    expect([exitCode, same]).toEqual([0, 0]);
    expect(stderr).toContain(sentence);
  });
});

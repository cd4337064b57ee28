import { copyFileSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { CheckReport } from '../../contracts/index.ts';
import { referenceCredentials } from '../contracts/check-reference-server.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import { startReferenceServer } from '../faulty/reference-server.ts';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

const nowhere = 'http://127.0.0.1:9';
let referenceServer: Awaited<ReturnType<typeof startReferenceServer>>;
const folder = workInFolder(referenceCredentials);
let document: string;

beforeAll(async () => {
  document = await writeReferenceDocument('rocketchat');
  referenceServer = await startReferenceServer();
});
afterAll(() => referenceServer.close());
// A found configuration may only read files in its own folder.
beforeEach(() => copyFileSync(document, join(folder.path, 'api.json')));

const readReport = (name: string) => JSON.parse(readFileSync(join(folder.path, name), 'utf8')) as CheckReport;
const chat = (more = '') =>
  `  chat:\n    url: ${referenceServer.url}\n    vendor: rocketchat\n    spec: api.json\n${more}`;

describe('chatpact check', () => {
  test('checks a URL', async () => {
    const { exitCode, stdout } = await runCli(
      'check',
      referenceServer.url,
      '--vendor',
      'rocketchat',
      '--max-requests',
      '3',
    );
    expect(stdout).toContain(`Checking ${referenceServer.url}/ against the contract of rocketchat.`);
    expect(stdout).toContain('the budget of 3 requests is spent');
    expect(exitCode).toBe(4);
  });

  test('writes a report to standard output for "-"', async () => {
    const flags = ['--vendor', 'rocketchat', '--max-requests', '3', '--report', 'json=-'];
    const { exitCode, stdout } = await runCli('check', referenceServer.url, ...flags);
    expect((JSON.parse(stdout) as CheckReport).exitCode).toBe(exitCode);
    expect(existsSync(join(folder.path, '-'))).toBe(false);
  });

  test('writes its report after a timeout, and exits with 4', async () => {
    const flags = ['--timeout', '0.2', '--rate', '300/m', '--report', 'json=out.json'];
    const { exitCode } = await runCli('check', referenceServer.url, '--vendor', 'rocketchat', ...flags);
    expect(exitCode).toBe(4);
    expect(readReport('out.json').failure?.message).toContain('the total timeout of 0.2 s has elapsed');
  });

  test('checks a target with the defaults of the configuration', async () => {
    folder.write(
      'chatpact.config.yaml',
      `defaults:\n  reports: ['json={target}.json']\n  maxRequests: 5\ntargets:\n${chat()}`,
    );
    expect((await runCli('check', 'chat')).exitCode).toBe(4);
    expect(readReport('chat.json')).toMatchObject({
      url: `${referenceServer.url}/`,
      vendor: 'rocketchat',
      summary: { requests: 5 },
    });
  });

  test('applies the defaults of the configuration to a URL', async () => {
    folder.write(
      'chatpact.config.yaml',
      'defaults: { vendor: rocketchat, maxRequests: 2, reports: ["json={target}.json"] }',
    );
    expect((await runCli('check', referenceServer.url)).exitCode).toBe(4);
    expect(readReport('rocketchat.json').summary.requests).toBe(2);
  });

  test('prefers flags over variables, variables over the target, and the target over the defaults', async () => {
    const requests = async (...flags: string[]) => {
      await runCli('check', 'chat', '--report', 'json=out.json', ...flags);
      return readReport('out.json').summary.requests;
    };
    folder.write('chatpact.config.yaml', `defaults: { maxRequests: 2 }\ntargets:\n${chat()}`);
    expect(await requests()).toBe(2);
    folder.write('chatpact.config.yaml', `defaults: { maxRequests: 2 }\ntargets:\n${chat('    maxRequests: 3\n')}`);
    expect(await requests()).toBe(3);
    vi.stubEnv('CHATPACT_MAX_REQUESTS', '4');
    expect(await requests()).toBe(4);
    expect(await requests('--max-requests', '5')).toBe(5);
  });

  test('turns off settings of the configuration with a flag', async () => {
    folder.write('chatpact.config.yaml', `targets:\n${chat('    strict: true\n    maxRequests: 1\n')}`);
    const strict = async (...flags: string[]) => {
      await runCli('check', 'chat', '--report', 'json=out.json', ...flags);
      return readReport('out.json').strict;
    };
    expect([await strict(), await strict('--no-strict')]).toEqual([true, false]);
  });

  test('checks all targets, and exits with the worst code', async () => {
    const gone = `  gone:\n    url: ${nowhere}\n    vendor: chatwoot\n    retries: 0\n`;
    const file = folder.write(
      'mine.yaml',
      `defaults: { reports: ['json={target}.json'], shard: 1 }\ntargets:\n${gone}${chat()}`,
    );
    expect((await runCli('check', '--all', '--config', file)).exitCode).toBe(2);
    folder.write(
      'mine.yaml',
      `defaults: { reports: ['json={target}.json'] }\ntargets:\n${gone}${chat('    maxRequests: 9\n')}`,
    );
    expect((await runCli('check', '--all', '--config', file)).exitCode).toBe(3);
    expect([readReport('gone.json').exitCode, readReport('chat.json').exitCode]).toEqual([3, 4]);
  });

  test('continues after a target with invalid options, and exits with 2', async () => {
    const wrong = `  wrong:\n    url: ${nowhere}\n    vendor: chatwoot\n    operations: { none: { skip: why not } }\n`;
    folder.write(
      'chatpact.config.yaml',
      `targets:\n${wrong}${chat('    maxRequests: 2\n    reports: [json=chat.json]\n')}`,
    );
    const { exitCode, stderr } = await runCli('check', '--all');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^chatpact: wrong: The document has no operation "none".* \[UNKNOWN_OPERATION\]$/m);
    expect(readReport('chat.json').summary.requests).toBe(2);
  });

  test('reads credentials from the variables that a target names', async () => {
    const env = '    env: { CHATPACT_ROCKETCHAT_TOKEN: STAGING_TOKEN }\n';
    const named = ['--config', folder.write('chatpact.config.yaml', `targets:\n${chat(env)}`)];
    const { exitCode, stderr } = await runCli('check', 'chat', ...named);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(
      'The target chat takes CHATPACT_ROCKETCHAT_TOKEN from the environment variable STAGING_TOKEN, which is not set.',
    );
    vi.stubEnv('STAGING_TOKEN', 'not-the-token-of-anybody');
    expect((await runCli('check', 'chat', ...named)).exitCode).toBe(3);
    vi.stubEnv('STAGING_TOKEN', referenceCredentials.CHATPACT_ROCKETCHAT_TOKEN);
    vi.stubEnv('CHATPACT_ROCKETCHAT_TOKEN', 'not-the-token-of-anybody');
    expect((await runCli('check', 'chat', ...named, '--max-requests', '9', '--report', 'json')).stdout).toContain(
      '"verdict": "pass"',
    );
  });

  test('lists the cases of a shard', async () => {
    const plan = async (...flags: string[]) => {
      const { stdout } = await runCli('check', nowhere, '--vendor', 'rocketchat', '--dry-run', ...flags);
      return stdout.trim().split('\n');
    };
    const whole = await plan();
    const shards = [await plan('--shard', '1/2'), await plan('--shard', '2/2')];
    expect(shards.flat().sort()).toEqual([...whole].sort());
    expect(shards.map(({ length }) => length)).toEqual([Math.ceil(whole.length / 2), Math.floor(whole.length / 2)]);
  });

  test('quotes no value of the environment in errors', async () => {
    vi.stubEnv('SECRET_DAY', 'hunter2-hunter2');
    folder.write('chatpact.config.yaml', `targets:\n${chat('    since: $' + '{SECRET_DAY}\n')}`);
    const { exitCode, stderr } = await runCli('check', 'chat');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('"$' + '{SECRET_DAY}".');
    expect(stderr).not.toContain('hunter2');
  });
});

describe('chatpact check exits with 2', () => {
  const url = [nowhere, '--vendor', 'chatwoot'];
  test.each<[words: string[]]>([
    [[]],
    [[nowhere]],
    [['chat.example.com']],
    [[nowhere, '--vendor', 'zammad']],
    [['--all']],
    [['staging']],
    [[...url, '--all']],
    [[...url, '--config', 'none.yaml']],
    [[...url, '--workers', '0']],
    [[...url, '--workers', 'many']],
    [[...url, '--workers', '1.5']],
    [[...url, '--concurrency', '4']],
    [[...url, '--rate', 'fast']],
    [[...url, '--rate', '0']],
    [[...url, '--rate', '10/h']],
    [[...url, '--max-requests', '0']],
    [[...url, '--max-requests', '-1']],
    [[...url, '--max-requests', 'NaN']],
    [[...url, '--timeout', '0']],
    [[...url, '--timeout', '-5']],
    [[...url, '--timeout', 'soon']],
    [[...url, '--timeout', '86401']],
    [[...url, '--request-timeout', '0']],
    [[...url, '--request-timeout', '601']],
    [[...url, '--retries', '11']],
    [[...url, '--shard', '0/2']],
    [[...url, '--shard', '3/2']],
    [[...url, '--shard', '2']],
    [[...url, '--shard', '1/1001']],
    [[...url, '--shard', '1/2/3', '--dry-run']],
    [[...url, '--report', 'parchment']],
    [[...url, '--since', 'tomorrow']],
    [[...url, '--id', 'inbox']],
    [[...url, '--id', 'foo=1']],
    [[...url, '--id', 'inbox=../2']],
    [[...url, '--account-id', 'abc']],
  ])('for %j', async (words) => {
    const { exitCode, stderr, stdout } = await runCli('check', ...words);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/^(chatpact|error): .+/);
    expect(stdout).toBe('');
  });

  test('for a file that cannot be written, before the first request', async () => {
    folder.write('taken/a', '');
    const into = {
      'a folder with its name': ['--report', 'json=taken'],
      'a file with the name of its folder': ['--report', 'junit=taken/a/b/c.xml'],
      'proposals with the name of a folder': ['--propose-overlay', 'taken'],
      'a baseline below a file': ['--baseline', 'taken/a/b', '--baseline-update'],
    };
    for (const [what, flags] of Object.entries(into)) {
      const { exitCode, stderr, stdout } = await runCli(
        'check',
        referenceServer.url,
        '--vendor',
        'rocketchat',
        ...flags,
      );
      expect([what, exitCode, stdout]).toEqual([what, 2, '']);
      expect(stderr).toMatch(/Cannot write taken.*\[UNWRITABLE_FILE\]/);
    }
  });

  test('for a report whose path is a symbolic link, which stays unchanged', async () => {
    folder.write('precious', 'mine');
    symlinkSync('precious', join(folder.path, 'link.html'));
    symlinkSync('nowhere', join(folder.path, 'dangling'));
    for (const name of ['link.html', 'dangling']) {
      const { exitCode, stderr, stdout } = await runCli('check', ...url, '--report', `html=${name}`);
      expect([exitCode, stdout]).toEqual([2, '']);
      expect(stderr).toContain(
        `${name} is a symbolic link, which is not overwritten. Name the file that it leads to. [UNWRITABLE_FILE]`,
      );
    }
    expect(readFileSync(join(folder.path, 'precious'), 'utf8')).toBe('mine');
    expect(existsSync(join(folder.path, 'nowhere'))).toBe(false);
  });

  test('for two reports in the same file', async () => {
    const reports = ['--report', 'json=out', '--report', 'junit=out'];
    const { exitCode, stderr } = await runCli('check', ...url, ...reports);
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/out would be written twice/)]);
  });

  test('for two targets that would write the same file', async () => {
    const targets = ['a', 'b'].map((name) => `  ${name}: { url: ${nowhere}, vendor: chatwoot }\n`).join('');
    folder.write('chatpact.config.yaml', `targets:\n${targets}`);
    const { exitCode, stderr } = await runCli('check', '--all', '--report', 'json=out.json');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/a and b would both write out\.json\. Put \{target\} into its name/);
    expect((await runCli('check', '--all', '--vendor', 'chatwoot')).stderr).toMatch(/each target has its own vendor/);
    expect((await runCli('check', 'c')).stderr).toMatch(/has no target "c"\. Available: a, b\./);
  });
});

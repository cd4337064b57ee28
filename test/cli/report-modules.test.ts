import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMock, type Mock } from '../../mock/server.ts';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

// Report formats of the user: modules that --report names, and reporters of plugins.

const folder = workInFolder();

let mock: Mock;
beforeAll(async () => {
  mock = await createMock({ vendors: ['chatwoot'], scale: 0.1 });
});
afterAll(() => mock.close());

const verdicts = (name: string) => `{
  name: '${name}',
  summary: 'The verdict of each case.',
  create: (sink) => ({
    on: (event) => event.type === 'finished' && sink.write(event.report.cases.map(({ verdict, id }) => verdict + ' ' + id).join()),
  }),
}`;
const module = (name = 'verdicts') => `export default ${verdicts(name)};`;
const expected = 'pass get-account-agents/success';

function check(...words: string[]) {
  const token = mock.identities.find(({ role }) => role === 'administrator')?.headers.api_access_token;
  folder.write('mock.env', `CHATPACT_CHATWOOT_TOKEN=${token}`);
  const only = ['--credentials', join(folder.path, 'mock.env'), '--only', 'get-account-agents/success'];
  return runCli('check', ...words, ...only);
}
const ofMock = () => [mock.url, '--vendor', 'chatwoot'];

describe('--report with a module', () => {
  test('writes to standard output', async () => {
    folder.write('my.mjs', module());
    expect(await check(...ofMock(), '--report', './my.mjs')).toEqual({ stdout: expected, stderr: '', exitCode: 0 });
    expect((await check(...ofMock(), '--report', 'my.mjs=-')).stdout).toBe(expected);
  });

  test('writes to a file, and the report "pretty" to standard output', async () => {
    folder.write('my.mjs', module());
    const { stdout, exitCode } = await check(...ofMock(), '--report', './my.mjs=out/verdicts.txt');
    expect([readFileSync('out/verdicts.txt', 'utf8'), exitCode]).toEqual([expected, 0]);
    expect(stdout).toContain('get-account-agents');
  });

  test('may be in a folder with "=" in its name', async () => {
    folder.write('a=b/my.mjs', module());
    const path = join(folder.path, 'a=b', 'my.mjs');
    expect((await check(...ofMock(), '--report', path)).stdout).toBe(expected);
    await check(...ofMock(), '--report', `${path}=out.txt`);
    expect(readFileSync('out.txt', 'utf8')).toBe(expected);
  });

  test('may have the name of a built-in report, which another --report still finds', async () => {
    folder.write('my.mjs', module('json'));
    const { stdout } = await check(...ofMock(), '--report', './my.mjs', '--report', 'json=out.json');
    expect(stdout).toBe(expected);
    expect(JSON.parse(readFileSync('out.json', 'utf8'))).toMatchObject({ vendor: 'chatwoot' });
  });

  test('may not print between the lines of a report', async () => {
    folder.write('my.mjs', `process.stdout.write('loaded');\n${module()}`);
    expect(await check(...ofMock(), '--report', './my.mjs')).toEqual({
      ...{ stdout: expected, stderr: 'loaded', exitCode: 0 },
    });
  });

  test.each<[what: string, text: string | undefined, said: string]>([
    ['that does not exist', undefined, "Can't read ./my.mjs: no such file. Check the path. [UNREADABLE_FILE]"],
    [
      'without a default export',
      'export const a = 1;',
      './my.mjs has no default export. Write: export default defineReporter({ name: …, summary: …, create: … }) [INVALID_PLUGIN]',
    ],
    [
      'that exports a plugin',
      'export default { name: "acme" };',
      './my.mjs: Expected a report format { name, summary, create } (see defineReporter). [INVALID_PLUGIN]',
    ],
    ['that throws', 'throw new Error("no luck");', "./my.mjs can't be imported: no luck. [INVALID_PLUGIN]"],
    [
      'whose create throws',
      'export default { name: "a", summary: "b", create() { throw new TypeError("canary"); } };',
      'The report "a": create failed with a TypeError at my.mjs:1. [INVALID_PLUGIN]',
    ],
    [
      'whose create returns nothing',
      'export default { name: "a", summary: "b", create() {} };',
      'The report "a": Expected create to return { on }, with a function for the events of the check. [INVALID_PLUGIN]',
    ],
  ])('refuses a module %s', async (_, text, said) => {
    if (text !== undefined) folder.write('my.mjs', text);
    const { exitCode, stdout, stderr } = await check(...ofMock(), '--report', './my.mjs');
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 2, stdout: '', stderr: `chatpact: ${said}\n` });
  });

  test('keeps the other reports and the exit code if the reporter throws, and names the place', async () => {
    folder.write(
      'my.mjs',
      'export default { name: "a", summary: "b", create: () => ({ on() { throw new Error("canary"); } }) };',
    );
    const { exitCode, stdout, stderr } = await check(...ofMock(), '--report', './my.mjs', '--report', 'json');
    expect([exitCode, JSON.parse(stdout).exitCode]).toEqual([0, 0]);
    expect(stderr).toBe(
      'chatpact: The report "a" is not complete: its code failed with a Error at my.mjs:1. Other reports are written. The exit code is that of the check.\n',
    );
  });
});

describe('reporters of a plugin', () => {
  test('are found by name, in addition to the built-in ones', async () => {
    folder.write('plugin.mjs', `export default { name: 'acme', reporters: [${verdicts('verdicts')}] };`);
    const flags = ['--plugin', 'plugin.mjs', '--report', 'verdicts', '--report', 'json=out.json'];
    expect(await check(...ofMock(), ...flags)).toMatchObject({ stdout: expected, exitCode: 0 });
    expect(readFileSync('out.json', 'utf8')).toContain('"exitCode"');
    const { exitCode, stderr } = await check(...ofMock(), '--report', 'verdicts');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('Unknown report "verdicts".')]);
  });

  test('may replace a built-in report', async () => {
    folder.write('plugin.mjs', `export default { name: 'acme', reporters: [${verdicts('json')}] };`);
    expect((await check(...ofMock(), '--plugin', 'plugin.mjs', '--report', 'json')).stdout).toBe(expected);
    expect(JSON.parse((await check(...ofMock(), '--report', 'json')).stdout)).toMatchObject({ exitCode: 0 });
  });

  test('are refused with the plugin if a field is missing', async () => {
    folder.write('plugin.mjs', `export default { name: 'acme', reporters: [{ name: 'a', summary: 'b' }] };`);
    const { exitCode, stderr } = await check(...ofMock(), '--plugin', 'plugin.mjs');
    expect([exitCode, stderr]).toEqual([
      ...[
        2,
        'chatpact: plugin.mjs: Expected a list of reporters (see defineReporter) for reporters, got a list. [INVALID_PLUGIN]\n',
      ],
    ]);
  });
});

describe('A module in reports of a configuration', () => {
  const config = 'chatpact.config.yaml';
  const refusal = `chatpact: ${config}: modules of reports run code, and this configuration was found in the folder, not passed with --config. If you trust it, pass --config ${config}, or --report FILE. [UNTRUSTED_CONFIG]\n`;
  const target = (reports: string) =>
    `targets: { mock: { url: '${mock.url}', vendor: chatwoot, reports: [${reports}] } }`;
  /** A module that leaves a trace when it runs. */
  const traced = `process.stderr.write('ran');\n${module()}`;

  test.each(['./my.mjs', 'my.mjs=out.txt', 'json=out.json, my.mjs'])(
    'is refused if it was found: %s',
    async (reports) => {
      folder.write('my.mjs', traced);
      folder.write(config, target(reports));
      expect(await check('mock')).toEqual({ exitCode: 2, stdout: '', stderr: refusal });
      folder.write(
        config,
        `defaults: { reports: [${reports}] }\n${target('pretty').replace(', reports: [pretty]', '')}`,
      );
      expect(await check('mock')).toEqual({ exitCode: 2, stdout: '', stderr: refusal });
    },
  );

  test('does not run if --report replaces the reports', async () => {
    folder.write('my.mjs', traced);
    folder.write(config, target('./my.mjs'));
    const { exitCode, stdout, stderr } = await check('mock', '--report', 'json');
    expect([exitCode, JSON.parse(stdout).exitCode, stderr]).toEqual([0, 0, '']);
  });

  test('is ignored for a URL, with a notice', async () => {
    folder.write('my.mjs', traced);
    folder.write(config, "defaults: { reports: ['./my.mjs=out.txt'] }");
    const { exitCode, stderr } = await check(...ofMock());
    expect([exitCode, stderr]).toEqual([
      0,
      `chatpact: ${config} was found here, and may not set reports for a URL: use --report, or --config ${config}.\n`,
    ]);
  });

  test('is relative to the configuration that --config names', async () => {
    folder.write('conf/my.mjs', module());
    folder.write(`conf/${config}`, target('./my.mjs=out.txt'));
    mkdirSync('elsewhere');
    process.chdir('elsewhere');
    expect(await check('mock', '--config', `../conf/${config}`)).toMatchObject({ exitCode: 0, stderr: '' });
    expect(readFileSync('../conf/out.txt', 'utf8')).toBe(expected);
  });

  test('may not write outside of the folder of a found configuration', async () => {
    folder.write('project/my.mjs', module());
    folder.write(`project/${config}`, target('./my.mjs=../out.txt'));
    process.chdir('project');
    const { exitCode, stderr } = await check('mock');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('leads out of the folder')]);
  });
});

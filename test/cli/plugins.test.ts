import { execFile } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMock, type Mock } from '../../mock/server.ts';
import { programFile } from '../package-under-test.ts';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

const folder = workInFolder();

let mock: Mock;
beforeAll(async () => {
  mock = await createMock({ vendors: ['chatwoot'] });
});
afterAll(() => mock.close());

const rule = `{ id: 'r', statement: 'The list always fails.', operations: ['get-account-agents'], judge: ({ status }) =>
  status === 200 ? [{ pointer: '', message: 'It succeeds.', expected: 'another', actual: status }] : [] }`;
const module = `export default { name: 'acme', rules: [${rule}] };`;
const only = ['--only', 'get-account-agents/success'];

async function check(...words: string[]) {
  const token = mock.identities.find(({ role }) => role === 'administrator')?.headers.api_access_token;
  folder.write('mock.env', `CHATPACT_CHATWOOT_TOKEN=${token}`);
  return runCli('check', ...words, '--credentials', 'mock.env', ...only);
}
const ofMock = () => [mock.url, '--vendor', 'chatwoot'];

describe('--plugin', () => {
  test('adds a module, and its findings fail the check', async () => {
    folder.write('rules.mjs', module);
    const { exitCode, stdout } = await check(...ofMock(), '--plugin', 'rules.mjs');
    expect(stdout).toContain('The list always fails. It succeeds.');
    expect(stdout).toContain('rule/acme/r');
    expect(stdout).toContain('--plugin acme');
    expect(exitCode).toBe(1);
    expect((await check(...ofMock())).exitCode).toBe(0);
  });

  test('diverts console output of a plugin to standard error', async () => {
    const loud = `process.stdout.write('loaded');\n${module.replace('({ status }) =>', "({ status }) => (process.stdout.write('asked'), 0) ||")}`;
    folder.write('rules.mjs', loud);
    const { stdout, stderr } = await check(...ofMock(), '--plugin', 'rules.mjs', '--report', 'json');
    expect(JSON.parse(stdout)).toMatchObject({ exitCode: 1 });
    expect(stderr).toContain('loaded');
    expect(stderr).toContain('asked');
  });

  test('is repeatable', async () => {
    folder.write('rules.mjs', module);
    folder.write('more.mjs', module.replace('acme', 'more'));
    const { stdout } = await check(...ofMock(), '--plugin', 'rules.mjs', '--plugin', 'more.mjs');
    expect(stdout).toMatch(/rule\/acme\/r[\s\S]*rule\/more\/r/);
  });

  test.each<[what: string, name: string, text: string | undefined, said: string]>([
    [
      'that does not exist',
      'gone.mjs',
      undefined,
      "Can't read gone.mjs: no such file. Check the path. [UNREADABLE_FILE]",
    ],
    [
      'that throws',
      'throws.mjs',
      'throw new Error("no luck");',
      "throws.mjs can't be imported: no luck. [INVALID_PLUGIN]",
    ],
    [
      'without a default export',
      'empty.mjs',
      'export const a = 1;',
      'empty.mjs has no default export. Write: export default definePlugin({ name: … }) [INVALID_PLUGIN]',
    ],
    [
      'that exports something else',
      'list.mjs',
      'export default [1];',
      'list.mjs: Expected a plugin object (see definePlugin), got a list. [INVALID_PLUGIN]',
    ],
  ])('refuses a module %s', async (_, name, text, said) => {
    if (text !== undefined) folder.write(name, text);
    const { exitCode, stderr } = await check(...ofMock(), '--plugin', name);
    expect([exitCode, stderr]).toEqual([2, `chatpact: ${said}\n`]);
  });

  test('adds cases to a dry run', async () => {
    folder.write('rules.mjs', module.replace("operations: ['get-account-agents']", "operations: ['get-agents']"));
    const { exitCode, stderr } = await check(...ofMock(), '--plugin', 'rules.mjs', '--dry-run');
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('has no operation "get-agents"')]);
  });
});

describe('Plugins of a configuration', () => {
  const config = (more = '') =>
    `targets:\n  staging: { url: "${mock.url}", vendor: chatwoot, plugins: [deep/rules.mjs] }\n${more}`;

  test('are loaded from a named configuration, with paths relative to it', async () => {
    folder.write('deep/rules.mjs', module);
    folder.write('mine.yaml', config());
    const { exitCode, stdout } = await check('staging', '--config', 'mine.yaml');
    expect([exitCode, stdout.includes('rule/acme/r')]).toEqual([1, true]);
  });

  test('are refused in a found configuration, unless --plugin replaces them', async () => {
    folder.write('deep/rules.mjs', module);
    folder.write('rules.mjs', module.replace('acme', 'mine'));
    folder.write('chatpact.config.yaml', config());
    const { exitCode, stderr } = await check('staging');
    expect([exitCode, stderr]).toEqual([
      2,
      'chatpact: chatpact.config.yaml: plugins run code, and this configuration was found in the folder, not passed with --config. If you trust it, pass --config chatpact.config.yaml, or --plugin FILE. [UNTRUSTED_CONFIG]\n',
    ]);
    expect((await check('staging', '--plugin', 'rules.mjs')).stdout).toContain('rule/mine/r');
  });

  test('are ignored for a URL, with a notice', async () => {
    folder.write('rules.mjs', 'throw new Error("must not be imported");');
    folder.write('chatpact.config.yaml', 'defaults: { plugins: [rules.mjs] }');
    const { exitCode, stderr } = await check(...ofMock());
    expect([exitCode, stderr]).toEqual([
      0,
      'chatpact: chatpact.config.yaml was found here, and may not set plugins for a URL: use --plugin, or --config chatpact.config.yaml.\n',
    ]);
  });
});

describe('In a separate process', () => {
  /** Runs chatpact in a folder where Node.js cannot resolve chatpact. */
  async function run(text: string, ...words: string[]) {
    folder.write('own.mjs', text);
    const token = mock.identities.find(({ role }) => role === 'administrator')?.headers.api_access_token;
    folder.write('mock.env', `CHATPACT_CHATWOOT_TOKEN=${token}`);
    const args = [
      programFile,
      'check',
      ...ofMock(),
      '--credentials',
      'mock.env',
      '--plugin',
      'own.mjs',
      ...only,
      ...words,
    ];
    return new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) =>
      execFile(process.execPath, args, (error, stdout, stderr) => resolve({ code: error?.code ?? 0, stdout, stderr })),
    );
  }

  test('a plugin imports chatpact/extend of the running program', async () => {
    const text = `import { definePlugin, defineRule } from 'chatpact/extend';\nexport default definePlugin({ name: 'acme', rules: [defineRule(${rule})] });`;
    const { code, stdout } = await run(text);
    expect([code, stdout.includes('rule/acme/r')]).toEqual([1, true]);
  });

  test.each([
    [
      'ends the process',
      module.replace('({ status }) =>', '() => process.exit(0),\n x: () =>').replace(/,\n x:.*/s, ' }] };'),
    ],
    ['never settles', 'await new Promise(() => {});\nexport default { name: "acme" };'],
  ])('exits with 4 for a plugin that %s', async (_, text) => {
    const { code, stderr } = await run(text);
    expect(stderr).toContain('The process ended before the check');
    expect(code).toBe(4);
  });
});

test('explains how to create a missing baseline', async () => {
  const { exitCode, stderr } = await check(...ofMock(), '--baseline', 'known.yaml');
  expect([exitCode, stderr]).toEqual([
    2,
    "chatpact: Can't read known.yaml: no such file. Check the path, or run the check once with --baseline-update to create the file. [UNREADABLE_FILE]\n",
  ]);
});

test('prints the reason of inconclusive cases with --quiet', async () => {
  folder.write('throws.mjs', module.replace(/judge: .*\] : \[\]/s, 'judge: () => { throw new TypeError("x"); }'));
  const { exitCode, stdout } = await check(...ofMock(), '--plugin', 'throws.mjs', '--quiet');
  expect([exitCode, stdout]).toEqual([
    4,
    expect.stringContaining('1 × the rule "acme/r" failed with a TypeError at throws.mjs:'),
  ]);
});

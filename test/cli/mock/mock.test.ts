import { expect, test } from 'vitest';
import { workInFolder } from '../folder.ts';
import { runCli } from '../run-cli.ts';

const folder = workInFolder();

test.each([
  ['no content', ''],
  ['no value', 'CHATPACT_CHATWOOT_TOKEN=\n'],
  ['unknown variables', 'CHATWOOT_TOKEN=abc\n'],
])('refuses a file of tokens with %s, and does not start', async (_, text) => {
  const { exitCode, stdout, stderr } = await runCli(
    'mock',
    '--port',
    '0',
    '--tokens',
    folder.write('tokens.env', text),
  );
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toContain('[EMPTY_TOKENS_FILE]');
  expect(stderr).not.toContain('abc');
});

test('refuses --admin-port with --no-admin', async () => {
  const { exitCode, stderr } = await runCli('mock', '--port', '0', '--no-admin', '--admin-port', '0');
  expect([exitCode, stderr]).toEqual([
    2,
    expect.stringContaining("'--no-admin' cannot be used with option '--admin-port"),
  ]);
});

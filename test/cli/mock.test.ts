import { expect, test } from 'vitest';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

const folder = workInFolder();

test.each([
  ['nothing', ''],
  ['no value', 'CHATPACT_CHATWOOT_TOKEN=\n'],
  ['what is not known', 'CHATWOOT_TOKEN=abc\n'],
])('tokens of one’s own in a file with %s are a mistake, and the mock does not begin without them', async (_, text) => {
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

test('a port for the admin API and none of it at all do not go together', async () => {
  const { exitCode, stderr } = await runCli('mock', '--port', '0', '--no-admin', '--admin-port', '0');
  expect([exitCode, stderr]).toEqual([
    2,
    expect.stringContaining("'--no-admin' cannot be used with option '--admin-port"),
  ]);
});

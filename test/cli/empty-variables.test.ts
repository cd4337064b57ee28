import { expect, onTestFinished, test, vi } from 'vitest';
import { runCli } from './run-cli.ts';

// CI systems set missing secrets and variables to an empty text.

test.each(['CHATPACT_TIMEOUT', 'CHATPACT_SHARD', 'CHATPACT_CONFIG', 'CHATPACT_CHATWOOT_ACCOUNT_ID'])(
  'ignores an empty %s',
  async (name) => {
    const plan = () => runCli('check', 'http://127.0.0.1:9', '--vendor', 'chatwoot', '--dry-run');
    const without = await plan();
    vi.stubEnv(name, '');
    onTestFinished(() => void vi.unstubAllEnvs());
    expect(await plan()).toEqual(without);
    expect(without).toMatchObject({ exitCode: 0, stderr: '' });
  },
);

test.each(['mock', 'doctor'])('refuses an invalid PORT in chatpact %s', async (command) => {
  vi.stubEnv('PORT', 'http');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { exitCode, stderr } = await runCli(command);
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/variable PORT, got "http".*\[INVALID_PORT\]/)]);
});

test('refuses an invalid value of a variable', async () => {
  vi.stubEnv('CHATPACT_TIMEOUT', 'soon');
  onTestFinished(() => void vi.unstubAllEnvs());
  const { exitCode, stderr } = await runCli('check', 'http://127.0.0.1:9', '--vendor', 'chatwoot', '--dry-run');
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('Expected a number, got "soon"')]);
});

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { CheckReport, Plugin } from '../../index.ts';
import { createMock, type Mock } from '../../mock/server.ts';
import { runCli } from '../cli/run-cli.ts';

// Runs examples/own-rules against a mock, as its README says.

const folder = fileURLToPath(new URL('../../examples/own-rules/', import.meta.url));

let mock: Mock;
beforeAll(async () => {
  mock = await createMock({ vendors: ['chatwoot'] });
});
afterAll(() => mock.close());

async function check(...words: string[]): Promise<{ report: CheckReport; exitCode: number }> {
  const token = mock.identities.find(({ role }) => role === 'administrator')?.headers.api_access_token;
  vi.stubEnv('MOCK_URL', mock.url);
  vi.stubEnv('CHATPACT_CHATWOOT_TOKEN', token);
  try {
    const config = join(folder, 'chatpact.config.yaml');
    const { stdout, exitCode } = await runCli('check', 'mock', '--config', config, '--report', 'json', ...words);
    return { report: JSON.parse(stdout), exitCode };
  } finally {
    vi.unstubAllEnvs();
  }
}

describe('examples/own-rules', () => {
  test('passes on the mock, and requests the inbox of its parameter value', async () => {
    const only = [
      '--only',
      'relation:support/*',
      '--only',
      'scenario-test:support/*',
      '--only',
      'operation:get-account-agents',
    ];
    const { report, exitCode } = await check(...only, '--only', 'operation:GetInbox');
    const verdicts = Object.fromEntries(report.cases.map(({ id, verdict }) => [id, verdict]));
    expect(verdicts).toMatchObject({
      'relation/support/every-team-has-a-row': 'pass',
      'scenario-test/support/label-is-listed': 'pass',
      'get-account-agents/success': 'pass',
      'GetInbox/success': 'pass',
    });
    expect(exitCode).toBe(0);
  });

  test('has rules that report violations', async () => {
    const { default: plugin }: { default: Plugin } = await import(join(folder, 'rules.mjs'));
    const [rule] = plugin.rules ?? [];
    const response = {
      operation: 'get-account-agents',
      method: 'GET',
      expected: 'success' as const,
      headers: {},
      durationMs: 1,
    };
    const agents = [{ name: 'Ada' }, { name: ' ' }, {}];
    expect(rule?.judge({ ...response, status: 200, body: agents }).map(({ pointer }) => pointer)).toEqual([
      '/1/name',
      '/2/name',
    ]);
    expect(rule?.judge({ ...response, status: 401, body: { error: 'x' } })).toEqual([]);

    const [relation] = plugin.relations ?? [];
    const window = { from: new Date(0), to: new Date(1) };
    const read = (operation: string, body: unknown) => ({ read: { operation }, query: {}, window, body });
    const judge = (rows: object[]) =>
      relation?.judge([read('list-all-teams', [{ id: 1 }, { id: 2 }]), read('get-team-summary-report', rows)]);
    expect(judge([{ id: '1' }, { id: '2' }])).toEqual({ problems: [], compared: 2 });
    expect(judge([{ id: '1' }])).toMatchObject({ problems: [{ message: '1 of 2 teams have no row.' }] });
  });
});

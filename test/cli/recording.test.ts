import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { referenceCredentials } from '../contracts/check-reference-server.ts';
import { channels, rewrite } from '../faulty/fault.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import { startReferenceServer } from '../faulty/reference-server.ts';
import type { Served } from '../serve.ts';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

const folder = workInFolder(referenceCredentials);
let referenceServer: Served;
let spec: string;

beforeEach(async () => {
  spec = await writeReferenceDocument('chatwoot');
  const spoilt = (body: Record<string, object>) => ({ ...body, 'Channel::Email': { open: 'many' } });
  referenceServer = await startReferenceServer(rewrite<Record<string, object>>(channels, spoilt));
});
afterEach(async () => {
  await referenceServer.close();
});

const forget = () => {
  for (const name of Object.keys(referenceCredentials)) vi.stubEnv(name, '');
};

test('replays a recording without server, vendor and credentials', async () => {
  const live = await runCli('check', referenceServer.url, '--vendor', 'chatwoot', '--spec', spec, '--record', 'kept');
  expect(live.exitCode).toBe(1);
  await referenceServer.close();
  forget();
  const again = await runCli('check', '--replay', 'kept', '--spec', spec, '--report', 'json');
  expect([again.exitCode, again.stderr]).toEqual([1, '']);
  const report = JSON.parse(again.stdout);
  expect(report).toMatchObject({ vendor: 'chatwoot', url: `${referenceServer.url}/`, summary: { requests: 0 } });
  const planned = await runCli('check', '--replay', 'kept', '--spec', spec, '--dry-run');
  expect(planned.stdout.trim().split('\n')).toHaveLength(report.cases.length);
});

test('writes and replays a HAR file', async () => {
  await runCli('check', referenceServer.url, '--vendor', 'chatwoot', '--spec', spec, '--record', 'kept.har');
  expect(JSON.parse(readFileSync(join(folder.path, 'kept.har'), 'utf8')).log.version).toBe('1.2');
  forget();
  const html = ['--report', 'html=out.html', '--report', 'junit=out.xml', '--report', 'sarif=out.sarif'];
  const again = await runCli('check', '--replay', 'kept.har', '--spec', spec, ...html);
  expect([again.exitCode, again.stderr]).toEqual([1, '']);
  expect(readFileSync(join(folder.path, 'out.html'), 'utf8')).toContain(channels);
});

test.each([
  [['--record', 'a', '--replay', 'b'], 'CONFLICTING_OPTIONS'],
  [['--replay', 'nowhere'], 'INVALID_RECORDING'],
  [['--replay', 'nowhere.har'], 'INVALID_RECORDING'],
])('exits with 2 for %j', async (flags, code) => {
  const { exitCode, stderr } = await runCli('check', ...flags);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(`[${code}]`)]);
});

test('refuses targets that would write the same recording', async () => {
  const targets = ['a', 'b'].map((name) => `  ${name}: { url: '${referenceServer.url}', vendor: chatwoot }\n`);
  folder.write('chatpact.config.yaml', `targets:\n${targets.join('')}`);
  const { exitCode, stderr } = await runCli('check', '--all', '--record', 'kept');
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('{target}')]);
});

test('prints findings of chatpact proxy, and a summary at the end', async ({ skip }) => {
  if (process.platform === 'win32') skip('Windows has no signals to send');
  const program = fileURLToPath(new URL('../../cli/main.ts', import.meta.url));
  const flags = ['proxy', '--target', referenceServer.url, '--vendor', 'chatwoot', '--spec', spec, '--port', '0'];
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), program, ...flags]);
  let printed = '';
  child.stdout.on('data', (chunk) => {
    printed += chunk;
  });
  const until = (pattern: RegExp) => vi.waitFor(() => expect(printed).toMatch(pattern), { timeout: 20_000 });
  await until(/Findings: /);
  const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(printed) ?? [];
  const headers = { api_access_token: 'twin-admin-token' };
  const path = '/api/v2/accounts/1/summary_reports/channel?since=1767139200&until=1769731200';
  for (let turn = 0; turn < 10; turn++) await (await fetch(url + path, { headers })).text();
  await until(/10 times: schema\|get-channel-summary-report/);
  child.kill('SIGINT');
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect(code).toBe(1);
  expect(printed.match(/^violation .*many|^violation .*Expected /gm)).toHaveLength(1);
  expect(printed).toMatch(/10 × violation/);
  expect(printed).toMatch(/10 requests, 10 judged; \d+ violations?\./);
  expect(printed).not.toMatch(/twin-admin|1767139200/);
});

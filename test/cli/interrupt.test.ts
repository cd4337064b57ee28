import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { referenceCredentials } from '../contracts/check-reference-server.ts';
import { packageFolder, programFile } from '../package-under-test.ts';
import { type Served, serve } from '../serve.ts';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

const folder = workInFolder();
let server: Served;
let onThird: () => void;

beforeEach(async () => {
  let asked = 0;
  // Answers the first two requests, and leaves all others waiting.
  server = await serve((request, response) => {
    asked++;
    if (request.url === '/api/info') response.end('{"version":"8.4","success":true}');
    else if (asked === 2) response.writeHead(400, { 'content-type': 'application/json' }).end('{}');
    else onThird();
  });
});
afterEach(async () => {
  await server.close();
});

const read = (name: string) => JSON.parse(readFileSync(join(folder.path, name), 'utf8'));

test('exits with 130 after Ctrl+C, and writes the report', async ({ skip }) => {
  if (process.platform === 'win32') skip('Windows has no signals to send');
  const sources = [
    '--import',
    import.meta.resolve('tsx'),
    fileURLToPath(new URL('../../cli/main.ts', import.meta.url)),
  ];
  const program = packageFolder ? [programFile] : sources;
  const flags = ['check', server.url, '--vendor', 'rocketchat', '--report', 'json=out.json'];
  const child = spawn(process.execPath, [...program, ...flags], {
    env: { ...process.env, ...referenceCredentials },
  });
  // Only once: a second signal would end the process before the report is written.
  onThird = () => {
    onThird = () => {};
    child.kill('SIGINT');
  };
  const code = await new Promise((resolve) => child.once('exit', resolve));
  expect(code).toBe(130);
  const report = read('out.json');
  expect(report).toMatchObject({ format: 'chatpact.check/1', failure: { kind: 'stopped' } });
  const last = report.cases.findLast(({ kind }: { kind: string }) => kind !== 'scenario-test');
  expect(last).toMatchObject({ verdict: 'inconclusive', reason: 'the check was stopped' });
});

test('does not check the remaining targets after Ctrl+C', async () => {
  for (const [name, value] of Object.entries(referenceCredentials)) vi.stubEnv(name, value);
  const targets = ['first', 'second'].map((name) => `  ${name}: { url: '${server.url}', vendor: rocketchat }\n`);
  folder.write('chatpact.config.yaml', `defaults: { reports: ['json={target}.json'] }\ntargets:\n${targets.join('')}`);
  onThird = () => process.emit('SIGINT', 'SIGINT');
  expect((await runCli('check', '--all')).exitCode).toBe(130);
  expect(read('first.json').failure.kind).toBe('stopped');
  expect(existsSync(join(folder.path, 'second.json'))).toBe(false);
});

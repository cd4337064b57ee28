import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { buildIfNeeded } from '../build.ts';
import { startMock } from '../mock/start-mock.ts';
import { findCanaries, secrets } from './canaries.ts';
import { program } from './run-check.ts';

beforeAll(buildIfNeeded);

const environment = { ...secrets, CHATPACT_ADMIN_TOKEN: 'canary-admin-token' };

/** An error with all environment variables in its message, its fields and its cause. */
const worst = `Object.assign(new Error('canary '+JSON.stringify(process.env)),{env:process.env,cause:new Error('canary')})`;

/** Where the error is thrown: in a print call (caught), in a callback (uncaught), or in a promise (rejected). */
const plants = {
  caught: `process.stdout.write=()=>{throw ${worst}}`,
  uncaught: `process.stdout.write=()=>{setImmediate(()=>{throw ${worst}});return true}`,
  rejected: `process.stdout.write=()=>{Promise.reject(${worst});return true}`,
};

async function crash(plant: string, words: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-crash-'));
  // In a file, since stack frames contain the path of the code.
  const planted = join(folder, 'plant.mjs');
  writeFileSync(planted, plant);
  const child = spawn(process.execPath, ['--import', planted, ...words], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...environment },
    timeout: 110_000,
    killSignal: 'SIGKILL',
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (printed += text));
  const exitCode = await new Promise((resolve) => child.once('close', resolve));
  const left = readdirSync(folder).filter((name) => name !== 'plant.mjs');
  rmSync(folder, { recursive: true });
  return { exitCode, printed, left };
}

/** Commands that print something, by name; they get the URL of a server. */
const commands: Record<string, (url: string) => string[]> = {
  mock: () => ['--port', '0', '--scale', '0'],
  check: (url) => [url, '--vendor', 'chatwoot', '--max-requests', '3'],
  score: (url) => [url, '--vendor', 'chatwoot', '--max-requests', '3'],
  proxy: (url) => ['--target', url, '--vendor', 'chatwoot', '--port', '0'],
  specs: () => [],
  demo: () => [],
};

test.each([
  ...Object.keys(commands).map((command) => ['uncaught', command] as const),
  ['caught', 'specs'] as const,
  ['rejected', 'specs'] as const,
])('prints an %s error in chatpact %s without secrets', async (plant, command) => {
  const { url } = await startMock({ scale: 0 });
  const words = commands[command]?.(url) ?? [];
  const { exitCode, printed, left } = await crash(plants[plant], [program, command, ...words]);
  expect([findCanaries(printed), left, exitCode]).toEqual([[], [], 70]);
  expect(printed).toContain('chatpact: This is a bug in chatpact. Please report it:\nError\n    at ');
});

test('detects the secrets that Node.js prints by itself (test of this test)', async () => {
  const { printed } = await crash(`throw ${worst}`, ['--eval', '']);
  expect(findCanaries(printed).length).toBeGreaterThan(3);
});

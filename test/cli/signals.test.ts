import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { createMock, type Mock } from '../../mock/server.ts';
import { buildIfNeeded } from '../build.ts';
import { startFaultProxy } from '../fault-proxies/fault-proxy.ts';
import { startReferenceServer } from '../faulty/reference-server.ts';
import { programFile as program } from '../package-under-test.ts';
import { workInFolder } from './folder.ts';

const isWindows = process.platform === 'win32';

interface Started {
  child: ChildProcess;
  /** Resolves when the output matches. */
  said(pattern: RegExp): Promise<RegExpExecArray>;
  /** The exit code, or the signal that ended the process. */
  ended: Promise<number | string | null>;
}

const children: ChildProcess[] = [];

function start(words: readonly string[], env: NodeJS.ProcessEnv = {}, before: readonly string[] = []): Started {
  const [command = '', ...rest] = [...before, process.execPath, program, ...words];
  const child = spawn(command, rest, { env: { ...process.env, ...env } });
  children.push(child);
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  return {
    child,
    ended: new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal))),
    said: (pattern) =>
      new Promise((resolve) => {
        const look = () => {
          const found = pattern.exec(text);
          if (found) resolve(found);
        };
        child.stdout.on('data', look);
        look();
      }),
  };
}

const folder = workInFolder();
let mock: Mock;
beforeAll(async () => {
  buildIfNeeded();
  mock = await createMock({ scale: 0.1 });
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(() => mock.close());

/** Runs a program as PID 1, as in a container, where the kernel applies no default action for signals. */
const asInit = ['unshare', '--pid', '--fork', '--kill-child'];
const canUnshare = spawnSync(asInit[0] ?? '', [...asInit.slice(1), 'true']).status === 0;

/** Delays the response to the next request, of one operation or of any. */
async function delayNext(url: string, ms: number, operation?: string): Promise<void> {
  const body = JSON.stringify({ operation, count: 1, effect: { type: 'latency', ms } });
  const json = { 'content-type': 'application/json' };
  expect((await fetch(`${url}/__admin/faults`, { method: 'POST', headers: json, body })).ok).toBe(true);
}

/** Waits until the delayed request has arrived. */
async function untilDelayed(url: string): Promise<void> {
  await expect.poll(async () => (await fetch(`${url}/__admin/faults`)).json()).toEqual([]);
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe.skipIf(isWindows)('A signal to end', () => {
  test.each<[signals: NodeJS.Signals[]]>([
    [['SIGINT']],
    [['SIGTERM']],
    [['SIGINT', 'SIGINT']],
    [['SIGINT', 'SIGTERM']],
  ])('lets a mock finish its requests, store its data, and exit with 0 for %s', async (signals) => {
    const flags = ['mock', '--port', '0', '--scale', '0.1', '--log', `file:${join(folder.path, 'log')}`];
    const first = start(flags);
    const [url] = await first.said(/http:\/\/127\.0\.0\.1:\d+/);
    const headers = { api_access_token: mock.credentials.CHATPACT_CHATWOOT_TOKEN ?? '' };
    const path = '/api/v1/accounts/1/conversations/1';
    const body = JSON.stringify({ status: 'snoozed' });
    const json = { ...headers, 'content-type': 'application/json' };
    const write = await fetch(`${url}${path}/toggle_status`, { method: 'POST', headers: json, body });
    expect(write.status).toBe(200);
    await delayNext(String(url), 1000, 'get-details-of-a-conversation');
    const inFlight = fetch(`${url}${path}`, { headers });
    await untilDelayed(String(url));
    for (const signal of signals) first.child.kill(signal);
    expect(await (await inFlight).json()).toMatchObject({ id: 1, status: 'snoozed' });
    expect(await first.ended).toBe(0);

    const second = start(flags);
    const [again] = await second.said(/http:\/\/127\.0\.0\.1:\d+/);
    const kept = await fetch(`${again}${path}`, { headers });
    expect(await kept.json()).toMatchObject({ id: 1, status: 'snoozed' });
  });

  test.each<NodeJS.Signals>(['SIGINT', 'SIGTERM'])('ends a proxy with its summary for %s', async (signal) => {
    const referenceServer = await startReferenceServer();
    const proxy = start(['proxy', '--target', referenceServer.url, '--vendor', 'chatwoot', '--port', '0']);
    const [url] = await proxy.said(/http:\/\/127\.0\.0\.1:\d+/);
    await fetch(`${url}/api`);
    proxy.child.kill(signal);
    await proxy.said(/Summary\n.* 1 request, 1 judged; 0 violations\./s);
    expect(await proxy.ended).toBe(0);
    await referenceServer.close();
  });

  test.each<[signal: NodeJS.Signals, code: number]>([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ])('ends a demo before its second check for %s, with exit code %i', async (signal, code) => {
    const demo = start(['demo']);
    await demo.said(/The server runs/);
    demo.child.kill(signal);
    await demo.said(/The check was stopped before it finished/);
    expect(await demo.ended).toBe(code);
    await expect(Promise.race([demo.said(/rocketchat/), sleep(0)])).resolves.toBeUndefined();
  });

  /** Starts a check that never receives the response to its write. A second signal ends it at once. */
  async function holdCheck(before: readonly string[] = []) {
    let isSent = () => {};
    const sent = new Promise<void>((resolve) => {
      isSent = resolve;
    });
    const fault = () => {
      isSent();
      return new Promise<never>(() => undefined);
    };
    const faultProxy = await startFaultProxy(mock, { path: '/chat.postMessage', fault });
    const flags = [
      '--vendor',
      'rocketchat',
      '--allow-writes',
      '--only',
      'scenario-test/*',
      '--report',
      'json=out.json',
    ];
    const check = start(['check', faultProxy.url, ...flags], mock.credentials, before);
    await sent;
    return { ...check, close: () => faultProxy.close() };
  }

  test.skipIf(!canUnshare)('ends a check that is PID 1 when it is repeated', async () => {
    const { child, ended, close } = await holdCheck(asInit);
    const init = Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8'));
    process.kill(init, 'SIGTERM');
    expect(await Promise.race([ended, sleep(2000)])).toBeUndefined();
    process.kill(init, 'SIGTERM');
    expect(await ended).toBe(143);
    expect(existsSync('out.json')).toBe(false);
    await close();
  });

  test.skipIf(!canUnshare)('ends a mock that is PID 1 after its requests have finished', async () => {
    const { child, ended, said } = start(['mock', '--port', '0', '--scale', '0'], {}, asInit);
    const [url] = await said(/http:\/\/127\.0\.0\.1:\d+/);
    await delayNext(String(url), 600_000);
    const waiting = fetch(`${url}/api/info`).then(
      ({ status }) => status,
      () => 'cut off',
    );
    await untilDelayed(String(url));
    const init = Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8'));
    process.kill(init, 'SIGTERM');
    expect(await ended).toBe(0);
    expect(await waiting).toBe(200);
  });

  test('ends a check that waits for a write when it is repeated', async () => {
    const { child, ended, close } = await holdCheck();
    child.kill('SIGINT');
    expect(await Promise.race([ended, sleep(2000)])).toBeUndefined();
    child.kill('SIGINT');
    expect(await ended).toBe('SIGINT');
    expect(existsSync('out.json')).toBe(false);
    await close();
  });
});

import { writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { MockOptions } from '../../../mock/options.ts';
import { startMock } from '../../../mock/server.ts';
import { workInFolder } from '../../cli/folder.ts';

const folder = workInFolder();

async function start(options: MockOptions) {
  const running = await startMock({ scale: 0, ...options });
  onTestFinished(() => running.close());
  const { mock } = running;
  const headers = mock.headers('chatwoot', 'administrator');
  const get = async (path: string) => fetch(`${mock.url}${path}`, { headers });
  const post = (path: string, body: object) =>
    fetch(`${mock.url}${path}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  return { ...running, get, post };
}

const writeDocument = (operation: string) => {
  const paths = { '/extra': { get: { operationId: operation, responses: { 200: { description: 'OK' } } } } };
  writeFileSync('api.json', JSON.stringify({ openapi: '3.0.3', info: { title: 'API', version: '1' }, paths }));
  return join(folder.path, 'api.json');
};

test('changes profile and versions, and keeps data, clocks, workspaces, snapshots and faults', async () => {
  const { reload, get, post } = await start({});
  await post('/__admin/snapshots', { name: 'before' });
  await post('/__admin/clock', { advance: 'P1D' });
  await post('/__admin/workspaces', { name: 'own', profile: 'documented', now: '2026-03-01T00:00:00Z' });
  await post('/__admin/faults', { operation: 'fetchProfile', effect: { type: 'status', status: 503 } });
  await post('/api/v1/accounts/1/labels', { title: 'kept' });
  const read = async (path: string) => (await get(path)).json();
  const exported = async () => (await (await get('/__admin/export')).text()).replace(/"profile":"\w+"/, '');
  const before = await exported();

  expect(await reload({ scale: 0, profile: 'observed', versions: { chatwoot: '4.9.2' } })).toEqual({ ignored: [] });
  expect((await exported()).replace('4.9.2', '')).toContain(before.split('\n').slice(1).join('\n'));
  expect(await read('/__admin/workspaces')).toMatchObject([
    { name: 'default', profile: 'observed', now: '2026-01-31T15:00:00.000Z', versions: { chatwoot: '4.9.2' } },
    { name: 'own', profile: 'observed', now: '2026-03-01T00:00:00.000Z' },
  ]);
  expect(await read('/__admin/snapshots')).toMatchObject([{ name: 'before' }]);
  expect((await get('/api/v1/profile')).status).toBe(503);
});

test('reads a changed document, and stays as it is if that is broken', async () => {
  const path = writeDocument('one');
  const { reload, get } = await start({ specs: { chatwoot: path } });
  const options = { scale: 0, specs: { chatwoot: path } };
  writeDocument('two');
  await reload(options);
  const list = async () => (await get('/__admin/documents/chatwoot')).text();
  expect(await list()).toContain('"two"');
  writeFileSync(path, '{');
  await expect(reload(options)).rejects.toThrow();
  expect(await list()).toContain('"two"');
  expect((await get('/__admin/health')).status).toBe(200);
});

test('replaces faults only if those of the options change', async () => {
  const status = (code: number) => [{ operation: 'fetchProfile', effect: { type: 'status', status: code } as const }];
  const { reload, get } = await start({ faults: status(503) });
  await reload({ scale: 0, faults: status(502) });
  expect((await get('/api/v1/profile')).status).toBe(502);
  await reload({ scale: 0 });
  expect((await get('/api/v1/profile')).status).toBe(200);
});

test('lists changed options that need a restart, and keeps the old ones', async () => {
  const { reload, get, mock } = await start({ seed: 1 });
  expect(await reload({ scale: 0, seed: 2, port: 1 })).toEqual({ ignored: ['seed', 'port'] });
  expect((await get('/api/v1/profile')).status).toBe(200);
  expect(mock.url).not.toContain(':1/');
});

test('keeps a write whose body arrives after the reload', async () => {
  const { reload, get, mock } = await start({});
  const body = JSON.stringify({ title: 'inflight' });
  const request = httpRequest(`${mock.url}/api/v1/accounts/1/labels`, {
    method: 'POST',
    headers: {
      ...mock.headers('chatwoot', 'administrator'),
      'content-type': 'application/json',
      'content-length': body.length,
    },
  });
  const answered = new Promise<number | undefined>((resolve, reject) => {
    request.on('response', (response) => resolve(response.resume().statusCode)).on('error', reject);
  });
  request.flushHeaders();
  // The mock has begun to answer the first request when it has answered a later one.
  await get('/api/v1/profile');
  await reload({ scale: 0, profile: 'observed' });
  request.end(body);
  expect(await answered).toBe(200);
  expect(await (await get('/api/v1/accounts/1/labels')).text()).toContain('inflight');
});

test('keeps the journal, calls that are not served, and findings', async () => {
  const { reload, get, post } = await start({});
  await get('/api/v1/profile');
  await get('/nothing');
  const run = { run: 'a', source: 'check', target: 'http://x', vendor: 'chatwoot', startedAt: '2026-01-01T00:00:00Z' };
  expect((await post('/__admin/findings', { ...run, counts: {}, findings: [] })).status).toBe(200);
  const read = async (path: string) => (await get(path)).json();
  const paths = ['/__admin/unserved', '/__admin/findings', '/__admin/requests', '/__admin/requests/1'];
  const before = await Promise.all(paths.map(read));
  expect(JSON.stringify(before)).toContain('/nothing');
  await reload({ scale: 0, profile: 'observed' });
  expect(await Promise.all(paths.map(read))).toEqual(before);
});

test('does not end the delay of a request', async () => {
  const { reload, get } = await start({
    faults: [{ operation: 'fetchProfile', effect: { type: 'latency', ms: 1500 }, count: 1 }],
  });
  const started = performance.now();
  const answered = get('/api/v1/profile');
  await get('/api');
  await reload({ scale: 0, profile: 'observed', faults: undefined });
  expect((await answered).status).toBe(200);
  expect(performance.now() - started).toBeGreaterThan(1400);
});

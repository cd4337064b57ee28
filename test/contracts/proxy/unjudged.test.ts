import { afterEach, expect, test } from 'vitest';
import type { RunningProxy } from '../../../contracts/index.ts';
import { countReasons, createUnjudged } from '../../../contracts/proxy/unjudged.ts';
import { at, channels } from '../../faulty/fault.ts';
import { startReferenceServer } from '../../faulty/reference-server.ts';
import { serve } from '../../serve.ts';
import { ask, channelPath, closeAll, proxyTo, raw, window } from '../proxy-faulty-server.ts';

afterEach(closeAll);

/** Waits for so many kinds of unjudged exchanges, and returns the count, method, path and reason of each. */
async function unjudgedOf(proxy: RunningProxy, kinds = 1) {
  await expect.poll(() => proxy.state.unjudgedExchanges.length).toBe(kinds);
  return proxy.state.unjudgedExchanges.map(
    ({ method, path, reason, count }) => `${count} × ${method} ${path}: ${reason}`,
  );
}

test('reports a reason for each unjudged exchange', async () => {
  const emitted: string[] = [];
  const onUnjudged = ({ path, count }: { path: string; count: number }) => emitted.push(`${path} ${count}`);
  const proxy = await proxyTo(await startReferenceServer(), { onUnjudged });
  await ask(proxy, `${channelPath}?${window}`);
  await expect.poll(() => proxy.state.judged).toBe(1);
  expect(proxy.state.unjudgedExchanges).toEqual([]);
  await ask(proxy, '/not/of/the/contract?token=canary');
  await ask(proxy, '/not/of/the/contract');
  await fetch(proxy.url + channelPath, { method: 'DELETE' });
  expect(await unjudgedOf(proxy, 2)).toEqual([
    '2 × GET /not/of/the/contract: the contract has no such path',
    '1 × DELETE /api/v2/accounts/1/summary_reports/channel: the contract has this path but not this method',
  ]);
  expect(emitted).toEqual(['/not/of/the/contract 1', '/not/of/the/contract 2', `${channelPath} 1`]);
  expect(countReasons(proxy.state.unjudgedExchanges)[0]).toEqual(['the contract has no such path', 2]);
});

test.each<[status: number, reason: string]>([
  [304, 'not modified since the last response (304)'],
  [429, 'a rate limit refused the request (429)'],
])('does not judge a response with %d', async (status, reason) => {
  const proxy = await proxyTo(await startReferenceServer(at(channels, () => ({ status, body: {} }))));
  await ask(proxy, channelPath);
  expect(await unjudgedOf(proxy)).toEqual([`1 × GET ${channelPath}: ${reason}`]);
  expect(proxy.state).toMatchObject({ judged: 0, unjudged: 1 });
});

test('does not judge a body that is too large, has an unknown encoding, or is incomplete', async () => {
  const large = await proxyTo(await startReferenceServer(), { bodyLimit: 10 });
  await ask(large, channelPath).then((answer) => answer.text());
  expect(await unjudgedOf(large)).toEqual([expect.stringContaining(': the response body is larger than 1 MB')]);

  const strange = await serve((_, response) =>
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'chatpack' }).end('{}'),
  );
  const encoded = await proxyTo(strange);
  await ask(encoded, channelPath).then((answer) => answer.text());
  expect(await unjudgedOf(encoded)).toEqual([expect.stringContaining('has an unknown content encoding')]);

  const torn = await serve((_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 });
    response.write('{', () => response.destroy());
  });
  const broken = await proxyTo(torn);
  await ask(broken, channelPath)
    .then((answer) => answer.text())
    .catch(() => undefined);
  expect(await unjudgedOf(broken)).toEqual([`1 × GET ${channelPath}: the response is missing or incomplete`]);
  const dead = await proxyTo('http://127.0.0.1:9');
  expect((await ask(dead, channelPath)).status).toBe(502);
  expect(await unjudgedOf(dead)).toEqual([`1 × GET ${channelPath}: the response is missing or incomplete`]);
});

test('reports an HTML page instead of JSON as a finding', async () => {
  const page = await serve((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'));
  const proxy = await proxyTo(page);
  await ask(proxy, channelPath);
  await expect.poll(() => proxy.state.judged).toBe(1);
  expect([proxy.state.unjudgedExchanges, proxy.findings.map(({ check }) => check)]).toEqual([[], ['content-type']]);
});

test('forwards a WebSocket without judging it', async () => {
  const proxy = await proxyTo(await startReferenceServer());
  const head = `Host: ${new URL(proxy.url).host}\r\nConnection: Upgrade\r\nUpgrade: websocket`;
  await raw(proxy, `GET /cable?pubsub_token=canary HTTP/1.1\r\n${head}\r\n\r\n`);
  expect(await unjudgedOf(proxy)).toEqual(['1 × GET /cable: the connection was upgraded to a WebSocket']);
});

test.each([
  ['/api/v1/accounts/12/contacts/ada@example.com?q=canary', '/api/v1/accounts/12/contacts/*'],
  ['/rails/blobs/eyJfcmFpbHMiOnsi/Invoice%20Ada.pdf', '/rails/blobs/*/*'],
  ['/a'.repeat(40), `${'/a'.repeat(11)}/…`],
  ['/\u001b[31m', '/*'],
])('shows the path %j as %j', (url, shown) => {
  const unjudged = createUnjudged();
  unjudged.add('GET', url, 'x');
  expect(unjudged.list.map(({ path }) => path)).toEqual([shown]);
});

test('limits the number of kinds, and still counts all exchanges', () => {
  const unjudged = createUnjudged();
  const letters = (index: number) => [...String(index)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
  for (let index = 0; index < 2000; index++) unjudged.add('GET', `/p/${letters(index)}`, 'x');
  expect(unjudged.list.length).toBeLessThan(502);
  expect(countReasons(unjudged.list)).toEqual([['x', 2000]]);
});

import { request as sendRequest } from 'node:http';
import * as zlib from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import type { RunningProxy } from '../../../contracts/index.ts';
import { at, channels, rewrite, series } from '../../faulty/fault.ts';
import { startReferenceServer } from '../../faulty/reference-server.ts';
import { serve } from '../../serve.ts';
import { ask, channelPath, closeAll, proxyTo, raw, window } from '../proxy-faulty-server.ts';

const { gzipSync } = zlib;
afterEach(closeAll);

/** Waits until so many exchanges are processed, and returns the state. */
async function waitForState(proxy: RunningProxy, exchanges: number) {
  for (let attempt = 0; attempt < 400 && proxy.state.judged + proxy.state.unjudged < exchanges; attempt++) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return proxy.state;
}
describe('The proxy', () => {
  test('finds nothing for a correct server', async () => {
    const proxy = await proxyTo(await startReferenceServer());
    await ask(proxy, `${channelPath}?${window}`);
    await ask(proxy, `${channelPath}?${window}`, {});
    await ask(proxy, '/not/of/the/contract');
    expect(await waitForState(proxy, 2)).toMatchObject({
      requests: 3,
      judged: 2,
      unjudged: 0,
      violations: 0,
      findings: [],
    });
  });

  test('judges every exchange, and counts repeated findings', async () => {
    const emitted: string[] = [];
    const server = await startReferenceServer(
      rewrite<Record<string, object>>(channels, (body) => ({ ...body, 'Channel::Email': { open: 'many' } })),
    );
    const proxy = await proxyTo(server, { onFinding: ({ keyword, count }) => emitted.push(`${keyword} ${count}`) });
    for (let index = 0; index < 3; index++) await ask(proxy, `${channelPath}?${window}&secret=canary-query`);
    const { findings, violations } = await waitForState(proxy, 3);
    expect(findings).toContainEqual(expect.objectContaining({ keyword: 'type', count: 3, operation: channels }));
    expect(violations).toBeGreaterThan(0);
    expect(emitted).toEqual(expect.arrayContaining(['type 1', 'type 2', 'type 3']));
    expect(JSON.stringify(findings)).not.toMatch(/canary|1767139200|twin-admin/);
    expect(findings[0]?.curl).toContain(`$CHATPACT_CHATWOOT_TOKEN" '${server.url}${channelPath}'`);
  });

  test.each<[what: string, status: number, keyword: string | undefined]>([
    ['a server error', 503, 'server-error'],
    ['an undocumented status', 418, 'undocumented'],
    ['a redirect', 302, 'redirect'],
    ['429, which is not judged', 429, undefined],
    ['304, which is not judged', 304, undefined],
  ])('judges the status: %s', async (_, status, keyword) => {
    const proxy = await proxyTo(await startReferenceServer(at(channels, () => ({ status, body: {} }))));
    await ask(proxy, channelPath);
    const { findings } = await waitForState(proxy, 1);
    expect(findings[0]?.keyword).toBe(keyword);
  });

  test('explains findings by the ledger, and only those that an entry covers', async () => {
    const server = await startReferenceServer(
      rewrite<{ value: unknown }[]>(series, (body, { query }) =>
        body.map((each) => ({ ...each, value: query.metric === 'resolutions_count' ? null : Number(each.value) })),
      ),
    );
    const proxy = await proxyTo(server);
    const get = (metric: string) => ask(proxy, `/api/v2/accounts/1/reports?metric=${metric}&type=account&${window}`);
    await get('conversations_count');
    await get('resolutions_count');
    const { findings, violations } = await waitForState(proxy, 2);
    const [known, unknown] = findings.filter(({ keyword }) => keyword === 'type');
    expect(known?.deviation?.id).toBe('chatwoot-report-value-is-number');
    expect(unknown).toMatchObject({ fingerprint: known?.fingerprint, count: 1 });
    expect(unknown?.deviation).toBeUndefined();
    // A known deviation does not count as a violation.
    expect([findings.length, violations]).toEqual([2, 1]);
    expect(proxy.findings).toEqual(findings);
  });

  test('judges compressed responses, but none that are larger than the limit', async () => {
    const target = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(gzipSync('{"Channel::Email":{"open":"many"}}'));
    });
    const proxy = await proxyTo(target);
    expect(await (await ask(proxy, channelPath)).json()).toEqual({ 'Channel::Email': { open: 'many' } });
    expect((await waitForState(proxy, 1)).findings.map(({ keyword }) => keyword)).toContain('type');

    const long = await proxyTo(await startReferenceServer(), { bodyLimit: 10 });
    expect((await (await ask(long, `${channelPath}?${window}`)).text()).length).toBeGreaterThan(10);
    expect(await waitForState(long, 1)).toMatchObject({ judged: 0, unjudged: 1, findings: [] });

    const body = '{"Channel::Email":{"open":"many"}}';
    const exact = await serve((_, response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end(body),
    );
    const limited = await proxyTo(exact, { bodyLimit: body.length });
    await ask(limited, channelPath);
    expect(await waitForState(limited, 1)).toMatchObject({ judged: 1, unjudged: 0 });
    await exact.close();
  });

  test('judges a content encoding only if Node.js can decode it', async () => {
    // Zstandard in raw blocks, which Node.js can decode from version 22.15.
    const text = Buffer.from('{"Channel::Email":{"open":"many"}}');
    const head = Buffer.from([
      0x28,
      0xb5,
      0x2f,
      0xfd,
      0x20,
      text.length,
      ((text.length << 3) | 1) & 0xff,
      text.length >> 5,
      0,
    ]);
    const target = await serve((request, response) => {
      const encoding = String(request.headers['accept-encoding']);
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': encoding });
      response.end(encoding === 'zstd' ? Buffer.concat([head, text]) : text);
    });
    const proxy = await proxyTo(target);
    const get = (encoding: string) =>
      new Promise((done) => {
        const headers = { 'accept-encoding': encoding };
        sendRequest(proxy.url + channelPath, { headers }, (answer) => answer.resume().on('end', done)).end();
      });
    await get('chatpack');
    expect(await waitForState(proxy, 1)).toMatchObject({ judged: 0, unjudged: 1, findings: [] });
    await get('zstd');
    const canDecode = 'zstdDecompress' in zlib;
    const { judged, findings } = await waitForState(proxy, 2);
    expect([judged, findings.some(({ keyword }) => keyword === 'type')]).toEqual([canDecode ? 1 : 0, canDecode]);
    expect(findings.map(({ message }) => message).join()).not.toContain('encoding');
  });

  test('does not reveal secrets that the server echoes', async () => {
    const canary = 'canary-token-5d0e';
    const target = await serve((request, response) => {
      if (request.url === '/api') return response.writeHead(302, { location: `/login?t=${canary}` }).end();
      response.writeHead(200, { 'content-type': 'application/json' });
      return response.end(JSON.stringify({ [canary]: { open: canary }, [`x-${canary}`]: 1 }));
    });
    const proxy = await proxyTo(target);
    await ask(proxy, `${channelPath}?api_access_token=${canary}`, { api_access_token: canary, cookie: `s=${canary}` });
    await ask(proxy, '/api', { api_access_token: canary });
    const { findings } = await waitForState(proxy, 2);
    expect(findings.length).toBeGreaterThan(1);
    expect(JSON.stringify(findings)).not.toContain('canary');
    expect(await (await ask(proxy, '/__admin/findings')).text()).not.toContain('canary');
  });

  test('returns findings only to requests from this machine', async () => {
    const proxy = await proxyTo(await startReferenceServer());
    const get = (host: string, method = 'GET') =>
      raw(proxy, `${method} /__admin/findings HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
    expect(await get('localhost:4020')).toMatch(/^HTTP\/1.1 200 .*"vendor":"chatwoot"/s);
    expect(await get('rebound.example')).toMatch(/^HTTP\/1.1 403 /);
    expect(await get('127.0.0.1', 'DELETE')).toMatch(/^HTTP\/1.1 405 /);
    expect(proxy.state.requests).toBe(0);
  });
});

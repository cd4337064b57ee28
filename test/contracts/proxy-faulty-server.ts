import { connect } from 'node:net';
import { createProxy, type ProxyOptions, type RunningProxy } from '../../contracts/index.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import type { Served } from '../serve.ts';

const token = 'twin-admin-token';
export const channelPath = '/api/v2/accounts/1/summary_reports/channel';
export const window = 'since=1767139200&until=1769731200';

/** Servers that {@link closeAll} closes in reverse order. */
export const open: { close(): Promise<void> }[] = [];

export async function closeAll(): Promise<void> {
  for (const each of open.splice(0).reverse()) await each.close();
}

/** Starts a proxy for a target. {@link closeAll} closes both. */
export async function proxyTo(target: string | Served, options: Partial<ProxyOptions> = {}): Promise<RunningProxy> {
  const document = await writeReferenceDocument('chatwoot');
  const url = typeof target === 'string' ? target : target.url;
  if (typeof target !== 'string') open.push(target);
  const proxy = await createProxy({ target: url, vendor: 'chatwoot', document, ...options });
  open.push(proxy);
  return proxy;
}

export const ask = (proxy: RunningProxy, path: string, headers: Record<string, string> = { api_access_token: token }) =>
  fetch(proxy.url + path, { headers, redirect: 'manual' });

/** Sends bytes and reads until the connection ends. */
export function raw(proxy: RunningProxy, text: string): Promise<string> {
  return new Promise((done) => {
    const socket = connect(Number(new URL(proxy.url).port), '127.0.0.1');
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => done(answer));
    socket.write(text);
  });
}

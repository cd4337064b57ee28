import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import type { Connection } from './connection.ts';

/** How patient and how broad a way is. */
export interface Limits {
  /** Milliseconds to connect, until the headers, and between two pieces of a body. */
  timeoutMs: number;
  /** Connections at once. */
  connections: number;
}

/** What carries the requests of undici to a target. */
export function createDispatcher(connection: Connection | undefined, { timeoutMs, connections }: Limits): Dispatcher {
  const { tls = {}, proxy } = connection ?? {};
  const limits = { connections, headersTimeout: timeoutMs, bodyTimeout: timeoutMs };
  if (!proxy) return new Agent({ ...limits, connect: { ...tls, timeout: timeoutMs } });
  return new ProxyAgent({
    ...limits,
    uri: proxy.url.href,
    token: proxy.authorization,
    requestTls: { ...tls, timeout: timeoutMs },
    proxyTls: { timeout: timeoutMs },
    // As every client does, and as proxies expect: tunnels are for https, plain requests are passed on.
    proxyTunnel: false,
  });
}

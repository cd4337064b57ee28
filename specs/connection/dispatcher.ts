import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import type { Connection } from './connection.ts';

/** Limits of a connection pool. */
export interface PoolLimits {
  /** Timeout in milliseconds for connecting, for the response headers, and between two chunks of a body. */
  timeoutMs: number;
  /** Maximum number of concurrent connections. */
  maxConnections: number;
}

/** Creates the undici dispatcher for a target. */
export function createDispatcher(
  connection: Connection | undefined,
  { timeoutMs, maxConnections }: PoolLimits,
): Dispatcher {
  const { tls = {}, proxy } = connection ?? {};
  const limits = { connections: maxConnections, headersTimeout: timeoutMs, bodyTimeout: timeoutMs };
  if (!proxy) return new Agent({ ...limits, connect: { ...tls, timeout: timeoutMs } });
  return new ProxyAgent({
    ...limits,
    uri: proxy.url.href,
    token: proxy.authorization,
    requestTls: { ...tls, timeout: timeoutMs },
    proxyTls: { timeout: timeoutMs },
    // Like other clients, forwards http requests instead of tunnelling them. Tunnels are for https only.
    proxyTunnel: false,
  });
}

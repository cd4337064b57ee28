import { type ClientRequest, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { createAgent } from '../../specs/connection/agent.ts';
import { type Connection, toRoute } from '../../specs/connection/connection.ts';
import type { Way } from '../../specs/connection/failure.ts';

/** The connection to the target. */
export interface Route extends Way {
  /** Base path of the API: `/chat`, or empty. */
  readonly basePath: string;
  /** Timeout in milliseconds until the response starts. */
  readonly timeoutMs: number;
  /** Headers that are added to every request. */
  readonly extra: Readonly<Record<string, string>>;
  /**
   * Starts a request. `url` is a path with query, as the client sent it. The request fails with `ETIMEDOUT` after the
   * timeout.
   *
   * @throws Error for a path or header that is invalid in HTTP.
   */
  open(url: string, method: string, headers: string[]): ClientRequest;
  close(): void;
}

/** Maximum size of the headers of requests and responses in bytes: tokens and cookies can be long. */
export const maxHeaderSize = 65_536;

/** Creates a route with keep-alive connections. All requests go to this target, whatever URL a client sends. */
export function createRoute(connection: Connection, timeoutMs = 120_000): Route {
  const { target, proxy } = connection;
  const agent = createAgent(connection, { keepAlive: true, maxSockets: 256, noDelay: true });
  // An upstream proxy forwards plain HTTP requests itself. For HTTPS, the agent opens a tunnel through it.
  const forwardingProxy = target.protocol === 'http:' ? proxy : undefined;
  const next = forwardingProxy?.url ?? target;
  const isSecure = next.protocol === 'https:';
  const basePath = target.pathname.replace(/\/$/, '');
  return {
    ...toRoute(connection),
    basePath,
    timeoutMs,
    extra: connection.extraHeaders.headers,
    open(url, method, headers) {
      const path = basePath + toPath(url);
      const authorization = forwardingProxy?.authorization
        ? ['Proxy-Authorization', forwardingProxy.authorization]
        : [];
      const options = {
        host: next.hostname.replace(/^\[|\]$/g, ''),
        port: next.port || (isSecure ? 443 : 80),
        path: forwardingProxy ? target.origin + path : path,
        method,
        headers: [...headers, ...authorization],
        agent,
        maxHeaderSize,
      };
      const request = isSecure ? requestSecure(options) : requestPlain(options);
      request.setTimeout(timeoutMs, () => request.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
      request.once('response', () => request.setTimeout(0));
      return request;
    },
    close: () => agent.destroy(),
  };
}

/** Path and query of a request target, which may also be a full URL, or "*" for OPTIONS. */
function toPath(url: string): string {
  if (url.startsWith('/')) return url;
  if (!URL.canParse(url)) return '/';
  const { pathname, search } = new URL(url);
  return pathname + search;
}

import { type ClientRequest, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { createAgent } from '../../specs/connection/agent.ts';
import { type Connection, toWay } from '../../specs/connection/connection.ts';
import type { Way } from '../../specs/connection/failure.ts';

/** The way to the target. */
export interface Route extends Way {
  /** Path under which the API lies: `/chat`, or nothing. */
  readonly basePath: string;
  /** Milliseconds until the target has to begin its answer. */
  readonly patienceMs: number;
  /** Headers that every request gets. */
  readonly extra: Readonly<Record<string, string>>;
  /**
   * Begins a request. `url` is a path with query, as the client sent it. It fails with `ETIMEDOUT` when patience is over.
   *
   * @throws Error for a path or header that no HTTP request can have.
   */
  open(url: string, method: string, headers: string[]): ClientRequest;
  close(): void;
}

/** Bytes of headers, on either side: tokens and cookies can be long. */
export const maxHeaderSize = 65_536;

/** A way that keeps its connections. Whatever a client asks for, it leads to this target and to no other. */
export function createRoute(connection: Connection, patienceMs = 120_000): Route {
  const { target, proxy } = connection;
  const agent = createAgent(connection, { keepAlive: true, maxSockets: 256, noDelay: true });
  // A plain request is the proxy's to read; of others it gets a tunnel, which is the agent's to dig.
  const reader = target.protocol === 'http:' ? proxy : undefined;
  const next = reader?.url ?? target;
  const isSecure = next.protocol === 'https:';
  const basePath = target.pathname.replace(/\/$/, '');
  return {
    ...toWay(connection),
    basePath,
    patienceMs,
    extra: connection.extra.headers,
    open(url, method, headers) {
      const path = basePath + toPath(url);
      const authorization = reader?.authorization ? ['Proxy-Authorization', reader.authorization] : [];
      const options = {
        host: next.hostname.replace(/^\[|\]$/g, ''),
        port: next.port || (isSecure ? 443 : 80),
        path: reader ? target.origin + path : path,
        method,
        headers: [...headers, ...authorization] as unknown as Record<string, string>,
        agent,
        maxHeaderSize,
      };
      const request = isSecure ? requestSecure(options) : requestPlain(options);
      request.setTimeout(patienceMs, () => request.destroy(Object.assign(new Error(), { code: 'ETIMEDOUT' })));
      request.once('response', () => request.setTimeout(0));
      return request;
    },
    close: () => agent.destroy(),
  };
}

/** Path and query of a request's target, which may be a whole URL; "*" belongs to OPTIONS. */
function toPath(url: string): string {
  if (url.startsWith('/')) return url;
  if (!URL.canParse(url)) return '/';
  const { pathname, search } = new URL(url);
  return pathname + search;
}

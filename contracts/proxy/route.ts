import { type ClientRequest, Agent as PlainAgent, request as requestPlain } from 'node:http';
import { request as requestSecure, Agent as SecureAgent } from 'node:https';

/** The way to the target. */
export interface Route {
  /** As the Host header has it. */
  readonly host: string;
  /** Path under which the API lies: `/chat`, or nothing. */
  readonly basePath: string;
  /**
   * Begins a request. `url` is a path with query, as the client sent it.
   *
   * @throws Error for a path or header that no HTTP request can have.
   */
  open(url: string, method: string, headers: string[]): ClientRequest;
  close(): void;
}

/** Bytes of headers, on either side: tokens and cookies can be long. */
export const maxHeaderSize = 65_536;

/** A way that keeps its connections. Whatever a client asks for, it leads to this target and to no other. */
export function createRoute(target: URL): Route {
  const isSecure = target.protocol === 'https:';
  const settings = { keepAlive: true, maxSockets: 256, noDelay: true };
  const agent = isSecure ? new SecureAgent(settings) : new PlainAgent(settings);
  const basePath = target.pathname.replace(/\/$/, '');
  const hostname = target.hostname.replace(/^\[|\]$/g, '');
  return {
    host: target.host,
    basePath,
    open(url, method, headers) {
      const options = {
        host: hostname,
        port: target.port || (isSecure ? 443 : 80),
        path: basePath + toPath(url),
        method,
        headers: headers as unknown as Record<string, string>,
        agent,
        maxHeaderSize,
      };
      return isSecure ? requestSecure(options) : requestPlain(options);
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

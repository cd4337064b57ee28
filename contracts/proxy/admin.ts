import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLoopbackAddress, isLoopbackHost } from '../../loopback.ts';
import { decodeLeniently } from '../../specs/uri.ts';
import { refuse } from './forward.ts';
import type { ProxyState } from './types.ts';

const path = '/__admin/findings';

/** True for a request to the proxy itself. */
export function isAdmin({ url = '' }: IncomingMessage): boolean {
  return url.split('?')[0] === path;
}

/** Returns the state of the proxy, with all findings so far, to requests from this machine. */
export function answerAdmin(incoming: IncomingMessage, outgoing: ServerResponse, state: ProxyState): void {
  if (!isLocal(incoming)) refuse(outgoing, 403, `${path} is only available from this machine`);
  else if (incoming.method !== 'GET') refuse(outgoing, 405, `${path} supports only GET`);
  else {
    outgoing.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    outgoing.end(JSON.stringify(state));
  }
}

// Checks the Host header too: a web page whose name resolves to this machine has a loopback address but another host.
const isLocal = ({ socket, headers }: IncomingMessage): boolean =>
  isLoopbackAddress(socket.remoteAddress) && isLoopbackHost(headers.host ?? '');

/**
 * True if a path, in any encoding, is below an admin API of the target or of one of its workspaces. An admin API trusts its
 * own machine, so the proxy must not forward requests to it for other clients.
 */
export function isAdminPath(url: string): boolean {
  const path = url.split(/[?#]/)[0] ?? '';
  return path.split('/').some((segment) => decodeLeniently(segment).toLowerCase() === '__admin');
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { isLoopbackAddress, isLoopbackHost } from '../../loopback.ts';
import { decodeLeniently } from '../../specs/uri.ts';
import { refuse } from './forward.ts';
import type { ProxyState } from './types.ts';

const path = '/__admin/findings';

/** True for a request that is for the proxy itself. */
export function isAdmin({ url = '' }: IncomingMessage): boolean {
  return url.split('?')[0] === path;
}

/** Answers what was found so far, to this machine only. */
export function answerAdmin(incoming: IncomingMessage, outgoing: ServerResponse, state: ProxyState): void {
  if (!isLocal(incoming)) refuse(outgoing, 403, `${path} is for this machine only`);
  else if (incoming.method !== 'GET') refuse(outgoing, 405, `${path} is read with GET`);
  else {
    outgoing.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    outgoing.end(JSON.stringify(state));
  }
}

// By its Host too: a page whose name resolves to this machine has the right address, and the wrong name.
const isLocal = ({ socket, headers }: IncomingMessage): boolean =>
  isLoopbackAddress(socket.remoteAddress) && isLoopbackHost(headers.host ?? '');

/**
 * Whether a path is below an admin API, of the target or of one of its workspaces, however it is written. What such an
 * API allows this machine alone, the proxy must not do for everybody who reaches the proxy.
 */
export function isAdminPath(url: string): boolean {
  const path = url.split(/[?#]/)[0] ?? '';
  return path.split('/').some((segment) => decodeLeniently(segment).toLowerCase() === '__admin');
}

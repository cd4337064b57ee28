import type { IncomingMessage } from 'node:http';
import { isLoopbackAddress, isLoopbackHost } from '../../loopback.ts';
import { isAdminPath } from './admin.ts';

/**
 * Creates a function that returns why a request is not forwarded; undefined if it is.
 *
 * @param host Address that the proxy listens on. On a loopback address, requests with another Host header are refused:
 *   they come from a web page whose name resolves to this machine (DNS rebinding), which could read the responses.
 */
export function createGuard(host: string): (incoming: IncomingMessage) => string | undefined {
  const isLoopback = isLoopbackAddress(host) || isLoopbackHost(host);
  return ({ url = '', headers }) => {
    if (isAdminPath(url)) return 'paths below /__admin are not forwarded';
    if (isLoopback && headers.host !== undefined && !isLoopbackHost(headers.host))
      return 'on this address, only the hosts localhost and 127.0.0.1 are accepted; use --host to listen on another address';
    return undefined;
  };
}

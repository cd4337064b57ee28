import type { IncomingMessage } from 'node:http';
import { isLoopbackAddress, isLoopbackHost } from '../../loopback.ts';
import { isAdminPath } from './admin.ts';

/**
 * Says why a request is not passed on; undefined when it is.
 *
 * @param host Address that the proxy listens on. On loopback, a request by another name comes from a page elsewhere whose
 *   name leads here (DNS rebinding), and that page would read the target's answers as its own.
 */
export function createGuard(host: string): (incoming: IncomingMessage) => string | undefined {
  const isOwn = isLoopbackAddress(host) || isLoopbackHost(host);
  return ({ url = '', headers }) => {
    if (isAdminPath(url)) return 'nothing below /__admin is passed on';
    if (isOwn && headers.host !== undefined && !isLoopbackHost(headers.host))
      return 'on this address it answers to localhost and 127.0.0.1 only; --host listens on another';
    return undefined;
  };
}

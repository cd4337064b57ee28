import type { IncomingMessage } from 'node:http';
import { isLoopbackAddress, isLoopbackHost, isPrivateHost } from '../../../loopback.ts';
import { UsageError } from '../../../usage-error.ts';
import { type ApiError, createParameterError } from '../../api-error.ts';

export interface HostGuardOptions {
  /** Address on which the server listens. */
  host: string;
  /**
   * Additional host names that are accepted, besides those of this machine and private networks. `.example.com` accepts
   * all subdomains.
   */
  allowedHosts?: readonly string[] | undefined;
}

/**
 * Refuses requests whose Host is a public name, as a protection against DNS rebinding: a page of that name would have
 * the same origin as the mock. If the server listens on a network address, any name is accepted unless names are
 * listed.
 *
 * @returns A function that returns the fault of a refused request.
 * @throws UsageError `INVALID_ALLOWED_HOST` for an invalid host name.
 */
export function createHostGuard({
  host,
  allowedHosts,
}: HostGuardOptions): (req: IncomingMessage) => ApiError | undefined {
  const names = allowedHosts?.map(toName) ?? [];
  const isOwn = isLoopbackAddress(host) || isLoopbackHost(host);
  if (names.includes('*') || (!isOwn && allowedHosts === undefined)) return () => undefined;
  const isKnown = (given: string) => {
    const name = given.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
    return isPrivateHost(name) || names.some((each) => name === each || (each.startsWith('.') && name.endsWith(each)));
  };
  // Caches the last accepted name, since clients keep using one.
  let lastAccepted: string | undefined;
  return ({ url = '', headers: { host: given } }) => {
    // The admin API has its own guard, which can also require a token.
    if (given === undefined || given === lastAccepted || isAdminPath(url)) return undefined;
    if (!isKnown(given)) return createHostFault(given);
    lastAccepted = given;
    return undefined;
  };
}

function toName(given: string): string {
  const name = given.trim().toLowerCase().replace(/^\*\./, '.');
  if (name === '*' || /^\.?[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(name)) return name;
  const expected =
    'Expected a host name without scheme and port for allowedHosts (--allowed-host), such as mock.example.com';
  throw new UsageError('INVALID_ALLOWED_HOST', `${expected}, got ${JSON.stringify(given)}.`);
}

const isAdminPath = (url: string) => /^(\/@[^/?]*)?\/__admin([/?]|$)/.test(url);

function createHostFault(host: string): ApiError {
  const why = `The mock does not accept requests for the host ${JSON.stringify(host.slice(0, 200))}, which may belong to a web page (DNS rebinding)`;
  const remedy = 'Use localhost or 127.0.0.1, or start the mock with --allowed-host and this name';
  return createParameterError('untrusted', 'host', `${why}. ${remedy}.`);
}

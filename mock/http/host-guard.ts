import type { IncomingMessage } from 'node:http';
import { isLoopbackAddress, isLoopbackHost, isPrivateHost } from '../../loopback.ts';
import { UsageError } from '../../usage-error.ts';
import { createParameterFault, type Fault } from '../fault.ts';

export interface HostGuardOptions {
  /** Address that the server listens on. */
  host: string;
  /** Names that lead to it beside those that only this machine and its network know; `.example.com` for all below. */
  allowedHosts?: readonly string[] | undefined;
}

/**
 * Refuses requests by a name that leads here only because its owner says so: a page of that name would be of one origin
 * with the mock (DNS rebinding). An address of a network is reached by whatever name the network gives it, so that the
 * names have to be listed there.
 *
 * @returns The fault of a request that is refused.
 * @throws UsageError `BAD_OPTION` for what is no name of a host.
 */
export function createHostGuard({ host, allowedHosts }: HostGuardOptions): (req: IncomingMessage) => Fault | undefined {
  const names = allowedHosts?.map(toName) ?? [];
  const isOwn = isLoopbackAddress(host) || isLoopbackHost(host);
  if (names.includes('*') || (!isOwn && allowedHosts === undefined)) return () => undefined;
  const isKnown = (given: string) => {
    const name = given.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '');
    return isPrivateHost(name) || names.some((each) => name === each || (each.startsWith('.') && name.endsWith(each)));
  };
  // Clients keep to one name.
  let latest: string | undefined;
  return ({ url = '', headers: { host: given } }) => {
    // The admin API has a guard of its own, with a token, too.
    if (given === undefined || given === latest || isAdminPath(url)) return undefined;
    if (!isKnown(given)) return createHostFault(given);
    latest = given;
    return undefined;
  };
}

function toName(given: string): string {
  const name = given.trim().toLowerCase().replace(/^\*\./, '.');
  if (name === '*' || /^\.?[a-z0-9_-]+(\.[a-z0-9_-]+)*$/.test(name)) return name;
  const expected =
    'Expected the name of a host for allowedHosts (--allowed-host), without scheme and port: mock.example.com';
  throw new UsageError('BAD_OPTION', `${expected}, got ${JSON.stringify(given)}.`);
}

const isAdminPath = (url: string) => /^(\/@[^/?]*)?\/__admin([/?]|$)/.test(url);

function createHostFault(host: string): Fault {
  const why = `The mock does not answer by the name ${JSON.stringify(host.slice(0, 200))}, which may be a web page's (DNS rebinding)`;
  const remedy = 'Use localhost or 127.0.0.1, or start the mock with --allowed-host and the name';
  return createParameterFault('untrusted', 'host', `${why}. ${remedy}.`);
}

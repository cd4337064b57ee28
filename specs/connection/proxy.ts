import { BlockList, isIP, isIPv6 } from 'node:net';
import { UsageError } from '../../usage-error.ts';
import { decodeLeniently } from '../uri.ts';
import type { Variables } from './variables.ts';

/** A forward proxy from the environment. */
export interface ForwardProxy {
  /** URL without user and password. */
  url: URL;
  /** The environment variable that it came from. */
  variable: string;
  /** Value of the Proxy-Authorization header. */
  authorization?: string;
  /** User, password and their encoded forms, with the variable that they came from. */
  secrets: ReadonlyMap<string, string>;
}

/**
 * Selects the forward proxy for a target as curl does: `HTTPS_PROXY` for https, `HTTP_PROXY` for http, also in lower case, and
 * no proxy for the hosts of `NO_PROXY` and their subdomains. Like Go and browsers, it uses no proxy for loopback addresses,
 * because a proxy cannot reach them.
 *
 * @throws UsageError `INVALID_PROXY` for a proxy that is neither http nor https. The message does not quote its URL.
 */
export function findProxy(target: URL, environment: Variables): ForwardProxy | undefined {
  const find = (name: string) =>
    [name.toLowerCase(), name].map((each) => [each, environment[each] ?? ''] as const).find(([, text]) => text !== '');
  const [variable, text] = find(target.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') ?? [];
  if (variable === undefined || text === undefined) return undefined;
  const [, spared = ''] = find('NO_PROXY') ?? [];
  if (isLoopback(target.hostname) || isSpared(target, spared)) return undefined;
  // Like curl, assumes http for a proxy without a scheme.
  const address = text.includes('://') ? text : `http://${text}`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    const message = `Expected an http or https proxy in ${variable}, such as http://proxy.example:3128.`;
    throw new UsageError('INVALID_PROXY', message);
  }
  return { ...toAuthorization(url, variable), url: new URL(url.origin), variable };
}

function toAuthorization(
  { username, password }: URL,
  variable: string,
): Pick<ForwardProxy, 'authorization' | 'secrets'> {
  if (username === '' && password === '') return { secrets: new Map() };
  const [user, secret] = [decodeLeniently(username), decodeLeniently(password)];
  const pair = Buffer.from(`${user}:${secret}`).toString('base64');
  // The base64 pair is a secret of its own, because it does not contain the base64 forms of its parts.
  const secrets = [user, secret, `${user}:${secret}`, pair].filter((each) => each !== '');
  return { authorization: `Basic ${pair}`, secrets: new Map(secrets.map((each) => [each, variable])) };
}

/** Whether a host name, as in a URL, is a loopback name or address. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** Whether NO_PROXY lists a target. Its names, addresses and subnets are separated by commas or spaces. */
function isSpared(target: URL, list: string): boolean {
  const entries = list.toLowerCase().split(/[\s,]+/);
  return entries.some((entry) => entry === '*' || isSubnetOf(target.hostname, entry) || isNameOf(target, entry));
}

/** Matches entries such as `example.com`, `.example.com`, `*.example.com`, `example.com:8443`, `[::1]:8443` and `::1`. */
function isNameOf({ hostname, port, protocol }: URL, entry: string): boolean {
  const [, withPort, only] = /^(\[.+\]|[^:]+):(\d+)$/.exec(entry) ?? [];
  const name = (withPort ?? entry).replace(/^\*?\./, '');
  const bare = isIPv6(name) ? `[${name}]` : name;
  const isPort = only === undefined || only === (port || (protocol === 'https:' ? '443' : '80'));
  return isPort && bare !== '' && (hostname === bare || hostname.endsWith(`.${bare}`));
}

/** Matches entries such as `10.0.0.0/8`. */
function isSubnetOf(hostname: string, entry: string): boolean {
  const [, network = '', bits] = /^(.+)\/(\d{1,3})$/.exec(entry) ?? [];
  const address = hostname.replace(/^\[|\]$/g, '');
  const kind = isIPv6(network) ? 'ipv6' : 'ipv4';
  if (isIP(network) === 0 || isIP(address) !== isIP(network) || Number(bits) > (kind === 'ipv6' ? 128 : 32))
    return false;
  const list = new BlockList();
  list.addSubnet(network, Number(bits), kind);
  return list.check(address, kind);
}

import { BlockList, isIP, isIPv6 } from 'node:net';
import { UsageError } from '../../usage-error.ts';
import { decodeLeniently } from '../uri.ts';
import type { Variables } from './variables.ts';

/** A proxy that the environment asks to use. */
export interface ForwardProxy {
  /** Without user and password. */
  url: URL;
  /** The variable that names it. */
  variable: string;
  /** Value of the Proxy-Authorization header. */
  authorization?: string;
  /** User and password, by value: the variable. */
  secrets: ReadonlyMap<string, string>;
}

/**
 * The proxy that leads to a target, as curl chooses it: `HTTPS_PROXY` for https, `HTTP_PROXY` for http, in lower case
 * too, and none for the names and addresses of `NO_PROXY`, and what ends with them. Besides, none for this machine
 * itself, as Go and browsers do it: no proxy finds the way back.
 *
 * @throws UsageError `BAD_OPTION` for a proxy that is neither http nor https; its text is not quoted.
 */
export function findProxy(target: URL, environment: Variables): ForwardProxy | undefined {
  const find = (name: string) =>
    [name.toLowerCase(), name].map((each) => [each, environment[each] ?? ''] as const).find(([, text]) => text !== '');
  const [variable, text] = find(target.protocol === 'https:' ? 'HTTPS_PROXY' : 'HTTP_PROXY') ?? [];
  if (variable === undefined || text === undefined) return undefined;
  const [, spared = ''] = find('NO_PROXY') ?? [];
  if (isLoopback(target.hostname) || isSpared(target, spared)) return undefined;
  // As curl: what names no protocol speaks http.
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
  // The pair too: what its middle looks like in base64 depends on both.
  const secrets = [user, secret, `${user}:${secret}`, pair].filter((each) => each !== '');
  return { authorization: `Basic ${pair}`, secrets: new Map(secrets.map((each) => [each, variable])) };
}

/** Whether a name, as a URL has it, is this machine's own. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** True for a target that NO_PROXY lists: names, addresses and subnets, with commas or blanks between. */
function isSpared(target: URL, list: string): boolean {
  const entries = list.toLowerCase().split(/[\s,]+/);
  return entries.some((entry) => entry === '*' || isSubnetOf(target.hostname, entry) || isNameOf(target, entry));
}

/** `example.com`, `.example.com`, `*.example.com`, `example.com:8443`, `[::1]:8443`, `::1`. */
function isNameOf({ hostname, port, protocol }: URL, entry: string): boolean {
  const [, withPort, only] = /^(\[.+\]|[^:]+):(\d+)$/.exec(entry) ?? [];
  const name = (withPort ?? entry).replace(/^\*?\./, '');
  const bare = isIPv6(name) ? `[${name}]` : name;
  const isPort = only === undefined || only === (port || (protocol === 'https:' ? '443' : '80'));
  return isPort && bare !== '' && (hostname === bare || hostname.endsWith(`.${bare}`));
}

/** `10.0.0.0/8`. */
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

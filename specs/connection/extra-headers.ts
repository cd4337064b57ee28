import { UsageError } from '../../usage-error.ts';
import { hopByHop } from './hop-by-hop.ts';
import type { ConnectionOptions } from './options.ts';
import type { Variables } from './variables.ts';

/** What is sent with every request to a target, for what stands before it. */
export interface ExtraHeaders {
  /** By name, as they are sent. */
  headers: Readonly<Record<string, string>>;
  /** Those that the user gave, with `$CHATPACT_HEADER_NAME` in place of each value. */
  shown: Readonly<Record<string, string>>;
  /** Who asks by HTTP Basic authentication. */
  user?: string;
  /** What must get into no report, by value: the name to show in its place. */
  secrets: ReadonlyMap<string, string>;
  /**
   * The same of values that are plain words, such as `production`. An answer may use such a word itself, and then it is
   * no secret: only who knows the contract can tell.
   */
  words: ReadonlyMap<string, string>;
}

type HeaderOptions = Pick<ConnectionOptions, 'headers' | 'basicAuth'>;

/** The variable that holds the password of {@link ConnectionOptions.basicAuth}. */
export const basicPasswordVariable = 'CHATPACT_BASIC_AUTH_PASSWORD';

/** Why a header is not the user's to set, by its name in lower case. */
const refused: Readonly<Record<string, string>> = {
  ...Object.fromEntries(hopByHop.map((name) => [name, 'is about one connection, not about the server'])),
  host: 'names the server; it comes from the URL',
  ...Object.fromEntries(
    ['accept', 'accept-encoding', 'content-type', 'content-length', 'expect'].map((name) => [
      name,
      'says what the request or its answer is; chatpact sets it',
    ]),
  ),
  ...Object.fromEntries(
    ['range', 'if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range'].map((name) => [
      name,
      'asks for less than the whole answer, which could not be judged',
    ]),
  ),
  ...Object.fromEntries(
    ['x-http-method-override', 'x-http-method', 'x-method-override'].map((name) => [
      name,
      'turns a request that reads into one that may write',
    ]),
  ),
};

const wrong = (message: string) => new UsageError('BAD_OPTION', message);

/**
 * Makes sure that headers can be sent, and are the user's to set. Values are quoted nowhere, nor is what may be one.
 *
 * @throws UsageError `BAD_OPTION`.
 */
export function assertHeaders({ headers = {}, basicAuth }: HeaderOptions): void {
  const seen = new Set<string>();
  for (const [name, value] of Object.entries(headers)) {
    const known = name.toLowerCase();
    if (!/^[\w!#$%&'*+.^`|~-]{1,100}$/.test(name)) {
      throw wrong(`The name of a header has characters that no HTTP header takes. Write 'Name: value'.`);
    }
    if (Object.hasOwn(refused, known)) throw wrong(`The header "${name}" ${refused[known]}. Leave it out.`);
    if (seen.has(known)) throw wrong(`The header "${name}" is given twice; a request has it once.`);
    seen.add(known);
    if (value.trim() === '') throw wrong(`The header "${name}" has no value. Write '${name}: value'.`);
    if (!/^[\t\x20-\x7e]+$/.test(value)) {
      throw wrong(`The value of the header "${name}" has characters that no HTTP header takes. Set it anew.`);
    }
  }
  if (basicAuth === undefined) return;
  if (seen.has('authorization')) throw wrong('Basic authentication is the header Authorization. Give one of them.');
  if (basicAuth.includes(':')) {
    const hint = `the password belongs into the variable ${basicPasswordVariable}`;
    throw wrong(`--basic-auth (basicAuth) takes the name of a user, which has no ":"; ${hint}.`);
  }
  if (basicAuth === '' || /\p{Cc}/u.test(basicAuth)) throw wrong('--basic-auth (basicAuth) takes the name of a user.');
}

/**
 * Headers as they are sent to a target.
 *
 * @param variables Where the password is.
 * @throws UsageError `BAD_OPTION`, for a missing password too.
 */
export function toExtraHeaders(options: HeaderOptions, target: URL, variables: Variables): ExtraHeaders {
  assertHeaders(options);
  const { headers: given = {}, basicAuth: user } = options;
  const sent = Object.entries(given).map(([name, value]): [string, string] => [name, value.trim()]);
  const held = new Map(sent.flatMap(([name, value]) => listParts(value).map((part) => [part, toStandIn(name)])));
  const headers = Object.fromEntries(sent);
  if (user !== undefined) {
    const password = variables[basicPasswordVariable] ?? '';
    if (password === '')
      throw wrong(`--basic-auth (basicAuth) takes the password from ${basicPasswordVariable}: set it.`);
    const pair = Buffer.from(`${user}:${password}`).toString('base64');
    headers.Authorization = `Basic ${pair}`;
    // The pair too: what its middle looks like in base64 depends on both.
    for (const secret of [password, `${user}:${password}`, pair]) held.set(secret, basicPasswordVariable);
  }
  // What the address of the server says is in the report anyway.
  const own = [...held].filter(([value]) => !target.href.toLowerCase().includes(value.toLowerCase()));
  return {
    headers,
    shown: Object.fromEntries(sent.map(([name]) => [name, `$${toStandIn(name)}`])),
    user,
    secrets: new Map(own.filter(([value]) => !isPlainWord(value))),
    words: new Map(own.filter(([value]) => isPlainWord(value))),
  };
}

/** True for a value that may stand in anybody's texts by chance. */
export const isPlainWord = (value: string): boolean => /^[a-z]{1,12}$/i.test(value);

const toStandIn = (name: string) => `CHATPACT_HEADER_${name.toUpperCase().replace(/\W|-/g, '_')}`;

/** A value, and what is in it: of `Bearer x` the second word, of `a=x; b=y` the values of cookies. */
function listParts(value: string): string[] {
  const parts = value.split(/[\s;,]+/).flatMap((part) => [part, part.replace(/^[^=]*=/, '')]);
  return [value, ...parts.filter((part) => part !== value && part.length >= 6 && !isPlainWord(part))];
}

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
  ...Object.fromEntries(hopByHop.map((name) => [name, 'belongs to one connection, not to the server'])),
  host: 'is taken from the URL',
  ...Object.fromEntries(
    ['accept', 'accept-encoding', 'content-type', 'content-length', 'expect'].map((name) => [
      name,
      'is set by chatpact',
    ]),
  ),
  ...Object.fromEntries(
    ['range', 'if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'if-range'].map((name) => [
      name,
      'requests a part of the response, which the check cannot judge',
    ]),
  ),
  ...Object.fromEntries(
    ['x-http-method-override', 'x-http-method', 'x-method-override'].map((name) => [name, 'turns a read into a write']),
  ),
};

/**
 * Checks that headers can be sent and that users may set them. No message quotes a value, or a text that may be one.
 *
 * @throws UsageError `INVALID_HEADER`, `RESERVED_HEADER`, `DUPLICATE_HEADER`, `INVALID_BASIC_AUTH`, or
 *   `CONFLICTING_OPTIONS` for Basic authentication beside a header Authorization.
 */
export function assertHeaders({ headers = {}, basicAuth }: HeaderOptions): void {
  const seen = new Set<string>();
  for (const [name, value] of Object.entries(headers)) {
    const known = name.toLowerCase();
    if (!/^[\w!#$%&'*+.^`|~-]{1,100}$/.test(name)) {
      const problem = 'The name of a header contains a character that HTTP does not allow';
      throw new UsageError('INVALID_HEADER', `${problem}. Write 'Name: value'.`);
    }
    if (Object.hasOwn(refused, known)) {
      throw new UsageError('RESERVED_HEADER', `The header "${name}" ${refused[known]}. Leave it out.`);
    }
    if (seen.has(known)) throw new UsageError('DUPLICATE_HEADER', `The header "${name}" is set twice. Set it once.`);
    seen.add(known);
    if (value.trim() === '') {
      throw new UsageError('INVALID_HEADER', `The header "${name}" has no value. Write '${name}: value'.`);
    }
    if (!/^[\t\x20-\x7e]+$/.test(value)) {
      const problem = `The value of the header "${name}" contains a character that HTTP does not allow`;
      throw new UsageError('INVALID_HEADER', `${problem}. Set it again.`);
    }
  }
  if (basicAuth === undefined) return;
  if (seen.has('authorization')) {
    throw new UsageError(
      'CONFLICTING_OPTIONS',
      'Basic authentication sends the header Authorization. Pass --basic-auth (basicAuth) or this header, not both.',
    );
  }
  if (basicAuth.includes(':')) {
    const hint = `Put the password in the variable ${basicPasswordVariable}`;
    const expected = 'Expected a user name without ":" for --basic-auth (basicAuth)';
    throw new UsageError('INVALID_BASIC_AUTH', `${expected}. ${hint}.`);
  }
  if (basicAuth === '' || /\p{Cc}/u.test(basicAuth)) {
    throw new UsageError('INVALID_BASIC_AUTH', 'Expected a user name for --basic-auth (basicAuth).');
  }
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
    if (password === '') {
      const message = `--basic-auth (basicAuth) needs a password. Set ${basicPasswordVariable}.`;
      throw new UsageError('MISSING_CREDENTIALS', message);
    }
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

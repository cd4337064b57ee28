import { UsageError } from '../../usage-error.ts';
import { hopByHop } from './hop-by-hop.ts';
import type { ConnectionOptions } from './options.ts';
import type { Variables } from './variables.ts';

/** Headers that every request to a target gets, for a proxy or firewall in front of it. */
export interface ExtraHeaders {
  /** Sent headers by name. */
  headers: Readonly<Record<string, string>>;
  /** The user's headers, with the placeholder `$CHATPACT_HEADER_NAME` instead of each value. */
  shown: Readonly<Record<string, string>>;
  /** User name for HTTP Basic authentication. */
  user?: string;
  /** Secrets that must not appear in reports, with the placeholder of each. */
  secrets: ReadonlyMap<string, string>;
  /**
   * The same for values that are plain words, such as `production`. A response may contain such a word by chance, and only the
   * contract decides whether it is secret.
   */
  plainWordSecrets: ReadonlyMap<string, string>;
}

type HeaderOptions = Pick<ConnectionOptions, 'headers' | 'basicAuth'>;

/** The variable that holds the password of {@link ConnectionOptions.basicAuth}. */
export const basicPasswordVariable = 'CHATPACT_BASIC_AUTH_PASSWORD';

/** Why users may not set a header, by lower-case name. */
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
 * Converts header options to the headers that are sent to a target.
 *
 * @param variables Contain the password.
 * @throws UsageError `INVALID_HEADER`, also for a missing password.
 */
export function toExtraHeaders(options: HeaderOptions, target: URL, variables: Variables): ExtraHeaders {
  assertHeaders(options);
  const { headers: given = {}, basicAuth: user } = options;
  const sent = Object.entries(given).map(([name, value]): [string, string] => [name, value.trim()]);
  const held = new Map(sent.flatMap(([name, value]) => listParts(value).map((part) => [part, toPlaceholder(name)])));
  const headers = Object.fromEntries(sent);
  if (user !== undefined) {
    const password = variables[basicPasswordVariable] ?? '';
    if (password === '') {
      const message = `--basic-auth (basicAuth) needs a password. Set ${basicPasswordVariable}.`;
      throw new UsageError('MISSING_CREDENTIALS', message);
    }
    const pair = Buffer.from(`${user}:${password}`).toString('base64');
    headers.Authorization = `Basic ${pair}`;
    // The base64 pair is a secret of its own, because it does not contain the base64 forms of its parts.
    for (const secret of [password, `${user}:${password}`, pair]) held.set(secret, basicPasswordVariable);
  }
  // The URL of the target appears in reports, so its parts are not secret.
  const own = [...held].filter(([value]) => !target.href.toLowerCase().includes(value.toLowerCase()));
  return {
    headers,
    shown: Object.fromEntries(sent.map(([name]) => [name, `$${toPlaceholder(name)}`])),
    user,
    secrets: new Map(own.filter(([value]) => !isPlainWord(value))),
    plainWordSecrets: new Map(own.filter(([value]) => isPlainWord(value))),
  };
}

/** True for a value that may occur in responses by chance. */
export const isPlainWord = (value: string): boolean => /^[a-z]{1,12}$/i.test(value);

const toPlaceholder = (name: string) => `CHATPACT_HEADER_${name.toUpperCase().replace(/\W|-/g, '_')}`;

/** A value and its secret parts: the token of `Bearer x`, the cookie values of `a=x; b=y`. */
function listParts(value: string): string[] {
  const parts = value.split(/[\s;,]+/).flatMap((part) => [part, part.replace(/^[^=]*=/, '')]);
  return [value, ...parts.filter((part) => part !== value && part.length >= 6 && !isPlainWord(part))];
}

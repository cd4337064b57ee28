import type { Connection } from '../../specs/connection/connection.ts';
import { UsageError } from '../../usage-error.ts';
import { type Client, createClient } from '../client/client.ts';
import { toCredentials, type Variables } from '../credentials/credentials.ts';
import { NetworkFailure } from '../exchanges/exchange.ts';
import { createRedactor } from '../exchanges/redaction.ts';
import { quoteResponse } from '../exchanges/server-words.ts';
import type { Setup } from '../setup.ts';
import type { CheckFailure } from '../target.ts';
import type { HeldRole, VendorCheck } from '../vendor.ts';
import type { LoginRefusal, LoginValues, LoginVariables, VendorLogin } from './vendor-login.ts';

/** A role with a user and a password, but without a token. */
interface Caller {
  role: HeldRole;
  names: LoginVariables;
  values: LoginValues;
}

/** Sessions that a check opened. */
export interface Sessions {
  /** The setup with the credentials that the logins returned. */
  setup: Setup;
  /** Passwords to redact, each with the name of its variable. */
  secrets: ReadonlyMap<string, string>;
  /** The reason of a failed login, which ends the check. */
  failure?: CheckFailure;
  /** Number of requests that were sent. */
  readonly sent: number;
  /** Closes all sessions. Ignores errors. */
  close(): Promise<void>;
}

/**
 * Lists the callers that must log in.
 *
 * @throws UsageError `MISSING_CREDENTIALS` if a user is set without a password.
 */
export function listCallers({ login, identities }: VendorCheck, variables: Variables): Caller[] {
  return Object.entries(login?.variables ?? {}).flatMap(([key, names]): Caller[] => {
    const role = key as HeldRole;
    const hasToken = Object.values(identities[role] ?? {}).every((name) => variables[name]);
    const [user, password, code] = [variables[names.user], variables[names.password], variables[names.code]];
    if (hasToken || !user) return [];
    if (!password) {
      throw new UsageError(
        'MISSING_CREDENTIALS',
        `${names.user} is set, but not its password. Set ${names.password} too.`,
      );
    }
    return [{ role, names, values: { user, password, code } }];
  });
}

/** Returns the setup with placeholders for the tokens that logins would return. Used for a plan without requests. */
export function withExpectedLogins(setup: Setup): Setup {
  const names = listCallers(setup.vendor, setup.variables).flatMap(({ role }) =>
    Object.values(setup.vendor.identities[role] ?? {}),
  );
  return withVariables(setup, Object.fromEntries(names.map((name) => [name, `$${name}`])));
}

function withVariables(setup: Setup, more: Record<string, string>): Setup {
  const variables = { ...setup.variables, ...more };
  return { ...setup, variables, credentials: toCredentials(setup.vendor, variables) };
}

/** Logs in all callers without a token, one at a time. Stops at the first failed login. */
export async function logIn(setup: Setup, connection: Connection): Promise<Sessions> {
  const { vendor, variables, options } = setup;
  const callers = listCallers(vendor, variables);
  // One-time codes are not redacted: each works only once, and its six digits may also occur in figures.
  const secrets = new Map(callers.map(({ names, values }) => [values.password, names.password]));
  const { login } = vendor;
  if (!login || callers.length === 0) return { setup, secrets, sent: 0, close: async () => {} };
  const { requestTimeoutMs, rate } = options;
  // The client of the check cannot be used, because it blocks POST unless writes are allowed.
  const client = createClient({ requestTimeoutMs, rate, connection, retries: 0, workers: 1, allowWrites: true });
  const open: Record<string, string>[] = [];
  const found: Record<string, string> = {};
  let failure: CheckFailure | undefined;
  const { text } = createRedactor(new Map([...connection.secrets, ...secrets]));
  for (const caller of callers) {
    const outcome = await tryToLogIn(caller, login, { client, base: options.url });
    if ('failure' in outcome) {
      failure = { ...outcome.failure, message: text(outcome.failure.message) };
      break;
    }
    open.push(outcome.logout);
    for (const [header, name] of Object.entries(vendor.identities[caller.role] ?? {})) {
      found[name] = outcome.credentials[header] ?? '';
    }
  }
  return {
    setup: withVariables(setup, found),
    secrets,
    failure,
    get sent() {
      return client.sentCount;
    },
    async close() {
      for (const headers of open) {
        const { method, path } = login.logout;
        // A failed logout does not affect the result, and the session expires by itself.
        await client.send({ method, url: toUrl(options.url, path), headers, curl: '' }).catch(() => undefined);
      }
      await client.close();
    },
  };
}

type LoggedIn = { credentials: Record<string, string>; logout: Record<string, string> };

async function tryToLogIn(
  { names, values }: Caller,
  login: VendorLogin,
  { client, base }: { client: Client; base: URL },
): Promise<LoggedIn | { failure: CheckFailure }> {
  const refuse = (message: string) => ({ failure: { kind: 'refused' as const, message } });
  let body = login.begin(values);
  try {
    // A second factor needs a second request.
    for (let request = 1; request <= 2; request++) {
      const {
        status,
        headers,
        body: received,
      } = await client.send({
        method: 'POST',
        url: toUrl(base, login.path),
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
        curl: '',
      });
      const answer = { status, headers, body: received.kind === 'json' ? received.value : undefined };
      const result = login.read(answer, values);
      if ('refused' in result) return refuse(toSentence(result.refused, status, names));
      if (!('next' in result)) {
        const isSendable = Object.values(result.credentials).every((value) => /^[\x21-\x7e]+$/.test(value));
        return isSendable ? result : refuse(toSentence({ kind: 'other', said: 'no token' }, status, names));
      }
      body = result.next;
    }
    return refuse(toSentence({ kind: 'other', said: '' }, 200, names));
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error;
    return { failure: { kind: 'unreachable', message: `The login of ${names.user} failed: ${error.message}.` } };
  }
}

function toSentence({ kind, said }: LoginRefusal, status: number, { user, password, code }: LoginVariables): string {
  const answer = quoteResponse(status, said);
  const sentences: Record<LoginRefusal['kind'], string> = {
    wrong: `The user in ${user} or the password in ${password} is wrong (${answer}).`,
    'code-required': `The account in ${user} has a second factor (${answer}). Set ${code} to its current code, or use an access token.`,
    'code-wrong': `The code in ${code} is wrong or has expired (${answer}). Set it to the current one.`,
    blocked: `The server temporarily blocks ${user} after too many login attempts (${answer}). Check ${password}, and wait before the next attempt.`,
    inactive: `The account in ${user} is not active (${answer}). Activate it, or use another one.`,
    other: `The server refused the login of ${user} (${answer}).`,
  };
  return sentences[kind];
}

function toUrl(base: URL, path: string): string {
  const url = new URL(base);
  url.pathname = base.pathname.replace(/\/$/, '') + path;
  return url.href;
}

import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import type { Variables } from '../../specs/connection/variables.ts';
import { toUnreadable } from '../../unreadable-file.ts';
import { UsageError } from '../../usage-error.ts';
import type { HeldRole, Role, VendorCheck } from '../vendor.ts';

export type { Variables };

/** The headers that authenticate a caller. */
export interface Identity {
  headers: Record<string, string>;
  /** The same headers with `$NAME` in place of each secret, for reports. */
  shown: Record<string, string>;
}

/** The callers that the check can act as. */
export interface Credentials {
  /** Undefined for a role whose variables are not set. */
  find(role: Role): Identity | undefined;
  /** Names of the environment variables that a role needs. */
  variablesOf(role: Role): string[];
  /** Maps each secret to the name of its variable. */
  readonly secrets: ReadonlyMap<string, string>;
}

/**
 * Reads variables from a `.env`-style file and overlays the given ones: **the environment wins over the file**, as with
 * `node --env-file`. An empty variable counts as unset, because CI servers pass missing secrets as empty variables.
 *
 * @throws UsageError `EMPTY_CREDENTIALS_FILE` for a file that cannot be read. Its content is never quoted.
 */
export async function readVariables(environment: Variables, file?: string): Promise<Variables> {
  if (file === undefined) return withoutEmpty(environment);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    throw toUnreadable(`the credentials file ${file}`, cause, 'Check --credentials (credentialsFile).');
  }
  const fromFile = parseEnv(text);
  if (Object.keys(fromFile).length === 0) {
    throw new UsageError('EMPTY_CREDENTIALS_FILE', `${file} sets no variable. Write one NAME=value on each line.`);
  }
  return { ...withoutEmpty(fromFile), ...withoutEmpty(environment) };
}

function withoutEmpty(variables: Variables): Variables {
  return Object.fromEntries(
    Object.entries(variables).filter(([, value]) => value !== undefined && value.trim() !== ''),
  );
}

/**
 * Creates the identities from the variables.
 *
 * @throws UsageError `INVALID_CREDENTIAL` for a secret that cannot be sent in a header.
 */
export function toCredentials(vendor: VendorCheck, variables: Variables): Credentials {
  const secrets = new Map<string, string>();

  function toIdentity(names: Record<string, string>): Identity | undefined {
    const identity: Identity = { headers: {}, shown: {} };
    for (const [header, name] of Object.entries(names)) {
      const secret = variables[name]?.trim() ?? '';
      if (secret === '') return undefined;
      if (!/^[\x21-\x7e]+$/.test(secret)) {
        throw new UsageError(
          'INVALID_CREDENTIAL',
          `${name} contains a blank or a character that an HTTP header cannot carry. Set it again.`,
        );
      }
      identity.headers[header] = secret;
      identity.shown[header] = `$${name}`;
      secrets.set(secret, name);
    }
    return identity;
  }

  const held = new Map<Role, Identity>([['none', { headers: {}, shown: {} }]]);
  for (const [role, names] of Object.entries(vendor.identities)) {
    const identity = toIdentity(names);
    if (identity) held.set(role as HeldRole, identity);
  }
  const full = held.get('full');
  if (full) {
    held.set('wrong', {
      headers: { ...full.headers, ...vendor.wrong },
      shown: { ...full.shown, ...vendor.wrong },
    });
  }

  return {
    secrets,
    find: (role) => held.get(role),
    variablesOf: (role) => Object.values(vendor.identities[role as HeldRole] ?? {}),
  };
}

/** Throws UsageError `MISSING_CREDENTIALS` if there are no credentials of a caller who may see reports. */
export function assertFullIdentity(vendor: VendorCheck, credentials: Credentials): void {
  if (credentials.find('full')) return;
  const { user, password } = vendor.login?.variables.full ?? {};
  const tokens = credentials.variablesOf('full').join(' and ');
  const names = user === undefined ? tokens : `${tokens}, or ${user} and ${password} to log in`;
  throw new UsageError(
    'MISSING_CREDENTIALS',
    `A check of ${vendor.name} needs credentials that may read reports. Set ${names}, in the environment or in a credentials file.`,
  );
}

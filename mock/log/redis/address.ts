import { UsageError } from '../../../usage-error.ts';

/** Where a log is. */
export interface RedisAddress {
  socket: { host: string; port: number; tls: boolean };
  username?: string;
  password?: string;
  /** Number of the database; the server's first without one. */
  database?: number;
  key: string;
}

/**
 * Reads `redis://user:password@host:6379/KEY?database=1`; `rediss` is Redis over TLS.
 *
 * @throws UsageError `BAD_OPTION`. The message does not repeat the address: it may hold a password.
 */
export function parseRedisAddress(text: string): RedisAddress {
  if (!URL.canParse(text)) {
    throw toMistake('the address can not be read. In a user name or password, write / as %2F, @ as %40, # as %23');
  }
  const url = new URL(text);
  const key = decode(url.pathname.slice(1));
  if (url.hostname === '' || key === '') throw toMistake('a host or a key is missing');
  return {
    socket: {
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(url.port || 6379),
      tls: url.protocol === 'rediss:',
    },
    username: decode(url.username) || undefined,
    password: decode(url.password) || undefined,
    database: toDatabase(url.searchParams),
    key,
  };
}

function toDatabase(parameters: URLSearchParams): number | undefined {
  const strange = [...parameters.keys()].find((name) => name !== 'database');
  if (strange !== undefined) {
    throw toMistake(`the only parameter after ? is database, not ${JSON.stringify(strange)}`);
  }
  const database = parameters.get('database');
  if (database === null) return undefined;
  if (!/^\d{1,4}$/.test(database)) {
    throw toMistake(`database takes the number of a database, not ${JSON.stringify(database)}`);
  }
  return Number(database);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw toMistake('the user name, password or key has a % that no two hex digits follow; write it as %25');
  }
}

function toMistake(what: string): UsageError {
  return new UsageError('BAD_OPTION', `log takes redis://host:6379/KEY, where KEY names the stream; ${what}.`);
}

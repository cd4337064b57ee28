import { UsageError } from '../../../usage-error.ts';

/** The parsed address of a log. */
export interface RedisAddress {
  socket: { host: string; port: number; tls: boolean };
  username?: string;
  password?: string;
  /** Number of the database; 0 if absent. */
  database?: number;
  key: string;
}

/**
 * Parses `redis://user:password@host:6379/KEY?database=1`. `rediss` is Redis over TLS.
 *
 * @throws UsageError `INVALID_LOG_ADDRESS`. The message does not quote the address, which may contain a password.
 */
export function parseRedisAddress(text: string): RedisAddress {
  if (!URL.canParse(text)) {
    throw toAddressError(
      'the address cannot be parsed. In a user name or password, write / as %2F, @ as %40, # as %23',
    );
  }
  const url = new URL(text);
  const key = decode(url.pathname.slice(1));
  if (url.hostname === '' || key === '') throw toAddressError('a host or a key is missing');
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
  const unknownName = [...parameters.keys()].find((name) => name !== 'database');
  if (unknownName !== undefined) {
    throw toAddressError(`the only parameter after ? is database, not ${JSON.stringify(unknownName)}`);
  }
  const database = parameters.get('database');
  if (database === null) return undefined;
  if (!/^\d{1,4}$/.test(database)) {
    throw toAddressError(`database must be a number, not ${JSON.stringify(database)}`);
  }
  return Number(database);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw toAddressError(
      'the user name, password or key contains a % without two hex digits after it; write %25 for a % sign',
    );
  }
}

function toAddressError(what: string): UsageError {
  return new UsageError(
    'INVALID_LOG_ADDRESS',
    `Expected redis://host:6379/KEY for log (--log), where KEY names the stream: ${what}.`,
  );
}

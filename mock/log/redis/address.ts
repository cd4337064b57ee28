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
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const key = decodeURIComponent(url?.pathname.slice(1) ?? '');
  const database = url?.searchParams.get('database') ?? undefined;
  if (!url?.hostname || key === '' || (database !== undefined && !/^\d{1,4}$/.test(database))) {
    throw new UsageError(
      'BAD_OPTION',
      'log takes redis://host:6379/KEY, where KEY names the stream; a host or a key is missing.',
    );
  }
  return {
    socket: {
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(url.port || 6379),
      tls: url.protocol === 'rediss:',
    },
    username: decodeURIComponent(url.username) || undefined,
    password: decodeURIComponent(url.password) || undefined,
    database: database === undefined ? undefined : Number(database),
    key,
  };
}

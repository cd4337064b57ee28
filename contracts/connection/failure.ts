import { NetworkFailure } from './exchange.ts';

interface Reason {
  codes: RegExp;
  isRetryable: boolean;
  toMessage(host: string, timeoutMs: number, code: string): string;
}

const reasons: Reason[] = [
  {
    codes: /^ECONNREFUSED$/,
    isRetryable: true,
    toMessage: (host) => `nothing listens at ${host} (connection refused)`,
  },
  {
    codes: /^(ENOTFOUND|EAI_AGAIN|EAI_NONAME)$/,
    isRetryable: false,
    toMessage: (host) => `the name of ${host} does not resolve`,
  },
  {
    codes: /^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EHOSTDOWN)$/,
    isRetryable: true,
    toMessage: (host) => `no route leads to ${host}`,
  },
  {
    codes: /(TIMEOUT|TimeoutError|ETIMEDOUT)/,
    isRetryable: true,
    toMessage: (host, timeoutMs) => `${host} gave no answer within ${timeoutMs / 1000} s`,
  },
  {
    codes: /^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/,
    isRetryable: true,
    toMessage: (host) => `${host} cut the connection off before its answer was complete`,
  },
  {
    codes: /^HPE_|UND_ERR_HEADERS_OVERFLOW|HTTPParserError/,
    isRetryable: false,
    toMessage: (host) => `what ${host} answered is not HTTP that can be read`,
  },
  {
    codes: /CERT|SSL|TLS|SELF_SIGNED|ISSUER/,
    isRetryable: false,
    toMessage: (host, _, code) =>
      `the TLS certificate or handshake of ${host} was refused (${code}); NODE_EXTRA_CA_CERTS names further authorities`,
  },
];

/** Says in half a sentence why no answer came within `timeoutMs` milliseconds. */
export function toNetworkFailure(error: unknown, host: string, timeoutMs: number): NetworkFailure {
  const code = codeOf(error);
  const reason = reasons.find(({ codes }) => codes.test(code));
  const message = reason?.toMessage(host, timeoutMs, code) ?? `the request to ${host} failed (${code})`;
  return new NetworkFailure(message, reason?.isRetryable ?? false, { cause: error });
}

// Errors of undici carry a code; those of AbortSignal only a name; those of happy eyeballs hide theirs inside.
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason';
  if ('code' in error && typeof error.code === 'string') return error.code;
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  return inner instanceof Error ? codeOf(inner) : error.name;
}

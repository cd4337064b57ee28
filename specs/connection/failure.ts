import { NetworkFailure } from './network-failure.ts';
import type { ForwardProxy } from './proxy.ts';
import type { Reason } from './reason.ts';
import { tlsReasons } from './tls-reasons.ts';

/** Who was asked, and through whom. */
export interface Way {
  /** Name and port, as the URL has them. */
  host: string;
  proxy?: ForwardProxy;
  /** They speak TLS, and the client has shown no certificate. */
  isAnonymous?: boolean;
}

/** A proxy that does not pass a request on. */
export class ProxyRefusal extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`The proxy answered ${status}.`);
    this.name = 'ProxyRefusal';
    this.status = status;
  }
}

/** Reasons that are about the next machine on the way: where there is a proxy, about the proxy. */
const nearReasons: Reason[] = [
  {
    codes: /^ECONNREFUSED$/,
    isRetryable: true,
    toMessage: ({ host }) => `nothing listens at ${host} (connection refused)`,
  },
  {
    codes: /^EAI_AGAIN$/,
    isRetryable: true,
    toMessage: ({ name }) => `no DNS server tells where ${name} is; check this machine's network and DNS`,
  },
  {
    codes: /^(ENOTFOUND|EAI_\w+)$/,
    isRetryable: false,
    toMessage: ({ name }) =>
      `the name ${name} does not resolve; check its spelling, and whether it needs a VPN or another DNS server`,
  },
  {
    codes: /^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EHOSTDOWN)$/,
    isRetryable: true,
    toMessage: ({ host }) => `no route leads to ${host}`,
  },
];

/** Reasons that are about the target. */
const farReasons: Reason[] = [
  {
    codes: /(TIMEOUT|TimeoutError|ETIMEDOUT)/,
    isRetryable: true,
    toMessage: ({ host, timeoutMs }) => `${host} gave no answer within ${timeoutMs / 1000} s`,
  },
  ...tlsReasons,
  {
    codes: /^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/,
    isRetryable: true,
    // Under TLS 1.3 a client hears too late that it should have shown something, if it hears it at all.
    toMessage: ({ host, isAnonymous }) =>
      `${host} cut the connection off before its answer was complete${isAnonymous ? '; if it wants a certificate of the client, give --cert FILE' : ''}`,
  },
  {
    codes: /^HPE_|UND_ERR_HEADERS_OVERFLOW|HTTPParserError/,
    isRetryable: false,
    toMessage: ({ host }) => `what ${host} answered is not HTTP that can be read`,
  },
];

/** Says in half a sentence why no answer came within `timeoutMs` milliseconds. */
export function toNetworkFailure(
  error: unknown,
  { host, proxy, isAnonymous = false }: Way,
  timeoutMs: number,
): NetworkFailure {
  const refusal = proxy && statusOf(error);
  if (refusal) return new NetworkFailure(toRefusal(host, proxy, refusal), refusal >= 500, { cause: error });
  const code = codeOf(error);
  const near = nearReasons.find(({ codes }) => codes.test(code));
  const reason = near ?? farReasons.find(({ codes }) => codes.test(code));
  const asked = near && proxy ? `the proxy ${proxy.url.host} (${proxy.variable})` : host;
  const name = near && proxy ? asked : host.replace(/:\d+$/, '');
  const message =
    reason?.toMessage({ host: asked, name, timeoutMs, code, error, isAnonymous }) ??
    `the request to ${host} failed (${code})`;
  return new NetworkFailure(message, reason?.isRetryable ?? false, { cause: error });
}

function toRefusal(host: string, { url, variable }: ForwardProxy, status: number): string {
  const hint =
    status === 407
      ? `wants other credentials; write them into ${variable} as http://user:password@${url.host}`
      : `does not lead to ${host}; ask it to, or list the name in NO_PROXY`;
  return `the proxy ${url.host} (${variable}) ${hint} (${status})`;
}

/** The status with which a proxy turned a request away; undici tells it in words alone. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof ProxyRefusal) return error.status;
  const [, status] = /^Proxy .*\((\d{3})\)/.exec(error instanceof Error ? error.message : '') ?? [];
  return status === undefined ? undefined : Number(status);
}

// Errors of undici carry a code; those of AbortSignal only a name; those of happy eyeballs hide theirs inside.
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason';
  if ('code' in error && typeof error.code === 'string') return error.code;
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  return inner instanceof Error ? codeOf(inner) : error.name;
}

import { NetworkFailure } from './network-failure.ts';
import type { ForwardProxy } from './proxy.ts';
import type { FailureCause } from './reason.ts';
import { tlsReasons } from './tls-reasons.ts';

/** The route to a target, for failure messages. */
export interface Way {
  /** Host name and port, as in the URL. */
  host: string;
  proxy?: ForwardProxy;
  /** The target uses TLS, and the client has no certificate. */
  lacksClientCertificate?: boolean;
}

/** A forward proxy refused to forward a request or to open a tunnel. */
export class ProxyRefusal extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`The proxy responded with ${status}.`);
    this.name = 'ProxyRefusal';
    this.status = status;
  }
}

/** Reasons that concern the next hop: the proxy if there is one, else the target. */
const nearReasons: FailureCause[] = [
  {
    codes: /^ECONNREFUSED$/,
    isRetryable: true,
    toMessage: ({ host }) => `nothing listens at ${host} (connection refused)`,
  },
  {
    codes: /^EAI_AGAIN$/,
    isRetryable: true,
    toMessage: ({ name }) => `the DNS lookup of ${name} failed; check this machine's network and DNS`,
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
    toMessage: ({ host }) => `there is no route to ${host}`,
  },
];

/** Reasons that concern the target. */
const farReasons: FailureCause[] = [
  {
    codes: /(TIMEOUT|TimeoutError|ETIMEDOUT)/,
    isRetryable: true,
    toMessage: ({ host, timeoutMs }) => `${host} gave no answer within ${timeoutMs / 1000} s`,
  },
  ...tlsReasons,
  {
    codes: /^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/,
    isRetryable: true,
    // Under TLS 1.3, a server may reject a missing client certificate after the handshake, by closing the connection.
    toMessage: ({ host, isAnonymous }) =>
      `${host} closed the connection before the response was complete${isAnonymous ? '; if it requires a client certificate, pass --cert FILE' : ''}`,
  },
  {
    codes: /^HPE_|UND_ERR_HEADERS_OVERFLOW|HTTPParserError/,
    isRetryable: false,
    toMessage: ({ host }) => `the response of ${host} is not valid HTTP`,
  },
];

/** Converts an error of the network into a failure whose message states the reason, without a full stop. */
export function toNetworkFailure(
  error: unknown,
  { host, proxy, lacksClientCertificate = false }: Way,
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
    reason?.toMessage({ host: asked, name, timeoutMs, code, error, isAnonymous: lacksClientCertificate }) ??
    `the request to ${host} failed (${code})`;
  return new NetworkFailure(message, reason?.isRetryable ?? false, { cause: error });
}

function toRefusal(host: string, { url, variable }: ForwardProxy, status: number): string {
  const hint =
    status === 407
      ? `requires other credentials; set them in ${variable} as http://user:password@${url.host}`
      : `refuses to connect to ${host}; allow the host in the proxy, or list it in NO_PROXY`;
  return `the proxy ${url.host} (${variable}) ${hint} (${status})`;
}

/** The status with which a proxy refused a request; undici reports it in the message only. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof ProxyRefusal) return error.status;
  const [, status] = /^Proxy .*\((\d{3})\)/.exec(error instanceof Error ? error.message : '') ?? [];
  return status === undefined ? undefined : Number(status);
}

// Errors of undici have a code, those of AbortSignal only a name. Happy Eyeballs wraps the errors of its attempts.
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown reason';
  if ('code' in error && typeof error.code === 'string') return error.code;
  const inner = error instanceof AggregateError ? error.errors[0] : error.cause;
  return inner instanceof Error ? codeOf(inner) : error.name;
}

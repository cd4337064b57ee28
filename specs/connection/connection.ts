import { type ExtraHeaders, toExtraHeaders } from './extra-headers.ts';
import type { Way } from './failure.ts';
import type { ConnectionOptions } from './options.ts';
import { type ForwardProxy, findProxy } from './proxy.ts';
import { readTls, type TlsSettings } from './tls.ts';
import type { Variables } from './variables.ts';

/** A prepared connection to a target. */
export interface Connection {
  target: URL;
  tls: TlsSettings;
  proxy?: ForwardProxy;
  /** True if the target's certificate is not verified. */
  isUnverified: boolean;
  /** Additional headers of every request. */
  extraHeaders: ExtraHeaders;
  /** Secrets that must not appear in reports, with the variable that each came from. */
  secrets: ReadonlyMap<string, string>;
}

/** Describes a connection for failure messages. */
export function toRoute({ target, tls, proxy }: Connection): Way {
  return { host: target.host, proxy, lacksClientCertificate: target.protocol === 'https:' && tls.cert === undefined };
}

/** The variable that holds the passphrase of a key. */
const passphraseVariable = 'CHATPACT_KEY_PASSPHRASE';

/**
 * Prepares a connection to a target: reads certificate files, and the forward proxy of the environment (`HTTPS_PROXY`,
 * `HTTP_PROXY`, `NO_PROXY`).
 *
 * @param variables Contain the passphrase of the key, and the password for HTTP Basic authentication.
 * @throws UsageError `UNREADABLE_FILE`, and `INVALID_CERTIFICATE` for invalid certificates, a key that does not match or cannot be
 * decrypted, an unsupported proxy, and headers that cannot be sent.
 */
export async function prepareConnection(
  target: URL,
  options: ConnectionOptions,
  variables: Variables,
): Promise<Connection> {
  const passphrase = variables[passphraseVariable] || undefined;
  const tls = await readTls(options, passphrase);
  const proxy = findProxy(target, process.env);
  const extra = toExtraHeaders(options, target, variables);
  const secrets = new Map([...(proxy?.secrets ?? []), ...extra.secrets]);
  if (passphrase !== undefined) secrets.set(passphrase, passphraseVariable);
  // Node.js itself also disables verification with this variable.
  const isVerificationOff = tls.rejectUnauthorized === false || process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0';
  return {
    target,
    tls,
    proxy,
    isUnverified: target.protocol === 'https:' && isVerificationOff,
    extraHeaders: extra,
    secrets,
  };
}

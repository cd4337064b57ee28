import { type ExtraHeaders, toExtraHeaders } from './extra-headers.ts';
import type { Way } from './failure.ts';
import type { ConnectionOptions } from './options.ts';
import { type ForwardProxy, findProxy } from './proxy.ts';
import { readTls, type TlsSettings } from './tls.ts';
import type { Variables } from './variables.ts';

/** The way to a target, ready to be taken. */
export interface Connection {
  target: URL;
  tls: TlsSettings;
  proxy?: ForwardProxy;
  /** Nobody vouches for the target: its certificate is not looked at. */
  isUnverified: boolean;
  /** Headers that every request gets. */
  extra: ExtraHeaders;
  /** What must not get into a report, by value: the variable that it came from. */
  secrets: ReadonlyMap<string, string>;
}

/** The way to a target, as failures tell of it. */
export function toWay({ target, tls, proxy }: Connection): Way {
  return { host: target.host, proxy, isAnonymous: target.protocol === 'https:' && tls.cert === undefined };
}

/** The variable that holds the passphrase of a key. */
const passphraseVariable = 'CHATPACT_KEY_PASSPHRASE';

/**
 * Reads what the way to a target needs: files, and the proxy that the environment of the process names
 * (`HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`).
 *
 * @param variables Where the passphrase is, and the password of a proxy before the target.
 * @throws UsageError `UNREADABLE_FILE`, and `BAD_OPTION` for files that are no certificates, a key that does not fit or
 * can't be opened, a proxy that can't be used, and headers that can't be sent.
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
  // The variable is Node's own, and holds where nothing else is said.
  const isLax = tls.rejectUnauthorized === false || process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0';
  return { target, tls, proxy, isUnverified: target.protocol === 'https:' && isLax, extra, secrets };
}

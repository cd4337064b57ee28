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
 * @param variables Where the passphrase is.
 * @throws UsageError `UNREADABLE_FILE`, and `BAD_OPTION` for files that are no certificates, a key that does not fit or
 * can't be opened, and a proxy that can't be used.
 */
export async function prepareConnection(
  target: URL,
  options: ConnectionOptions,
  variables: Variables,
): Promise<Connection> {
  const passphrase = variables[passphraseVariable] || undefined;
  const tls = await readTls(options, passphrase);
  const proxy = findProxy(target, process.env);
  const secrets = new Map(proxy?.secrets);
  if (passphrase !== undefined) secrets.set(passphrase, passphraseVariable);
  // The variable is Node's own, and holds where nothing else is said.
  const isLax = tls.rejectUnauthorized === false || process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0';
  return { target, tls, proxy, isUnverified: target.protocol === 'https:' && isLax, secrets };
}

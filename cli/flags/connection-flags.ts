import { connectionSettings } from '../settings/connection-settings.ts';
import { createFlags } from '../settings/entry.ts';

/** The flags of every command that connects to a server. */
export const connectionFlags = createFlags(connectionSettings);

/** The text about connections for the help of a command. */
export const connectionHelp = `
$HTTPS_PROXY, $HTTP_PROXY and $NO_PROXY set a proxy, except for this machine. $NODE_EXTRA_CA_CERTS adds CA certificates.`;

/** Warns on standard error that the certificate of a server is not verified. */
export function warnUnverifiedCertificate(url: string): void {
  process.stderr.write(
    `chatpact: the TLS certificate of ${url} is NOT verified: another server may answer in its place.\n`,
  );
}

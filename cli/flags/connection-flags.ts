import { Option } from 'commander';
import type { ConnectionOptions } from '../../specs/connection/options.ts';
import { collectLines } from './shared-flags.ts';

/** The flags of every command that connects to a server, with the names that curl uses. */
export const connectionFlags: readonly Option[] = [
  new Option('--cacert <file>', 'CA bundle, PEM (default: that of Node.js)').env('CHATPACT_CACERT'),
  new Option('--cert <file>', 'client certificate, PEM').env('CHATPACT_CERT'),
  new Option(
    '--key <file>',
    'private key of --cert, PEM; passphrase in $CHATPACT_KEY_PASSPHRASE (default: in --cert)',
  ).env('CHATPACT_KEY'),
  new Option('--insecure', 'skip TLS verification (prints a warning)'),
  new Option('--no-insecure', 'turn off insecure of the configuration').hideHelp(),
  new Option(
    '-H, --header <header>',
    `extra header for every request, for example for a proxy in front of the server: 'Name: value'; keep secrets in variables: 'Name: \${VARIABLE}'; repeatable`,
  )
    .env('CHATPACT_HEADERS')
    .argParser(collectLines),
  new Option(
    '--basic-auth <user>',
    'HTTP Basic user for a proxy in front of the server; password in $CHATPACT_BASIC_AUTH_PASSWORD',
  ).env('CHATPACT_BASIC_AUTH_USER'),
];

/** The text about connections for the help of a command. */
export const connectionHelp = `
$HTTPS_PROXY, $HTTP_PROXY and $NO_PROXY set a proxy, except for this machine. $NODE_EXTRA_CA_CERTS adds CA certificates.`;

/** Warns on standard error that the certificate of a server is not verified. */
export function warnUnverifiedCertificate(url: string): void {
  process.stderr.write(
    `chatpact: the TLS certificate of ${url} is NOT verified: another server may answer in its place.\n`,
  );
}

export type { ConnectionOptions };

import { Option } from 'commander';
import type { ConnectionOptions } from '../specs/connection/options.ts';
import { collectLines } from './options.ts';

/** How to reach a server: of every command that does. Named as curl names them. */
export const connectionFlags: readonly Option[] = [
  new Option('--cacert <file>', "who may sign the server's certificate, PEM (default: as Node.js)").env(
    'CHATPACT_CACERT',
  ),
  new Option('--cert <file>', 'certificate of the client, PEM').env('CHATPACT_CERT'),
  new Option('--key <file>', 'its key; $CHATPACT_KEY_PASSPHRASE opens it (default: in --cert)').env('CHATPACT_KEY'),
  new Option('--insecure', 'take any certificate, and say so'),
  new Option('--no-insecure', 'do not, whatever the configuration says').hideHelp(),
  new Option(
    '-H, --header <header>',
    `'Name: value', sent with every request, for what stands before the target; a secret belongs into a variable: 'Name: \${VARIABLE}'; may stand several times`,
  )
    .env('CHATPACT_HEADERS')
    .argParser(collectLines),
  new Option(
    '--basic-auth <user>',
    'user for what stands before the target (HTTP Basic); the password is the variable CHATPACT_BASIC_AUTH_PASSWORD',
  ).env('CHATPACT_BASIC_AUTH_USER'),
];

/** What help says of them. */
export const connectionHelp = `
$HTTPS_PROXY, $HTTP_PROXY and $NO_PROXY name a proxy, except for this machine; $NODE_EXTRA_CA_CERTS adds authorities.`;

/** Tells, on standard error, that nobody vouches for a server. */
export function warnUnverified(url: string): void {
  process.stderr.write(`chatpact: the TLS certificate of ${url} is NOT verified: anybody may answer in its place.\n`);
}

export type { ConnectionOptions };

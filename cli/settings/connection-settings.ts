import { tlsFile } from './file-kinds.ts';
import { boolean, text } from './kinds.ts';
import { headers } from './record-kinds.ts';

/** Settings of the connection to a server, with the names that curl uses, in the order of the help. */
export const connectionSettings = {
  cacert: {
    kind: tlsFile,
    flag: '--cacert <file>',
    variable: 'CHATPACT_CACERT',
    help: 'CA bundle, PEM (default: that of Node.js)',
    description:
      'CA bundle (PEM file). Ignored for a URL on the command line if it is in the defaults of a configuration that was found, not passed with --config.',
  },
  cert: {
    kind: tlsFile,
    flag: '--cert <file>',
    variable: 'CHATPACT_CERT',
    help: 'client certificate, PEM',
    description: 'Client certificate (PEM file).',
  },
  key: {
    kind: tlsFile,
    flag: '--key <file>',
    variable: 'CHATPACT_KEY',
    help: 'private key of --cert, PEM; passphrase in $CHATPACT_KEY_PASSPHRASE (default: in --cert)',
    description:
      'Private key of cert (PEM file). Set its passphrase in the environment variable CHATPACT_KEY_PASSPHRASE.',
  },
  insecure: {
    kind: boolean,
    flag: '--insecure',
    help: 'skip TLS verification (prints a warning)',
    isNegatable: true,
    description:
      'Skip TLS verification, and show this in the report. Ignored for a URL on the command line if it is in the defaults of a configuration that was found, not passed with --config.',
  },
  headers: {
    kind: headers,
    flag: '-H, --header <header>',
    variable: 'CHATPACT_HEADERS',
    help: `extra header for every request, for example for a proxy in front of the server: 'Name: value'; keep secrets in variables: 'Name: \${VARIABLE}'; repeatable`,
    description: `Extra headers for every request to this target, for example for a proxy or firewall: { X-Gate: '\${CHATPACT_GATE}' }. They are sent to no other server. A configuration that was found, not passed with --config, may use only CHATPACT_* variables.`,
    isTargetOnly: true,
  },
  basicAuth: {
    kind: text('sent'),
    flag: '--basic-auth <user>',
    variable: 'CHATPACT_BASIC_AUTH_USER',
    help: 'HTTP Basic user for a proxy in front of the server; password in $CHATPACT_BASIC_AUTH_PASSWORD',
    description:
      'User name for HTTP Basic authentication at a proxy in front of this target. Set the password as CHATPACT_BASIC_AUTH_PASSWORD in the environment or in credentials.',
    isTargetOnly: true,
  },
} as const;

import { Option } from 'commander';
import type { RequestLineFormat } from '../../mock/journal/request-lines.ts';
import { mockOptions } from '../../mock/option-table.ts';
import type { MockOptions } from '../../mock/options.ts';
import { collectCommaSeparated, parseNumber, parsePort } from '../flags/shared-flags.ts';
import { boolean, choice, text } from '../settings/kinds.ts';
import { dataFlags } from './data-flags.ts';
import { type MockFlagEntries, type MockFlags, requestLineFormats } from './flag-table.ts';
import { createLogger, createRequestListener, readHttps } from './flag-values.ts';
import { createPortFlag, readMockPort } from './port.ts';
import {
  adminApi,
  certificateFiles,
  faultRules,
  integer,
  logAddress,
  origins,
  positive,
  setting,
  words,
} from './setting.ts';

const onlyInLibrary = { flags: [] };

/**
 * The flags of every option of the mock. An option without an entry, or with a value of another type, does not compile. The
 * help lists flags in this order.
 */
export const mockFlagEntries: MockFlagEntries = {
  port: {
    flags: [createPortFlag()],
    settings: {
      port: setting(integer(0, 65_535), 'Port of the mock; 0 picks a free one.', (port) =>
        // The variable PORT is read later, and takes precedence like every variable.
        process.env.PORT ? {} : { port },
      ),
    },
    toOption: ({ port }) => readMockPort(port),
  },
  host: {
    flags: [
      new Option('--host <address>', 'address to listen on').env('CHATPACT_HOST').default(mockOptions.host.default),
    ],
    settings: {
      host: setting(
        text('typed'),
        'Address to listen on. Refused in a configuration that was found, not passed with --config.',
        (host) => ({ host }),
        'host opens the mock to other machines',
      ),
    },
    toOption: ({ host }) => host,
  },
  https: {
    flags: [
      new Option('--https', 'serve HTTPS, with a new self-signed certificate for this machine'),
      new Option('--https-cert <file>', 'serve HTTPS with this certificate, PEM').env('CHATPACT_HTTPS_CERT'),
      new Option('--https-key <file>', 'private key of --https-cert, PEM (default: in --https-cert)').env(
        'CHATPACT_HTTPS_KEY',
      ),
    ],
    settings: {
      https: setting(
        certificateFiles,
        'Serve HTTPS: true for a new self-signed certificate, or files { cert, key }, PEM.',
        (given) => (typeof given === 'boolean' ? { https: given } : { httpsCert: given.cert, httpsKey: given.key }),
      ),
    },
    toOption: readHttps,
  },
  ...dataFlags,
  maxWorkspaces: {
    flags: [
      new Option('--max-workspaces <number>', 'limit of workspaces; above it, the least recently used is dropped')
        .env('CHATPACT_MAX_WORKSPACES')
        .argParser(parseNumber)
        .default(mockOptions.maxWorkspaces.default),
    ],
    settings: {
      maxWorkspaces: setting(integer(1, 1_000_000), 'Limit of workspaces.', (maxWorkspaces) => ({ maxWorkspaces })),
    },
    toOption: ({ maxWorkspaces }) => maxWorkspaces,
  },
  workspaceIdleSeconds: {
    flags: [
      new Option('--workspace-idle <seconds>', 'drop a workspace after this time without a request')
        .env('CHATPACT_WORKSPACE_IDLE')
        .argParser(parseNumber)
        .default(mockOptions.workspaceIdleSeconds.default),
    ],
    settings: {
      workspaceIdle: setting(positive, 'Seconds without a request after which a workspace is dropped.', (seconds) => ({
        workspaceIdle: seconds,
      })),
    },
    toOption: ({ workspaceIdle }) => workspaceIdle,
  },
  log: {
    flags: [
      new Option(
        '--log <address>',
        'keep changes across restarts: file:FOLDER, or redis://host:6379/KEY to share them between servers; put an address that contains a password in CHATPACT_LOG',
      ).env('CHATPACT_LOG'),
    ],
    settings: {
      log: setting(logAddress, 'Keep changes across restarts: file:FOLDER, or a URL of Redis.', (log) => ({ log })),
    },
    toOption: ({ log }) => log,
  },
  cors: {
    flags: [
      new Option('--cors-origin <origin>', 'allow only web pages of this origin to call; repeatable (default: all)')
        .env('CHATPACT_CORS_ORIGIN')
        .argParser(collectCommaSeparated),
      new Option('--no-cors', 'send no CORS headers').conflicts('corsOrigin'),
    ],
    settings: {
      cors: setting(origins, 'Origins of web pages that may call: a list, all (true) or none (false).', (given) =>
        typeof given === 'boolean' ? { cors: given } : { corsOrigin: given },
      ),
    },
    toOption: ({ cors, corsOrigin }) => corsOrigin ?? cors,
  },
  allowedHosts: {
    flags: [
      new Option(
        '--allowed-host <name>',
        'also answer to this host name, beside addresses and names of this machine; repeatable',
      )
        .env('CHATPACT_ALLOWED_HOST')
        .argParser(collectCommaSeparated),
    ],
    settings: {
      allowedHosts: setting(
        words,
        'Further host names to answer to. Refused in a configuration that was found, not passed with --config.',
        (allowedHost) => ({ allowedHost }),
        'allowedHosts opens the mock to other host names',
      ),
    },
    toOption: ({ allowedHost }) => allowedHost,
  },
  admin: {
    flags: [
      new Option('--no-admin', 'serve no admin API').conflicts('adminPort'),
      new Option('--admin-port <number>', 'serve the admin API on its own port; 0 picks a free one')
        .env('CHATPACT_ADMIN_PORT')
        .argParser(parsePort),
    ],
    settings: {
      admin: setting(adminApi, 'Whether the admin API is served, or its own port: { port: 4011 }.', (given) =>
        typeof given === 'boolean' ? { admin: given } : { adminPort: given.port },
      ),
    },
    toOption: ({ admin, adminPort }) => (admin && adminPort !== undefined ? { port: adminPort } : admin),
  },
  adminToken: {
    flags: [
      new Option(
        '--admin-token <token>',
        'require this bearer token for /__admin; other users of this machine can see flags, so prefer CHATPACT_ADMIN_TOKEN',
      ).env('CHATPACT_ADMIN_TOKEN'),
    ],
    toOption: ({ adminToken }) => adminToken,
  },
  onRequest: {
    flags: [
      new Option('-q, --quiet', 'print no lines about requests').conflicts('logFormat'),
      new Option(
        '--log-format <format>',
        'form of the line about each request, on standard output; json moves the banner to standard error (default: text on a terminal, else no lines)',
      )
        .env('CHATPACT_LOG_FORMAT')
        .choices(requestLineFormats),
    ],
    settings: {
      logFormat: setting(choice(requestLineFormats), 'Form of the line about each request.', (format) => ({
        // The schema allows these names only.
        logFormat: format as RequestLineFormat,
      })),
      quiet: setting(boolean, 'Print no lines about requests.', (quiet) => ({ quiet })),
    },
    toOption: createRequestListener,
  },
  logger: {
    flags: [
      new Option('--log-level <level>', 'level of the log on standard error; debug includes requests')
        .env('CHATPACT_LOG_LEVEL')
        .choices(['silent', 'error', 'info', 'debug'])
        .default('error'),
    ],
    toOption: ({ logLevel }) => createLogger(logLevel),
  },
  faults: {
    flags: [],
    settings: {
      faults: setting(
        faultRules,
        'Faults to inject at the start, as for POST /__admin/faults: [{ operation: fetchProfile, effect: { type: status, status: 503 } }].',
        (faults) => ({ faults }),
      ),
    },
    toOption: ({ faults }) => faults,
  },
  keepAnswers: onlyInLibrary,
  headersTimeoutSeconds: onlyInLibrary,
  requestTimeoutSeconds: onlyInLibrary,
};

const configFlags = [
  new Option(
    '--config <file>',
    'configuration with a section mock: YAML, JSON or a module (default: chatpact.config.yaml, .yml or .json)',
  ).env('CHATPACT_CONFIG'),
  new Option('--no-config', 'read no configuration'),
  new Option('--watch', 'reload the configuration and documents when they change, and keep the data'),
];

export const mockFlags: readonly Option[] = [
  ...Object.values(mockFlagEntries).flatMap(({ flags }) => flags),
  ...configFlags,
];

/**
 * Converts flags to options of the library.
 *
 * @throws UsageError for a file that cannot be read, and for an invalid PORT.
 */
export async function toMockOptions(flags: MockFlags): Promise<MockOptions> {
  const options: [name: string, value: unknown][] = [];
  for (const [name, { toOption }] of Object.entries(mockFlagEntries)) {
    if (toOption) options.push([name, await toOption(flags)]);
  }
  return Object.fromEntries(options);
}

import { Command, Option } from 'commander';
import { editions } from '../../mock/workspaces/editions.ts';
import { packageVersion } from '../../package-info.ts';
import { profiles } from '../../specs/profiles.ts';
import { vendorNames } from '../../specs/vendors.ts';
import { UsageError } from '../../usage-error.ts';
import { credentialVariables } from '../flags/credential-variables.ts';
import { createSpecRootFlag } from '../flags/document-flags.ts';
import {
  collectCommaSeparated,
  collectSpecs,
  parseNumber,
  parsePort,
  readText,
  readVariables,
} from '../flags/shared-flags.ts';
import { waitForEndSignal } from '../signals.ts';
import { createPortFlag, readMockPort } from './port.ts';

interface MockFlags {
  port?: number;
  host: string;
  seed?: number;
  now?: string;
  scale?: number;
  profile: (typeof profiles)[number];
  vendor?: (typeof vendorNames)[number];
  cors: boolean;
  corsOrigin?: string[];
  allowedHost?: string[];
  tokens?: string;
  admin: boolean;
  adminPort?: number;
  adminToken?: string;
  spec?: ReturnType<typeof collectSpecs>;
  specRoot?: string[];
  edition: (typeof editions)[number];
  timezone?: string;
  chatwootVersion?: string;
  rocketchatVersion?: string;
  fixture?: string;
  scenario?: string;
  maxWorkspaces: number;
  workspaceIdle: number;
  log?: string;
  logLevel: string;
}

export const mockCommand = new Command('mock')
  .description('start a mock of both vendors, with half a year of history')
  .addOption(createPortFlag())
  .addOption(new Option('--host <address>', 'address to listen on').env('CHATPACT_HOST').default('127.0.0.1'))
  .addOption(new Option('--vendor <name>', 'serve only this vendor').env('CHATPACT_VENDOR').choices(vendorNames))
  .addOption(
    new Option('--profile <name>', 'respond as documented, or as real servers do')
      .env('CHATPACT_PROFILE')
      .choices(profiles)
      .default('documented'),
  )
  .addOption(
    new Option('--seed <number>', 'seed of the generated data: the same seed gives the same history')
      .env('CHATPACT_SEED')
      .argParser(parseNumber),
  )
  .addOption(new Option('--now <time>', 'ISO 8601 time of the clock, where the history ends').env('CHATPACT_NOW'))
  .addOption(
    new Option('--scale <factor>', 'multiply the data volume; 0 gives an empty history')
      .env('CHATPACT_SCALE')
      .argParser(parseNumber),
  )
  .addOption(
    new Option('--tokens <file>', 'your own tokens: a .env file with the variables of chatpact check').env(
      'CHATPACT_TOKENS',
    ),
  )
  .addOption(
    new Option(
      '--spec <vendor=path>',
      'your OpenAPI document; operations without a handler are answered from their schema; repeatable, documents of one vendor are merged',
    ).argParser(collectSpecs),
  )
  .addOption(createSpecRootFlag())
  .addOption(
    new Option('--chatwoot-version <x.y.z>', 'hide endpoints added after this version').env(
      'CHATPACT_CHATWOOT_VERSION',
    ),
  )
  .addOption(
    new Option('--rocketchat-version <x.y.z>', 'hide endpoints added after this version').env(
      'CHATPACT_ROCKETCHAT_VERSION',
    ),
  )
  .addOption(
    new Option('--edition <name>', 'community hides endpoints of the enterprise edition')
      .env('CHATPACT_EDITION')
      .choices(editions)
      .default('enterprise'),
  )
  .addOption(
    new Option(
      '--timezone <zone>',
      'time zone of the server, which sets where days of Rocket.Chat reports begin (default: $TZ, else UTC)',
    ).env('CHATPACT_TIMEZONE'),
  )
  .addOption(new Option('--fixture <file>', 'start with an exported workspace').env('CHATPACT_FIXTURE'))
  .addOption(new Option('--scenario <name>', 'start with a named edge case; /__admin/scenarios lists them'))
  .addOption(
    new Option('--max-workspaces <number>', 'limit of workspaces; above it, the least recently used is dropped')
      .env('CHATPACT_MAX_WORKSPACES')
      .argParser(parseNumber)
      .default(1000),
  )
  .addOption(
    new Option('--workspace-idle <seconds>', 'drop a workspace after this time without a request')
      .env('CHATPACT_WORKSPACE_IDLE')
      .argParser(parseNumber)
      .default(3600),
  )
  .addOption(
    new Option(
      '--log <address>',
      'keep changes across restarts: file:FOLDER, or redis://host:6379/KEY to share them between servers; put an address that contains a password in CHATPACT_LOG',
    ).env('CHATPACT_LOG'),
  )
  .addOption(
    new Option('--cors-origin <origin>', 'allow only web pages of this origin to call; repeatable (default: all)')
      .env('CHATPACT_CORS_ORIGIN')
      .argParser(collectCommaSeparated),
  )
  .addOption(new Option('--no-cors', 'send no CORS headers').conflicts('corsOrigin'))
  .addOption(
    new Option(
      '--allowed-host <name>',
      'also answer to this host name, beside addresses and names of this machine; repeatable',
    )
      .env('CHATPACT_ALLOWED_HOST')
      .argParser(collectCommaSeparated),
  )
  .addOption(new Option('--no-admin', 'serve no admin API').conflicts('adminPort'))
  .addOption(
    new Option('--admin-port <number>', 'serve the admin API on its own port; 0 picks a free one')
      .env('CHATPACT_ADMIN_PORT')
      .argParser(parsePort),
  )
  .addOption(
    new Option(
      '--admin-token <token>',
      'require this bearer token for /__admin; other users of this machine can see flags, so prefer CHATPACT_ADMIN_TOKEN',
    ).env('CHATPACT_ADMIN_TOKEN'),
  )
  .addOption(
    new Option('--log-level <level>', 'level of the log on standard error; debug includes requests')
      .env('CHATPACT_LOG_LEVEL')
      .choices(['silent', 'error', 'info', 'debug'])
      .default('error'),
  )
  .action(runMock);

async function runMock(flags: MockFlags): Promise<void> {
  // Loaded here, so that --help need not wait for it.
  const { createMock } = await import('../../mock/server.ts');
  const { isTimezone } = await import('../../mock/time/zone.ts');
  // A CommonJS package, which has a default export alone once it is built in.
  const { default: pino } = await import('pino');
  const { formatBanner } = await import('./banner.ts');
  const cors = flags.corsOrigin ?? flags.cors;
  const mock = await createMock({
    port: readMockPort(flags.port),
    host: flags.host,
    seed: flags.seed,
    now: flags.now,
    scale: flags.scale,
    profile: flags.profile,
    vendors: flags.vendor && [flags.vendor],
    cors,
    allowedHosts: flags.allowedHost,
    admin: flags.admin && flags.adminPort !== undefined ? { port: flags.adminPort } : flags.admin,
    adminToken: flags.adminToken,
    tokens: flags.tokens === undefined ? undefined : await readTokens(flags.tokens),
    specs: flags.spec,
    specRoots: flags.specRoot,
    edition: flags.edition,
    timezone: flags.timezone ?? readZone(process.env.TZ, isTimezone),
    versions: defined({ chatwoot: flags.chatwootVersion, rocketchat: flags.rocketchatVersion }),
    fixture: flags.fixture === undefined ? undefined : await readText(flags.fixture),
    scenario: flags.scenario,
    maxWorkspaces: flags.maxWorkspaces,
    workspaceIdleSeconds: flags.workspaceIdle,
    log: flags.log,
    // Logs go to standard error, texts for people to standard output.
    logger: pino({ level: flags.logLevel, base: undefined }, pino.destination(2)),
  });
  process.stdout.write(formatBanner(mock, { version: packageVersion, profile: flags.profile, cors }));
  await waitForEndSignal();
  process.stdout.write('Stopping: finishing requests in progress.\n');
  await mock.close();
}

/** The time zone of the variable TZ, which a real server uses too. Other forms of TZ are ignored. */
function readZone(text: string | undefined, isTimezone: (name: string) => boolean): string | undefined {
  return text !== undefined && isTimezone(text) ? text : undefined;
}

/** Reads a file of tokens. Throws UsageError `EMPTY_TOKENS_FILE`: without it, the mock would silently keep the seeded tokens. */
async function readTokens(path: string): Promise<Record<string, string | undefined>> {
  const variables = await readVariables(path);
  const names = credentialVariables.flatMap((each) => each.names);
  if (names.some((name) => variables[name])) return variables;
  const hint = `Set ${names[0]}, or another variable that chatpact check --help lists`;
  throw new UsageError('EMPTY_TOKENS_FILE', `${path} contains no token. ${hint}.`);
}

/** Removes undefined fields, which would override defaults. */
function defined<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;
}

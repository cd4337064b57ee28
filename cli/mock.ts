import { Command, Option } from 'commander';
import { editions } from '../mock/origin.ts';
import { packageVersion } from '../package-info.ts';
import { profiles } from '../specs/profiles.ts';
import { vendorNames } from '../specs/vendors.ts';
import { UsageError } from '../usage-error.ts';
import { credentialVariables } from './credential-variables.ts';
import { createPortFlag, toMockPort } from './mock-port.ts';
import {
  collectList,
  collectSpecs,
  createSpecRootFlag,
  parseNumber,
  parsePort,
  readText,
  readVariables,
} from './options.ts';
import { waitForEnd } from './signals.ts';

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
  .description('serve a mock of both vendors, with half a year of history')
  .addOption(createPortFlag())
  .addOption(new Option('--host <address>', 'address to listen on').env('CHATPACT_HOST').default('127.0.0.1'))
  .addOption(new Option('--vendor <name>', 'serve one vendor only').env('CHATPACT_VENDOR').choices(vendorNames))
  .addOption(
    new Option('--profile <name>', 'what the wire is: as documented, or as observed on real servers')
      .env('CHATPACT_PROFILE')
      .choices(profiles)
      .default('documented'),
  )
  .addOption(new Option('--seed <number>', 'decides the whole history').env('CHATPACT_SEED').argParser(parseNumber))
  .addOption(new Option('--now <time>', 'ISO 8601 time at which the clock stands').env('CHATPACT_NOW'))
  .addOption(
    new Option('--scale <factor>', 'times the usual volume, 0 for none').env('CHATPACT_SCALE').argParser(parseNumber),
  )
  .addOption(
    new Option('--tokens <file>', 'tokens of your own: a .env file with the variables that the check reads').env(
      'CHATPACT_TOKENS',
    ),
  )
  .addOption(
    new Option(
      '--spec <vendor=path>',
      'an OpenAPI document of yours; what has no handler is answered by schema; may stand several times, and those of one vendor are merged',
    ).argParser(collectSpecs),
  )
  .addOption(createSpecRootFlag())
  .addOption(new Option('--chatwoot-version <x.y.z>', 'hide what is newer').env('CHATPACT_CHATWOOT_VERSION'))
  .addOption(new Option('--rocketchat-version <x.y.z>', 'hide what is newer').env('CHATPACT_ROCKETCHAT_VERSION'))
  .addOption(
    new Option('--edition <name>', 'community hides what only the enterprise edition has')
      .env('CHATPACT_EDITION')
      .choices(editions)
      .default('enterprise'),
  )
  .addOption(
    new Option(
      '--timezone <zone>',
      'zone of the servers, at whose midnight the days of Rocket.Chat begin; the variable TZ counts as well (default: UTC)',
    ).env('CHATPACT_TIMEZONE'),
  )
  .addOption(new Option('--fixture <file>', 'begin with an exported workspace').env('CHATPACT_FIXTURE'))
  .addOption(new Option('--scenario <name>', 'begin with a named edge case; /__admin/scenarios lists them'))
  .addOption(
    new Option('--max-workspaces <number>', 'the one used longest ago is dropped first')
      .env('CHATPACT_MAX_WORKSPACES')
      .argParser(parseNumber)
      .default(1000),
  )
  .addOption(
    new Option('--workspace-idle <seconds>', 'a workspace that was not used for so long is dropped')
      .env('CHATPACT_WORKSPACE_IDLE')
      .argParser(parseNumber)
      .default(3600),
  )
  .addOption(
    new Option(
      '--log <address>',
      'where changes are written before they are answered: file:FOLDER, or redis://host:6379/KEY to share; an address with a password belongs into the variable',
    ).env('CHATPACT_LOG'),
  )
  .addOption(
    new Option('--cors-origin <origin>', 'web pages that may call; may stand several times, and without it all may')
      .env('CHATPACT_CORS_ORIGIN')
      .argParser(collectList),
  )
  .addOption(new Option('--no-cors', 'send no CORS headers').conflicts('corsOrigin'))
  .addOption(
    new Option(
      '--allowed-host <name>',
      'a name by which it may be called beside addresses and names of this machine; may stand several times',
    )
      .env('CHATPACT_ALLOWED_HOST')
      .argParser(collectList),
  )
  .addOption(new Option('--no-admin', 'serve no admin API').conflicts('adminPort'))
  .addOption(
    new Option('--admin-port <number>', 'serve the admin API on a port of its own, 0 picks a free one')
      .env('CHATPACT_ADMIN_PORT')
      .argParser(parsePort),
  )
  .addOption(
    new Option(
      '--admin-token <token>',
      'open /__admin to requests with this bearer token; others on this machine see flags, so use the variable',
    ).env('CHATPACT_ADMIN_TOKEN'),
  )
  .addOption(
    new Option('--log-level <level>', 'requests are logged at debug')
      .env('CHATPACT_LOG_LEVEL')
      .choices(['silent', 'error', 'info', 'debug'])
      .default('error'),
  )
  .action(runMock);

async function runMock(flags: MockFlags): Promise<void> {
  // Loaded here, so that --help need not wait for it.
  const { createMock } = await import('../mock/server.ts');
  const { isTimezone } = await import('../mock/time/zone.ts');
  // A CommonJS package, which has a default export alone once it is built in.
  const { default: pino } = await import('pino');
  const { renderBanner } = await import('./banner.ts');
  const cors = flags.corsOrigin ?? flags.cors;
  const mock = await createMock({
    port: toMockPort(flags.port),
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
    // Logs are for machines and go to stderr; what is printed for people goes to stdout.
    logger: pino({ level: flags.logLevel, base: undefined }, pino.destination(2)),
  });
  process.stdout.write(renderBanner(mock, { version: packageVersion, profile: flags.profile, cors }));
  await waitForEnd();
  process.stdout.write('Stopping: finishing what is in flight.\n');
  await mock.close();
}

/** The zone that the environment names, as a real server takes it; other spellings of TZ name none. */
function readZone(text: string | undefined, isTimezone: (name: string) => boolean): string | undefined {
  return text !== undefined && isTimezone(text) ? text : undefined;
}

/** Throws UsageError `BAD_TOKENS_FILE` for a file that names nobody: the seeded tokens would hold, and nobody know why. */
async function readTokens(path: string): Promise<Record<string, string | undefined>> {
  const variables = await readVariables(path);
  const names = credentialVariables.flatMap((each) => each.names);
  if (names.some((name) => variables[name])) return variables;
  const hint = `set ${names[0]}, or others that chatpact check --help lists`;
  throw new UsageError('BAD_TOKENS_FILE', `${path} holds no token: ${hint}.`);
}

/** Without what is undefined, so that it does not hide a default. */
function defined<Fields extends object>(fields: Fields): Partial<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>;
}

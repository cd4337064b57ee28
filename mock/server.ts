import { createServer, type IncomingMessage } from 'node:http';
import { type Logger, pino } from 'pino';
import { type Contract, loadContract } from '../specs/contract.ts';
import type { Json } from '../specs/json.ts';
import type { Profile } from '../specs/profiles.ts';
import { getVendorName, type VendorName } from '../specs/vendors.ts';
import { UsageError } from '../usage-error.ts';
import { Bases } from './bases.ts';
import { createOrigin } from './create-origin.ts';
import { Fault } from './fault.ts';
import { parseFixture } from './fixture.ts';
import { type Administer, createAdminister } from './http/admin/administer.ts';
import { createAdmin } from './http/admin/index.ts';
import { createAdminApp, createApp } from './http/app.ts';
import { ForcedAnswers } from './http/forced.ts';
import { createHotPath } from './http/hot-path.ts';
import { type Patience, toServerOptions } from './http/limits.ts';
import { close, listen, portOf, urlOf, withPort } from './http/listen.ts';
import { baseOf } from './http/step.ts';
import { getScenario, loadScenario } from './load-scenario.ts';
import { createLog } from './log/create-log.ts';
import { describeBeginning } from './log/describe-beginning.ts';
import { MachineTime } from './machine-time.ts';
import type { Edition } from './origin.ts';
import { createPerform, createPrepare } from './perform.ts';
import type { Scenario } from './scenario.ts';
import type { DomainEvent, Entry } from './state/log.ts';
import type { Identity } from './vendor.ts';
import { vendors as allVendors } from './vendors/index.ts';
import type { WorkspaceState } from './workspace-state.ts';
import { defaultName, Workspaces } from './workspaces.ts';

export interface MockOptions extends Patience {
  /** Decides the whole history. Default: 1. */
  seed?: number;
  /** Where the clock stands, and where the history ends. Default: 2026-01-30T15:00:00.000Z. */
  now?: Date | string;
  /** Times the usual volume; 0 leaves people and places without a single message. Default: 1. */
  scale?: number;
  /** `documented` (default): what the vendors publish. `observed`: what their servers really send, by the ledger. */
  profile?: Profile;
  /** Serve these only. Default: all. */
  vendors?: VendorName[];
  /** 0 (default) picks a free one. */
  port?: number;
  /** Default: 127.0.0.1, this machine only. */
  host?: string;
  /** Let browsers of any origin call. Default: true. */
  cors?: boolean;
  /** Where the admin API is served: beside the vendors' (default), on a port of its own (0 picks a free one), or not at all. */
  admin?: boolean | { port: number };
  /** Opens /__admin to whoever sends it as a bearer token, from anywhere. Without one: this machine only. */
  adminToken?: string;
  /** Tokens for seeded identities, by the variables that the check reads: CHATPACT_CHATWOOT_TOKEN and so on. */
  tokens?: Record<string, string | undefined>;
  /** Documents of your own, path or URL by vendor. Operations of theirs that have no handler are answered by schema. */
  specs?: Partial<Record<VendorName, string>>;
  /** `community` hides what only the enterprise edition has. Default: enterprise. */
  edition?: Edition;
  /** Versions that the servers play: operations newer than that are not there. Default: the latest known. */
  versions?: Partial<Record<VendorName, string>>;
  /** Text of a fixture (NDJSON) to begin with, in place of seed, now, scale, profile, edition and versions. */
  fixture?: string;
  /** Name of a scenario that the default workspace begins with. */
  scenario?: string;
  /** How many workspaces may exist; the one used longest ago is dropped first. Default: 1000. */
  maxWorkspaces?: number;
  /**
   * Where whatever changes is written before it is answered: `file:FOLDER`, to go on there after a restart, or
   * `redis://host:6379/KEY`, which several servers share that answer alike. All begin with the same options. Default:
   * nowhere.
   */
  log?: string;
  /** Keep answers until something changes; the bytes are the same without. Default: true. */
  keepAnswers?: boolean;
  /** Seconds after which a workspace that nobody used is dropped. Default: 3600. */
  workspaceIdleSeconds?: number;
  /** Default: silent but for the mock's own failures. */
  logger?: Logger;
}

/** Something that happened, as one writes it by hand: `at` is ISO 8601 with a zone, or milliseconds since 1970. */
export type WrittenEvent = { type: string; at: string | number } & Record<string, unknown>;

/** A running mock. */
export interface Mock {
  /** http://host:port, without a slash at the end. */
  url: string;
  port: number;
  /** Base URL of the admin API, without /__admin; undefined where there is none. */
  adminUrl: string | undefined;
  /** Every seeded identity, with headers ready to send. */
  identities: Identity[];
  /** Tokens of seeded identities by the variables that a check reads. */
  credentials: Record<string, string>;
  /** The workspace's time, milliseconds since 1970. */
  now(): number;
  /** Paths worth trying first, by vendor. */
  samples: Record<string, string[]>;
  /**
   * Adds what happened to a vendor's history, all of it or nothing: events as POST /__admin/events takes them, with a
   * `type` and a time `at` that may lie in the past, ids of what is new left out.
   *
   * @returns The events as they were decided, ids included.
   * @throws UsageError `BAD_EVENT` with every problem of the first event that is wrong.
   * @example
   * await mock.append('chatwoot', { type: 'conversation.resolved', at: '2026-01-29T10:00:00Z', account: 1, conversation: 7 });
   */
  append(vendor: VendorName, ...events: WrittenEvent[]): Promise<DomainEvent[]>;
  /** Back to the seed. */
  reset(): Promise<void>;
  /** Stops accepting, lets what is in flight finish, and ends. */
  close(): Promise<void>;
}

/**
 * Starts a mock of both vendors on one port.
 *
 * @throws UsageError `PORT_IN_USE`, `BAD_LOG`, `BAD_OPTION`, `UNKNOWN_VENDOR`, or what {@link loadContract} throws.
 * @example
 * const mock = await createMock();
 * const response = await fetch(`${mock.url}/api`);
 * await mock.close();
 */
export async function createMock(options: MockOptions = {}): Promise<Mock> {
  const { host = '127.0.0.1', port = 0, cors = true, adminToken } = options;
  const logger = options.logger ?? pino({ level: 'error' }, pino.destination(2));
  const names = options.vendors?.map(getVendorName);
  const vendors = allVendors.filter(({ name }) => names?.includes(name) ?? true);

  const contracts = new Map<string, Contract>();
  for (const { name } of vendors) {
    contracts.set(name, await loadContract({ vendor: name, document: options.specs?.[name], completed: true }));
  }
  const operations = new Map([...contracts].map(([name, contract]) => [name, contract.operations]));

  const bases = new Bases(vendors);
  const origin = options.fixture
    ? parseFixture(options.fixture, { known: [...contracts.keys()], tokens: options.tokens, bases })
    : createOrigin(options, vendors);
  const machine = new MachineTime();
  const limits = toLimits(options);
  const workspaces = new Workspaces({ origin, bases, contracts, machine, ...limits });
  const scenario = options.scenario === undefined ? undefined : getScenario(vendors, options.scenario);
  const kept = toKept(workspaces, scenario);
  kept.restart();
  const workspace = workspaces.use(defaultName);
  const perform = createPerform(workspaces, vendors, logger);
  const prepare = createPrepare(workspaces, vendors);
  const beginning = describeBeginning(origin, contracts, limits, options.scenario);
  const log = await createLog(options.log, { perform, prepare, machine, logger, beginning, ...kept });
  const tools = { forced: new ForcedAnswers(origin.seed), keepsAnswers: options.keepAnswers ?? true, logger, log };
  const administer = createAdminister({ workspaces, vendors }, log);
  const shared = { workspaces, vendors, tools };
  const apart = typeof options.admin === 'object' ? options.admin : undefined;
  const toBase = (req: IncomingMessage) => (apart ? withPort(baseOf(req), portOf(server)) : baseOf(req));
  const admin = createAdmin({ administer, log, token: adminToken, toBase });
  const app = createApp({ ...shared, operations, cors, admin: apart || options.admin === false ? undefined : admin });
  const answerHot = createHotPath(workspaces, log, logger);
  const server = createServer(
    toServerOptions(options),
    (request, response) => answerHot(request, response) || app(request, response),
  );
  const adminServer = apart && createServer(toServerOptions(options), createAdminApp({ ...shared, admin }));
  try {
    await listen(server, port, host);
    if (adminServer) await listen(adminServer, apart.port, host);
  } catch (error) {
    await close(server);
    await log.close();
    throw error;
  }
  const url = urlOf(server);

  return {
    url,
    port: portOf(server),
    adminUrl: adminServer ? urlOf(adminServer) : options.admin === false ? undefined : url,
    get identities() {
      return workspace.identities();
    },
    get credentials() {
      return workspace.credentials();
    },
    now: () => workspace.clock.now(),
    samples: Object.fromEntries(vendors.map(({ name, samples }) => [name, samples(workspace.clock.now())])),
    append: (vendor, ...events) => append(administer, vendor, events),
    async reset() {
      await administer({ ...ownCommand, route: 'post /reset', body: {} });
    },
    async close() {
      await Promise.all([close(server), adminServer && close(adminServer)]);
      await Promise.all([log.close(), tools.forced.close()]);
    },
  };
}

/** What a log does with all workspaces. */
function toKept(workspaces: Workspaces, scenario: Scenario | undefined) {
  return {
    restart() {
      workspaces.reset();
      if (scenario) loadScenario(workspaces.use(defaultName), scenario);
    },
    capture: () => workspaces.capture(),
    become: (states: readonly WorkspaceState[]) => workspaces.become(states),
  };
}

/** Milliseconds, and how many. */
function toLimits({ log, maxWorkspaces = 1000, workspaceIdleSeconds = 3600 }: MockOptions) {
  const idle = workspaceIdleSeconds * 1000;
  // Others have to be told of each use; often enough is enough.
  return { most: maxWorkspaces, idle, refresh: log === undefined ? 0 : Math.min(idle / 4, 60_000) };
}

/** What all commands of the library have in common. */
const ownCommand = { workspace: defaultName, params: {}, query: {}, base: 'http://localhost' };

async function append(
  administer: Administer,
  vendor: VendorName,
  events: readonly WrittenEvent[],
): Promise<DomainEvent[]> {
  const body = events.map((event) => ({ ...event, vendor })) as Json;
  try {
    const answer = await administer({ ...ownCommand, route: 'post /events', body });
    return (answer as { events: Entry[] }).events.map(({ event }) => event);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const problems = error.problems.map(({ name, message }) => `${name} ${message}`);
    throw new UsageError('BAD_EVENT', `Nothing was appended: ${problems.join('; ')}.`, { cause: error });
  }
}

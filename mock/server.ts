import { createServer, type IncomingMessage } from 'node:http';
import { pino } from 'pino';
import { type Contract, loadContract } from '../specs/contract.ts';
import { getVendorName } from '../specs/vendors.ts';
import { UsageError } from '../usage-error.ts';
import { Bases } from './bases.ts';
import { createOrigin } from './create-origin.ts';
import { parseFixture } from './fixture.ts';
import { createAdminister } from './http/admin/administer.ts';
import { createAdmin } from './http/admin/index.ts';
import { createAdminApp, createApp } from './http/app.ts';
import { Streams } from './http/console/stream.ts';
import { Exchanges } from './http/exchanges.ts';
import { ForcedAnswers } from './http/forced.ts';
import { createHotPath } from './http/hot-path.ts';
import { toServerOptions } from './http/limits.ts';
import { close, listen, portOf, urlOf, withPort } from './http/listen.ts';
import { baseOf } from './http/step.ts';
import { InMemory } from './library/in-memory.ts';
import type { Mock } from './library/mock.ts';
import { createWorkspaceMaker } from './library/own-workspace.ts';
import { toMockWorkspace } from './library/workspace.ts';
import { getScenario, loadScenario } from './load-scenario.ts';
import { createLog } from './log/create-log.ts';
import { describeBeginning } from './log/describe-beginning.ts';
import { MachineTime } from './machine-time.ts';
import type { MockOptions } from './options.ts';
import { createPerform, createPrepare } from './perform.ts';
import type { Scenario } from './scenario.ts';
import { vendors as allVendors } from './vendors/index.ts';
import type { WorkspaceState } from './workspace-state.ts';
import { defaultName, Workspaces } from './workspaces.ts';

export type { Mock } from './library/mock.ts';
export type { MockOptions } from './options.ts';

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
  const { fixture } = options;
  const origin =
    fixture !== undefined
      ? parseFixture(fixture, { known: [...contracts.keys()], tokens: options.tokens, bases })
      : createOrigin(options, vendors);
  const machine = new MachineTime();
  const limits = toLimits(options);
  const workspaces = new Workspaces({ origin, bases, contracts, machine, ...limits });
  const scenario = options.scenario === undefined ? undefined : getScenario(vendors, options.scenario);
  const kept = toKept(workspaces, scenario);
  kept.restart();
  const routed = { workspaces, vendors, exchanges: new Exchanges() };
  const perform = createPerform(routed, logger);
  const prepare = createPrepare(routed);
  const beginning = describeBeginning(origin, contracts, limits, options.scenario);
  const log = await createLog(options.log, { perform, prepare, machine, logger, beginning, ...kept });
  const { exchanges } = routed;
  const forced = new ForcedAnswers(origin.seed);
  const tools = { forced, keepsAnswers: options.keepAnswers ?? true, logger, log, exchanges };
  const administer = createAdminister(routed, log);
  const streams = new Streams(workspaces);
  const shared = { workspaces, vendors, tools };
  const apart = typeof options.admin === 'object' ? options.admin : undefined;
  const toBase = (req: IncomingMessage) => (apart ? withPort(baseOf(req), portOf(server)) : baseOf(req));
  const admin = createAdmin({ administer, log, streams, token: adminToken, toBase });
  const app = createApp({ ...shared, operations, cors, admin: apart || options.admin === false ? undefined : admin });
  const answerHot = createHotPath(workspaces, tools);
  const server = createServer(
    toServerOptions(options),
    (request, response) => answerHot(request, response) || app(request, response),
  );
  const adminServer = apart && createServer(toServerOptions(options), createAdminApp({ ...shared, admin }));
  try {
    if (port !== null) await listen(server, port, host);
    if (adminServer) await listen(adminServer, apart.port, host);
  } catch (error) {
    await close(server);
    await log.close();
    throw error;
  }
  const url = port === null ? 'http://localhost' : urlOf(server);
  const inMemory = new InMemory(server);
  const handle = (request: Request) => inMemory.handle(request);
  const find = () => workspaces.use(defaultName);
  const own = toMockWorkspace({ name: defaultName, url, find, administer, handle });
  const end = async () => {
    streams.close();
    await inMemory.close();
    await Promise.all([close(server), adminServer && close(adminServer)]);
    await Promise.all([log.close(), tools.forced.close()]);
  };

  return Object.assign(own, {
    port: port === null ? 0 : portOf(server),
    adminUrl: adminServer ? urlOf(adminServer) : options.admin === false ? undefined : url,
    now: own.clock.now,
    samples: Object.fromEntries(vendors.map(({ name, samples }) => [name, samples(own.clock.now())])),
    workspace: createWorkspaceMaker({ url, workspaces, administer, log, handle }),
    close: end,
    [Symbol.asyncDispose]: end,
  });
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
  const wrong = (what: string) => new UsageError('BAD_OPTION', what);
  if (!Number.isInteger(maxWorkspaces) || maxWorkspaces < 1) {
    throw wrong(`maxWorkspaces takes a whole number from 1 on; ${maxWorkspaces} is none.`);
  }
  if (!(workspaceIdleSeconds > 0)) {
    throw wrong(`workspaceIdleSeconds takes a number above 0; ${workspaceIdleSeconds} is none.`);
  }
  const idle = workspaceIdleSeconds * 1000;
  // Others have to be told of each use; often enough is enough.
  return { most: maxWorkspaces, idle, refresh: log === undefined ? 0 : Math.min(idle / 4, 60_000) };
}

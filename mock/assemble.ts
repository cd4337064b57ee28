import type { IncomingMessage, RequestListener } from 'node:http';
import type { RequestHandler } from 'express';
import { type Contract, loadContract } from '../specs/contract.ts';
import { UsageError } from '../usage-error.ts';
import { type AdminServer, createRunAdminRoute } from './admin/administer.ts';
import { Streams } from './admin/console/stream.ts';
import type { ApiError } from './api-error.ts';
import { createCachedResponder } from './cache/cached-responder.ts';
import type { ResponseGenerator } from './document-responses/response-generator.ts';
import { Delays } from './faults/delays.ts';
import { createLazyMiddleware } from './http/lazy-middleware.ts';
import { Exchanges } from './journal/exchanges.ts';
import { guardAccess } from './library/access.ts';
import type { Mock } from './library/mock.ts';
import { createWorkspaceMaker } from './library/own-workspace.ts';
import { toMockWorkspace } from './library/workspace.ts';
import type { MockLogger } from './logger.ts';
import { mockOptions } from './option-table.ts';
import type { MockOptions } from './options.ts';
import { createPerform, createPrepare } from './perform-command.ts';
import { createAdminApp, createApp, createRefusalSender } from './pipeline/app.ts';
import { enterWorkspace } from './pipeline/enter-workspace.ts';
import { toPageOrigins } from './pipeline/guards/page-origins.ts';
import { RefusalLog } from './pipeline/refusals/refusal-log.ts';
import { createServedParts, type ServedWorkspaces } from './pipeline/served-workspace.ts';
import { refuseSharedPaths } from './pipeline/shared-paths.ts';
import { listServedVendors } from './served-vendors.ts';
import { type CommandLog, keepChangedWorkspaces } from './storage/command-log.ts';
import { describeLogHeader } from './storage/describe-log-header.ts';
import type { PersistentLogOptions } from './storage/persistent-log.ts';
import type { Scenario } from './vendor-interface/scenario.ts';
import { createInitialState } from './workspaces/create-initial-state.ts';
import { parseFixture } from './workspaces/fixture.ts';
import { getScenario, loadScenario } from './workspaces/load-scenario.ts';
import { MachineTime } from './workspaces/machine-time.ts';
import { SeedSnapshots } from './workspaces/seed-snapshots.ts';
import type { WorkspaceState } from './workspaces/workspace-state.ts';
import { defaultWorkspaceName, Workspaces } from './workspaces/workspaces.ts';

/** What a mock needs from its environment (Node.js or a browser page). */
export interface MockEnvironment {
  logger: MockLogger;
  createGenerator(seed: number): ResponseGenerator;
  /** Loads what serves the console in the admin API's Express app; undefined if there is no console. */
  loadPages: (() => Promise<RequestHandler>) | undefined;
  /** Returns the fault of a request with a Host that is not allowed; undefined if hosts are not checked. */
  refuseHost: ((req: IncomingMessage) => ApiError | undefined) | undefined;
  openLog(kept: PersistentLogOptions): Promise<CommandLog>;
  /** Base URL of the vendors' APIs as the client of a request reaches them. */
  toBase(req: IncomingMessage): string;
}

/** How a mock can be reached. */
interface Address extends Pick<Mock, 'url' | 'port' | 'adminUrl' | 'handle'> {
  /** Waits for requests in flight, and accepts no more. */
  end(): Promise<void>;
}

/** A mock that is not yet connected to a port or page. */
export interface MockParts {
  /** The listener for all requests, with or without a port. */
  listener: RequestListener;
  /** Creates the listener of an admin API with its own port. */
  createAdminListener(): RequestListener;
  streams: Streams;
  log: CommandLog;
  /** Creates the library's {@link Mock} object for an address. */
  toMock(address: Address): Mock;
}

/**
 * Assembles a mock, for a server or for a browser page.
 *
 * @throws UsageError as `createMock` does.
 */
export async function assemble(options: MockOptions, surroundings: MockEnvironment): Promise<MockParts> {
  const { logger, toBase, loadPages } = surroundings;
  const { adminToken } = options;
  const origins = options.cors === false ? undefined : toPageOrigins(options.cors);
  const vendors = listServedVendors(options);

  const contracts = new Map<string, Contract>();
  for (const { name, declaration: vendor } of vendors) {
    const document = options.specs?.[name];
    const { specRoots } = options;
    contracts.set(name, await loadContract({ vendor, document, specRoots, completed: true }));
  }
  refuseSharedPaths(contracts);
  const operations = new Map([...contracts].map(([name, contract]) => [name, contract.operations]));

  const bases = new SeedSnapshots(vendors);
  const { fixture } = options;
  const origin =
    fixture !== undefined
      ? parseFixture(fixture, { vendors: [...contracts.keys()], tokens: options.tokens, seedSnapshots: bases })
      : createInitialState(options, vendors);
  const machine = new MachineTime();
  const limits = toLimits(options);
  const workspaces = new Workspaces({
    initialState: origin,
    seedSnapshots: bases,
    contracts,
    machine,
    createParts: createServedParts,
    ...limits,
  });
  const scenario = options.scenario === undefined ? undefined : getScenario(vendors, options.scenario);
  const kept = toKept(workspaces, scenario);
  if (scenario) loadScenario(workspaces.use(defaultWorkspaceName), scenario);
  const adminServer: AdminServer = { workspaces, vendors, exchanges: new Exchanges() };
  const perform = createPerform(adminServer, logger);
  const prepare = createPrepare(adminServer);
  const opened = await surroundings.openLog({
    perform,
    prepare,
    machine,
    logger,
    // Computed lazily, since only persistent logs need it.
    get header() {
      return describeLogHeader(origin, contracts, limits, options.scenario);
    },
    ...kept,
  });
  const log = keepChangedWorkspaces(opened);
  adminServer.health = () => log.health?.();
  adminServer.outcomeOf = (reference) => log.outcomeOf?.(reference);
  const { exchanges } = adminServer;
  const generator = surroundings.createGenerator(origin.seed);
  const pauses = new Delays();
  const tools = {
    generator,
    cachesResponses: options.keepAnswers ?? mockOptions.keepAnswers.default,
    logger,
    log,
    exchanges,
    pauses,
  };
  const administer = createRunAdminRoute(adminServer, log);
  const streams = new Streams(workspaces);
  const refusals = new RefusalLog(logger);
  const enter = enterWorkspace(workspaces, log, refusals);
  const shared = { workspaces, vendors, tools };
  const admin = createLazyMiddleware(async () => {
    const [{ createAdmin }, pages] = await Promise.all([import('./admin/index.ts'), loadPages?.()]);
    return createAdmin({ administer, log, streams, pages, token: adminToken, toBase, enter });
  });
  const isAdminShared = (options.admin ?? true) === true;
  const app = createApp({
    ...shared,
    operations,
    enter,
    refusals,
    origins,
    admin: isAdminShared ? admin : undefined,
    hasConsole: loadPages !== undefined,
  });
  const answerFromCache = createCachedResponder(workspaces, tools);
  const refuse = createRefusalSender(vendors);
  const { refuseHost } = surroundings;

  return {
    listener(request, response) {
      const fault = refuseHost?.(request);
      if (!fault) return void (answerFromCache(request, response) || app(request, response));
      refusals.log(fault, {});
      refuse(request, response, fault);
    },
    createAdminListener: () => createAdminApp({ ...shared, admin }),
    streams,
    log,
    toMock({ url, port, adminUrl, handle, end }) {
      let closing: Promise<void> | undefined;
      const access = guardAccess({ administer, handle, log, isClosed: () => closing !== undefined });
      const find = () => workspaces.use(defaultWorkspaceName);
      const own = toMockWorkspace({ name: defaultWorkspaceName, url, find, ...access });
      const stop = async () => {
        pauses.end();
        await end();
        await Promise.all([log.close(), generator.close()]);
      };
      const close = () => {
        closing ??= stop();
        return closing;
      };
      return Object.assign(own, {
        port,
        adminUrl,
        now: own.clock.now,
        samples: Object.fromEntries(vendors.map(({ name, samples }) => [name, samples(own.clock.now())])),
        workspace: createWorkspaceMaker({ url, workspaces, ...access }),
        close,
        [Symbol.asyncDispose]: close,
      });
    },
  };
}

/** What a persistent log does with all workspaces. */
function toKept(workspaces: ServedWorkspaces, scenario: Scenario | undefined) {
  return {
    restart() {
      workspaces.reset();
      if (scenario) loadScenario(workspaces.use(defaultWorkspaceName), scenario);
    },
    capture: () => workspaces.capture(),
    restoreStates: (states: readonly WorkspaceState[]) => workspaces.restoreStates(states),
  };
}

/** The limits of workspaces. Durations are in milliseconds. */
function toLimits(options: MockOptions) {
  const { log, maxWorkspaces = mockOptions.maxWorkspaces.default } = options;
  const { workspaceIdleSeconds = mockOptions.workspaceIdleSeconds.default } = options;
  if (!Number.isInteger(maxWorkspaces) || maxWorkspaces < 1) {
    const expected = 'Expected an integer from 1 for maxWorkspaces (--max-workspaces)';
    throw new UsageError('INVALID_MAX_WORKSPACES', `${expected}, got ${maxWorkspaces}.`);
  }
  if (!(workspaceIdleSeconds > 0)) {
    const expected = 'Expected a number above 0 for workspaceIdleSeconds (--workspace-idle)';
    throw new UsageError('INVALID_WORKSPACE_IDLE', `${expected}, got ${workspaceIdleSeconds}.`);
  }
  const idle = workspaceIdleSeconds * 1000;
  // With a log each use is recorded for other servers, but not more often than needed.
  return { maxWorkspaces, idleMs: idle, useIntervalMs: log === undefined ? 0 : Math.min(idle / 4, 60_000) };
}

import type { IncomingMessage, RequestListener } from 'node:http';
import type { RequestHandler } from 'express';
import { type Contract, loadContract } from '../specs/contract.ts';
import { UsageError } from '../usage-error.ts';
import { type AdminServer, createRunAdminRoute } from './admin/administer.ts';
import { Streams } from './admin/console/stream.ts';
import { ApiError } from './api-error.ts';
import { assembleWorkspaces } from './assemble-workspaces.ts';
import { createCachedResponder } from './cache/cached-responder.ts';
import type { ResponseGenerator } from './document-responses/response-generator.ts';
import { Delays } from './faults/delays.ts';
import type { FaultRule } from './faults/injected-fault.ts';
import { createLazyMiddleware } from './http/lazy-middleware.ts';
import { Exchanges } from './journal/exchanges.ts';
import { createReportRequest } from './journal/request-listener.ts';
import { guardAccess } from './library/access.ts';
import { describeRefusal } from './library/call-admin.ts';
import type { Mock } from './library/mock.ts';
import { createWorkspaceMaker } from './library/own-workspace.ts';
import { type MockWorkspace, toMockWorkspace } from './library/workspace.ts';
import type { MockLogger } from './logger.ts';
import { mockOptions } from './option-table.ts';
import type { MockOptions } from './options.ts';
import { createPerform, createPrepare } from './perform-command.ts';
import { createAdminApp, createApp, createRefusalSender } from './pipeline/app.ts';
import { enterWorkspace } from './pipeline/enter-workspace.ts';
import { toPageOrigins } from './pipeline/guards/page-origins.ts';
import { RefusalLog } from './pipeline/refusals/refusal-log.ts';
import { createUnservedNotes } from './pipeline/refusals/unserved-notes.ts';
import type { ServedWorkspaces } from './pipeline/served-workspace.ts';
import { refuseSharedPaths } from './pipeline/shared-paths.ts';
import { refuseUnknownHandlers } from './pipeline/unknown-handlers.ts';
import { listServedVendors } from './served-vendors.ts';
import { type CommandLog, keepChangedWorkspaces } from './storage/command-log.ts';
import type { PersistentLogOptions } from './storage/persistent-log.ts';
import { endsAtPresent } from './workspaces/create-initial-state.ts';
import { defaultWorkspaceName } from './workspaces/workspaces.ts';

/** What a mock needs from its environment (Node.js or a browser page). */
export interface MockEnvironment {
  logger: MockLogger;
  createGenerator(seed: number): ResponseGenerator;
  /** Loads what serves the console in the admin API's Express app; undefined if there is no console. */
  loadPages: (() => Promise<RequestHandler>) | undefined;
  /** Returns the fault of a request with a Host that is not allowed; undefined if hosts are not checked. */
  refuseHost: ((req: IncomingMessage) => ApiError | undefined) | undefined;
  openLog(kept: PersistentLogOptions): Promise<CommandLog>;
  /** Reads where the history ends in an existing log; undefined for a new one. Absent without persistent logs. */
  readLoggedNow?(): Promise<number | undefined>;
  /** Base URL of the vendors' APIs as the client of a request reaches them. */
  toBase(req: IncomingMessage): string;
  /** Those of the mock that is reloaded. Default: new ones. */
  shared?: SharedParts | undefined;
}

/** What all parts of a mock share, however often it is reloaded. */
export interface SharedParts {
  exchanges: Exchanges;
  pauses: Delays;
}

/** How a mock can be reached. */
interface Address extends Pick<Mock, 'url' | 'port' | 'adminUrl' | 'certificate' | 'handle'> {
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
  workspaces: ServedWorkspaces;
  /** What a successor shares with these parts. */
  shared: SharedParts;
  /**
   * Hands over to the parts of a reloaded mock. Requests that these parts have begun are answered; what they write goes to
   * the successor.
   */
  retire(successor: MockParts): Promise<void>;
  /** Creates the library's {@link Mock} object for an address, and injects the faults of the options. */
  toMock(address: Address): Promise<Mock>;
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
  for (const vendor of vendors) {
    const document = options.specs?.[vendor.name];
    const { specRoots } = options;
    const contract = await loadContract({ vendor: vendor.declaration, document, specRoots, completed: true });
    // A user's document may have other operations.
    if (document === undefined) refuseUnknownHandlers(vendor, contract);
    contracts.set(vendor.name, contract);
  }
  refuseSharedPaths(contracts);
  const operations = new Map([...contracts].map(([name, contract]) => [name, contract.operations]));

  const loggedNow = endsAtPresent(options) ? await surroundings.readLoggedNow?.() : undefined;
  const { workspaces, machine, header, kept } = assembleWorkspaces(options, vendors, contracts, loggedNow);
  const { exchanges, pauses } = surroundings.shared ?? { exchanges: new Exchanges(), pauses: new Delays() };
  const adminServer: AdminServer = { workspaces, vendors, exchanges };
  const perform = createPerform(adminServer, logger);
  const prepare = createPrepare(adminServer);
  const opened = await surroundings.openLog({
    perform,
    prepare,
    machine,
    logger,
    // Computed lazily, since only persistent logs need it.
    get header() {
      return header();
    },
    ...kept,
  });
  const log = keepChangedWorkspaces(opened);
  adminServer.health = () => log.health?.();
  adminServer.outcomeOf = (reference) => log.outcomeOf?.(reference);
  const generator = surroundings.createGenerator(workspaces.initialState.seed);
  const tools = {
    generator,
    cachesResponses: options.keepAnswers ?? mockOptions.keepAnswers.default,
    logger,
    log,
    exchanges,
    reportRequest: createReportRequest(options.onRequest, logger),
    pauses,
    hasAdmin: (options.admin ?? true) === true,
    noteUnserved: createUnservedNotes({ vendors, operations, documented: Object.keys(options.specs ?? {}) }),
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
  const app = createApp({
    ...shared,
    operations,
    enter,
    refusals,
    origins,
    admin: tools.hasAdmin ? admin : undefined,
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
    workspaces,
    shared: { exchanges, pauses },
    async retire(successor) {
      log.forwardTo(successor.log);
      streams.close();
      await generator.close();
    },
    async toMock({ url, port, adminUrl, certificate, handle, end }) {
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
      if (options.faults)
        await replaceFaults(own, options.faults).catch((error) => close().then(() => Promise.reject(error)));
      return Object.assign(own, {
        port,
        adminUrl,
        certificate,
        now: own.clock.now,
        samples: Object.fromEntries(vendors.map(({ name, samples }) => [name, samples(own.clock.now())])),
        workspace: createWorkspaceMaker({ url, workspaces, ...access }),
        close,
        [Symbol.asyncDispose]: close,
      });
    },
  };
}

/** Injects faults. Those that a persistent log has kept are replaced, so that a restart does not repeat them. */
export async function replaceFaults(workspace: MockWorkspace, rules: readonly FaultRule[]): Promise<void> {
  await workspace.clearFaults();
  for (const [index, rule] of rules.entries()) {
    await workspace.injectFault(rule).catch((error) => {
      if (!(error instanceof UsageError && error.cause instanceof ApiError)) throw error;
      throw new UsageError(error.code, `faults.${index}: ${describeRefusal(error.cause)}`, { cause: error });
    });
  }
}

import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import { Socket } from 'node:net';
import { pino } from 'pino';
import { assertKnownOptions } from '../specs/known-options.ts';
import { assemble, type MockParts, replaceFaults } from './assemble.ts';
import { DocumentResponses } from './document-responses/document-responses.ts';
import { baseOf } from './http/middleware.ts';
import { InMemory } from './library/in-memory.ts';
import type { Mock } from './library/mock.ts';
import { close, listen, portOf, urlOf, withPort } from './listen.ts';
import { mockOptionNames, mockOptions } from './option-table.ts';
import type { MockOptions } from './options.ts';
import { toServerOptions } from './pipeline/body/limits.ts';
import { createHostGuard } from './pipeline/guards/host-guard.ts';
import { PrismGenerator } from './prefer/prism-generator.ts';
import type { ReloadResult } from './reload.ts';
import { createLog, readLoggedNow } from './storage/create-log.ts';

export type { Mock } from './library/mock.ts';
export type { MockOptions } from './options.ts';

/**
 * Starts a mock of both vendors on one port.
 *
 * @throws UsageError `PORT_IN_USE`, `UNUSABLE_LOG`, `UNKNOWN_OPTION`, `UNKNOWN_VENDOR`, or what {@link loadContract} throws.
 * @example
 * const mock = await createMock();
 * const response = await fetch(`${mock.url}/api`);
 * await mock.close();
 */
export async function createMock(options: MockOptions = {}): Promise<Mock> {
  return (await startMock(options)).mock;
}

/** A mock whose options can change while it runs, and its server. */
export interface StartedMock {
  mock: Mock;
  /** Serves requests without TLS, for integrations that connect to it in memory. */
  server: Server;
  /**
   * Replaces the options that can change in a running mock. Data, clocks, journal and findings stay, and so do faults
   * unless the option `faults` changes. If it throws, nothing has changed.
   *
   * @throws UsageError as {@link createMock} does.
   */
  reload(options: MockOptions): Promise<ReloadResult>;
  close(): Promise<void>;
}

/** Starts a mock as {@link createMock} does, with access to its server and its options. */
export async function startMock(given: MockOptions): Promise<StartedMock> {
  assertKnownOptions('createMock', given, mockOptionNames);
  let options = given;
  const { host = mockOptions.host.default, port = mockOptions.port.default } = options;
  const certificate = options.https
    ? await (await import('./tls/certificate.ts')).readCertificate(options.https, host)
    : undefined;
  const ownAdmin = typeof options.admin === 'object' ? options.admin : undefined;
  const toBase = (req: IncomingMessage) => (ownAdmin ? withPort(baseOf(req), portOf(server)) : baseOf(req));
  const guard = createHostGuard({ host, allowedHosts: options.allowedHosts });
  /** @param earlier The mock whose data is kept. */
  const assembleParts = (wanted: MockOptions, earlier?: MockParts) =>
    assemble(wanted, {
      logger: wanted.logger ?? pino({ level: 'error' }, pino.destination(2)),
      createGenerator: (seed) => new DocumentResponses(new PrismGenerator(seed)),
      // Requests without a port may have any Host.
      refuseHost: (req) => (req.socket instanceof Socket ? guard(req) : undefined),
      loadPages: async () => (await import('./admin/console/pages.ts')).createPages(toBase),
      openLog: (kept) => createLog(wanted.log, kept),
      readLoggedNow: async () => earlier?.workspaces.initialState.now ?? readLoggedNow(wanted.log),
      toBase,
      shared: earlier?.shared,
    });
  let parts = await assembleParts(options);
  let adminListener = ownAdmin && parts.createAdminListener();
  const limits = toServerOptions(options);
  const serve = (listener: RequestListener) =>
    certificate ? createTlsServer({ ...limits, ...certificate }, listener) : createServer(limits, listener);
  const listener: RequestListener = (req, res) => parts.listener(req, res);
  const server: Server | TlsServer = serve(listener);
  const adminServer = ownAdmin && serve((req, res) => adminListener?.(req, res));
  try {
    if (port !== null) await listen(server, port, host);
    if (adminServer) await listen(adminServer, ownAdmin.port, host);
  } catch (error) {
    await close(server);
    await parts.log.close();
    throw error;
  }
  // A pipe in memory has no TLS.
  const plainServer: Server = certificate ? createServer(limits, listener) : server;
  const inMemory = new InMemory(plainServer);
  const url = port === null ? 'http://localhost' : urlOf(server);
  const toMock = (from: MockParts) =>
    from.toMock({
      url,
      port: port === null ? 0 : portOf(server),
      certificate: certificate?.cert,
      adminUrl: adminServer ? urlOf(adminServer) : options.admin === false ? undefined : url,
      handle: (request) => inMemory.handle(request),
      async end() {
        parts.streams.close();
        await inMemory.close();
        await Promise.all([close(server), adminServer && close(adminServer)]);
      },
    });
  let mock = await toMock(parts);
  return {
    mock,
    server: plainServer,
    async reload(wanted) {
      assertKnownOptions('createMock', wanted, mockOptionNames);
      const { mergeReloaded, moveWorkspaces } = await import('./reload.ts');
      const { options: merged, ignored } = mergeReloaded(options, wanted);
      const hasNewFaults = JSON.stringify(merged.faults) !== JSON.stringify(options.faults);
      // Faults follow below: these are replaced by those of the running mock.
      const next = await assembleParts({ ...merged, faults: undefined }, parts);
      const successor = await toMock(next);
      // Nothing is awaited between the copy and the switch, so that no write is lost.
      const previous = parts;
      moveWorkspaces(previous.workspaces, next.workspaces);
      [parts, mock, options] = [next, successor, merged];
      const isRetired = previous.retire(next);
      adminListener = ownAdmin && parts.createAdminListener();
      if (hasNewFaults) await replaceFaults(mock, merged.faults ?? []);
      await isRetired;
      return { ignored };
    },
    close: () => mock.close(),
  };
}

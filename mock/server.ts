import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import { Socket } from 'node:net';
import { pino } from 'pino';
import { assertKnownOptions } from '../specs/known-options.ts';
import { assemble } from './assemble.ts';
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
  assertKnownOptions('createMock', options, mockOptionNames);
  const { host = mockOptions.host.default, port = mockOptions.port.default } = options;
  const ownAdmin = typeof options.admin === 'object' ? options.admin : undefined;
  const toBase = (req: IncomingMessage) => (ownAdmin ? withPort(baseOf(req), portOf(server)) : baseOf(req));
  const guard = createHostGuard({ host, allowedHosts: options.allowedHosts });
  const certificate = options.https
    ? await (await import('./tls/certificate.ts')).readCertificate(options.https, host)
    : undefined;
  const parts = await assemble(options, {
    logger: options.logger ?? pino({ level: 'error' }, pino.destination(2)),
    createGenerator: (seed) => new DocumentResponses(new PrismGenerator(seed)),
    // Requests without a port may have any Host.
    refuseHost: (req) => (req.socket instanceof Socket ? guard(req) : undefined),
    loadPages: async () => (await import('./admin/console/pages.ts')).createPages(toBase),
    openLog: (kept) => createLog(options.log, kept),
    readLoggedNow: () => readLoggedNow(options.log),
    toBase,
  });
  const limits = toServerOptions(options);
  const serve = (listener: RequestListener) =>
    certificate ? createTlsServer({ ...limits, ...certificate }, listener) : createServer(limits, listener);
  const server: Server | TlsServer = serve(parts.listener);
  const adminServer = ownAdmin && serve(parts.createAdminListener());
  try {
    if (port !== null) await listen(server, port, host);
    if (adminServer) await listen(adminServer, ownAdmin.port, host);
  } catch (error) {
    await close(server);
    await parts.log.close();
    throw error;
  }
  // A pipe in memory has no TLS.
  const inMemory = new InMemory(certificate ? createServer(limits, parts.listener) : server);
  const url = port === null ? 'http://localhost' : urlOf(server);
  return await parts.toMock({
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
}

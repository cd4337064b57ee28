import type { Logger, Plugin, PreviewServer, ViteDevServer } from 'vite';
import { printRequests } from '../../mock/journal/request-lines.ts';
import type { OnRequest } from '../../mock/journal/request-listener.ts';
import { UsageError } from '../../usage-error.ts';
import { describeMock } from './describe-mock.ts';
import { forward } from './forward.ts';
import { readOptions, type VitePluginOptions } from './options.ts';
import { borrowMock, type Lease } from './shared-mocks.ts';
import { moduleOfBuilds, virtualId, virtualName, writeModule } from './virtual-module.ts';

export type { VitePluginOptions } from './options.ts';

/**
 * A plugin of Vite whose dev server and preview server answer with a mock below a path, without a port of its own. The app
 * gets the URL and tokens from the module `virtual:chatpact`, which only the dev server has.
 *
 * @throws UsageError `UNKNOWN_OPTION`, `INVALID_PREFIX`. The start of the server throws what `createMock` throws.
 * @example
 * export default defineConfig({ plugins: [chatpact({ profile: 'observed' })] });
 */
export function chatpact(options: VitePluginOptions = {}): Plugin {
  const { prefix, requestLines, mockOptions } = readOptions(options);
  let lease: Lease | undefined;
  let devServer: ViteDevServer | undefined;

  const mount = async (server: ViteDevServer | PreviewServer) => {
    const { logger, root } = server.config;
    const isColoured = Boolean(process.stdout.isTTY) && !process.env.NO_COLOR;
    // Tests with Vitest rarely use Vite's server, so they start the mock when they do, and print no lines.
    const isTest = Boolean(process.env.VITEST);
    const print = requestLines && !isTest ? createPrinter(logger, prefix, isColoured) : undefined;
    const borrowed = borrowMock(`${root} ${prefix}`, mockOptions, print);
    lease = borrowed;
    releaseAtEnd(server, borrowed);
    const started = isTest ? undefined : await borrowed.start();
    server.middlewares.use(prefix, (req, res, next) => {
      // Connect matches the prefix before a dot too: /chatpact.svg is a file of the app.
      if (req.url?.startsWith('/.')) return next();
      borrowed.start().then(({ server: mockServer }) => forward(mockServer, prefix, req, res), next);
    });
    if (borrowed.isReplacement) logger.info('chatpact: The options of the mock changed, so it starts with new data.');
    if (!started) return;
    const { mock } = started;
    const printUrls = server.printUrls.bind(server);
    server.printUrls = () => {
      printUrls();
      const { local = [], network = [] } = server.resolvedUrls ?? {};
      const [base] = [...local, ...network];
      if (base === undefined) return;
      const hasAdmin = options.admin !== false;
      const hidesTokens = options.tokens !== undefined;
      const lines = describeMock(mock, {
        base,
        prefix,
        hasAdmin,
        hidesTokens,
        isColoured,
        isLive: options.live === true,
      });
      for (const line of lines) logger.info(line);
    };
  };

  return {
    name: 'chatpact',
    configureServer(server) {
      devServer = server;
      return mount(server);
    },
    configurePreviewServer: mount,
    resolveId(id) {
      return id === virtualName ? virtualId : undefined;
    },
    async load(id, { ssr = false } = {}) {
      if (id !== virtualId) return undefined;
      if (!devServer || !lease) return moduleOfBuilds;
      const { mock } = await lease.start();
      const [base = 'http://localhost/'] = devServer.resolvedUrls?.local ?? [];
      return writeModule(mock, prefix, ssr ? new URL(base).origin : undefined);
    },
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
      if (!chunks.some(({ modules }) => (modules[virtualId]?.renderedLength ?? 0) > 0)) return;
      throw new UsageError(
        'MOCK_IN_BUILD',
        `The build contains ${virtualName}, which only the dev server has. Import it in development only: if (import.meta.env.DEV) { await import('${virtualName}') }`,
      );
    },
  };
}

/** Creates the listener that prints requests as `chatpact mock` does, with the path that the page called. */
function createPrinter(logger: Logger, prefix: string, isColoured: boolean): OnRequest {
  const print = printRequests('text', { write: (text) => logger.info(text.trimEnd()), isColoured });
  return (entry) => print({ ...entry, url: prefix + entry.url });
}

/** Releases the mock when the server ends. A server in middleware mode has no HTTP server of its own. */
function releaseAtEnd(server: ViteDevServer | PreviewServer, lease: Lease): void {
  if (server.httpServer) {
    server.httpServer.once('close', lease.release);
    return;
  }
  const close = server.close.bind(server);
  server.close = async () => {
    await close();
    await lease.release();
  };
}

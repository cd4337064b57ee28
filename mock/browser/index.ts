import { pino } from 'pino';
import { assertKnownOptions } from '../../specs/known-options.ts';
import { UsageError } from '../../usage-error.ts';
import { assemble } from '../assemble.ts';
import { DocumentResponses } from '../document-responses/document-responses.ts';
import { baseOf } from '../http/middleware.ts';
import type { Mock } from '../library/mock.ts';
import { mockOptionNames } from '../option-table.ts';
import type { MockOptions } from '../options.ts';
import type { RequestTimeouts } from '../pipeline/body/limits.ts';
import { createMemoryLog } from '../storage/command-log.ts';
import { createHandle } from './create-handle.ts';

export type { Mock } from '../library/mock.ts';
export { UsageError };

/** The options of `createMock` in Node.js that work in a page. */
export interface BrowserMockOptions
  extends Omit<
    MockOptions,
    'port' | 'host' | 'https' | 'allowedHosts' | 'log' | 'specs' | 'specRoots' | 'admin' | keyof RequestTimeouts
  > {
  /** Serve the admin API beside the vendors'. Default: true. */
  admin?: boolean;
}

/** Options that need files, sockets or threads. */
const nodeOnlyOptions: Record<Exclude<keyof MockOptions, keyof BrowserMockOptions>, true> = {
  port: true,
  host: true,
  https: true,
  allowedHosts: true,
  log: true,
  specs: true,
  specRoots: true,
  headersTimeoutSeconds: true,
  requestTimeoutSeconds: true,
};

/**
 * Creates a mock of both vendors in a page, or in another runtime without Node.js. It returns the same responses as
 * `createMock` of `chatpact`, but has no port: send requests with `handle`. Its `url` does not lead to a server. The
 * console, persistent logs and your own documents need Node.js.
 *
 * @throws UsageError `OPTION_NEEDS_NODE`, `INVALID_FIXTURE`, `UNKNOWN_VENDOR`; `EVAL_NOT_ALLOWED` in a page that may not compile code.
 * @example
 * const mock = await createMock();
 * const response = await mock.handle(new Request('https://chat.example/api'));
 */
export async function createMock(options: BrowserMockOptions = {}): Promise<Mock> {
  for (const [name, value] of Object.entries(options)) {
    const isPort = name === 'admin' && typeof value === 'object';
    if (value === undefined || !(isPort || Object.hasOwn(nodeOnlyOptions, name))) continue;
    const what = isPort ? 'admin.port' : name;
    throw new UsageError('OPTION_NEEDS_NODE', `The option "${what}" needs Node.js. Leave it out in a browser.`);
  }
  assertKnownOptions('createMock', options, mockOptionNames);
  assertEval();
  const { listener, streams, toMock } = await assemble(options, {
    logger: options.logger ?? pino({ level: 'error' }),
    createGenerator: () => new DocumentResponses(),
    refuseHost: undefined,
    loadPages: undefined,
    openLog: async ({ perform }) => createMemoryLog(perform),
    toBase: baseOf,
  });
  const url = 'http://localhost';
  return toMock({
    url,
    port: 0,
    certificate: undefined,
    adminUrl: options.admin === false ? undefined : url,
    handle: createHandle(listener),
    end: async () => streams.close(),
  });
}

/** Fails early if the page may not compile code. Validators are compiled from the documents. */
function assertEval(): void {
  try {
    new Function('');
  } catch (cause) {
    const what = "The page's Content-Security-Policy forbids eval, which a mock in a browser needs";
    throw new UsageError(
      'EVAL_NOT_ALLOWED',
      `${what}. Add 'unsafe-eval' to its script-src, or run the mock in Node.js.`,
      {
        cause,
      },
    );
  }
}

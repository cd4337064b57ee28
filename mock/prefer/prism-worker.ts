import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { pino } from 'pino';
import type { Reply } from '../vendor-interface/reply.ts';
import type { PrismRequest, PrismResult } from './prism-generator.ts';

/**
 * Runs Prism's mocker in a worker thread, since it takes half a second to load and may generate values without end.
 * This is the only file that imports prism-http.
 */

type PrismHttp = typeof import('@stoplight/prism-http');

// This is CommonJS that re-exports at run time: some loaders find its names with import(), others do not.
const require = createRequire(import.meta.url);
const { createInstance, getHttpOperationsFromSpec } = require('@stoplight/prism-http') as PrismHttp;

const settings = {
  isProxy: false as const,
  checkSecurity: false,
  // chatpact has validated the request already; Prism would answer with the example of a 400.
  validateRequest: false,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
};
// Prism needs a log level that pino does not have. Its pino has another major version, so the types do not match.
const logger = pino({ level: 'silent', customLevels: { success: 31 } }) as never;
const prism = createInstance({ ...settings, mock: { dynamic: false } }, { logger });
/** Operations by the number of their document. */
const operations = new Map<number, ReturnType<PrismHttp['getHttpOperationsFromSpec']>>();

async function answer({ document, content, method, path, request, wanted }: PrismRequest): Promise<Reply | undefined> {
  if (content) operations.set(document, getHttpOperationsFromSpec(content));
  const known = (await operations.get(document)) ?? [];
  const found = known.filter((each) => each.method === method && each.path === path);
  const input = {
    method: method as 'get',
    url: { path: request.path, query: request.query },
    headers: { accept: 'application/json' },
    body: request.body,
  };
  const { seed } = workerData as { seed: number };
  // A new object each time, since Prism's mocker changes it.
  const mock = {
    dynamic: wanted.dynamic ?? false,
    code: wanted.code,
    exampleKey: wanted.example,
    seed: `chatpact ${seed}`,
  };
  const outcome = await prism.request(input, found, { ...settings, mock })();
  if (outcome._tag === 'Left') return undefined;
  const { statusCode, body } = outcome.right.output;
  return { status: statusCode, body };
}

parentPort?.on('message', async (message: PrismRequest) => {
  const { id } = message;
  try {
    parentPort?.postMessage({ id, reply: await answer(message) } satisfies PrismResult);
  } catch (error) {
    parentPort?.postMessage({
      id,
      failure: error instanceof Error ? error.message : String(error),
    } satisfies PrismResult);
  }
});

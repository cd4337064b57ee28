import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { pino } from 'pino';
import type { Reply } from '../vendor.ts';
import type { ThreadAnswer, ThreadRequest } from './forced.ts';

/**
 * A thread of its own for Prism's mocker, which takes half a second to load and as long as it likes to make something
 * up. The only importer of prism-http.
 */

type PrismHttp = typeof import('@stoplight/prism-http');

// CommonJS that re-exports at run time: import() finds its names under some loaders and not under others.
const require = createRequire(import.meta.url);
const { createInstance, getHttpOperationsFromSpec } = require('@stoplight/prism-http') as PrismHttp;

const settings = {
  isProxy: false as const,
  checkSecurity: false,
  // Ours came first; Prism's own would answer with the example of a 400.
  validateRequest: false,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
};
// Prism calls a level of its own beside pino's. Its pino is of another major, so the types do not meet.
const logger = pino({ level: 'silent', customLevels: { success: 31 } }) as never;
const prism = createInstance({ ...settings, mock: { dynamic: false } }, { logger });
/** By the number of their document. */
const operations = new Map<number, ReturnType<PrismHttp['getHttpOperationsFromSpec']>>();

async function answer({ document, content, method, path, request, wanted }: ThreadRequest): Promise<Reply | undefined> {
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
  // A fresh object each time: Prism's mocker writes into it.
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

parentPort?.on('message', async (question: ThreadRequest) => {
  const { id } = question;
  try {
    parentPort?.postMessage({ id, reply: await answer(question) } satisfies ThreadAnswer);
  } catch (error) {
    parentPort?.postMessage({
      id,
      failure: error instanceof Error ? error.message : String(error),
    } satisfies ThreadAnswer);
  }
});

import { createRequire } from 'node:module';
import type { IHttpOperation } from '@stoplight/types';
import { pino } from 'pino';
import type { Contract } from '../../specs/contract.ts';
import type { Operation } from '../../specs/operations.ts';
import type { MockRequest, Reply } from '../vendor.ts';
import type { Preferences } from './preferences.ts';

type PrismHttp = typeof import('@stoplight/prism-http');

// CommonJS that re-exports at run time: import() finds its names under some loaders and not under others.
const require = createRequire(import.meta.url);

/**
 * Answers made from the document alone, by Prism's mocker: for clients that prefer a certain answer, and for
 * operations that have no handler. The only importer of prism-http, which takes half a second to load.
 */
export type ForcedAnswers = (
  contract: Contract,
  operation: Operation,
  request: MockRequest,
  wanted: Preferences,
) => Promise<Reply | undefined>;

export function createForcedAnswers(seed: number): ForcedAnswers {
  const loaded = new WeakMap<Contract, Promise<Answerer>>();
  return async (contract, operation, request, wanted) => {
    const answer = loaded.get(contract) ?? loadPrism(contract, seed);
    loaded.set(contract, answer);
    return (await answer)(operation, request, wanted);
  };
}

type Answerer = (operation: Operation, request: MockRequest, wanted: Preferences) => Promise<Reply | undefined>;

async function loadPrism(contract: Contract, seed: number): Promise<Answerer> {
  const { createInstance, getHttpOperationsFromSpec } = require('@stoplight/prism-http') as PrismHttp;
  const operations: IHttpOperation[] = await getHttpOperationsFromSpec(contract.document);
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

  return async (operation, request, wanted) => {
    const found = operations.filter((each) => each.method === operation.method && each.path === operation.path);
    const input = {
      method: operation.method,
      url: { path: request.path, query: request.query },
      headers: { accept: 'application/json' },
      body: request.body,
    };
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
  };
}

import { Worker } from 'node:worker_threads';
import type { Contract } from '../../specs/contract.ts';
import type { JsonObject } from '../../specs/json/json.ts';
import type { Operation } from '../../specs/operations.ts';
import { ApiError } from '../api-error.ts';
import type {
  GeneratedResponse,
  Preferences,
  ResponseGenerator,
  ResponseRequest,
} from '../document-responses/response-generator.ts';
import type { Reply } from '../vendor-interface/reply.ts';
import type { MockRequest } from '../vendor-interface/request.ts';
import { timeoutErrorName } from './preferred.ts';

/**
 * A request to Prism's thread. The first request of a document carries its content; later ones refer to it by number.
 */
export interface PrismRequest {
  id: number;
  document: number;
  content?: JsonObject;
  method: string;
  path: string;
  request: Pick<MockRequest, 'path' | 'query' | 'body'>;
  wanted: Preferences;
}

export type PrismResult = { id: number; reply: Reply | undefined } | { id: number; failure: string };

/** Timeout for generating an answer, including the thread's start. A document can ask for an infinite one. */
const defaultTimeoutMs = 30_000;

/** Prism exceeded the timeout. The cause is the document. */
export class PrismTimeoutError extends Error {
  constructor(timeoutMs: number) {
    super(`Prism took longer than ${timeoutMs / 1000} s to generate a response from its schema`);
    this.name = timeoutErrorName;
  }
}

interface Waiting {
  resolve(reply: Reply | undefined): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** Generates answers from the document with Prism's mocker, for schemas that chatpact's own values do not satisfy. */
export class PrismGenerator implements ResponseGenerator {
  readonly #seed: number;
  readonly #timeoutMs: number;
  #thread: Worker | undefined;
  /** Documents that the current thread has received, by number. */
  readonly #documents = new Map<Contract, number>();
  readonly #waiting = new Map<number, Waiting>();
  #requestCount = 0;

  /** @param timeoutMs Timeout for generating an answer, including the thread's start. */
  constructor(seed: number, timeoutMs = defaultTimeoutMs) {
    this.#seed = seed;
    this.#timeoutMs = timeoutMs;
  }

  async make({ contract, operation, request, preferences }: ResponseRequest): Promise<GeneratedResponse | undefined> {
    const reply = await this.#request(contract, operation, request, preferences);
    return reply && { reply, source: 'schema' };
  }

  #request(
    contract: Contract,
    { method, path }: Operation,
    { params, query, body }: MockRequest,
    wanted: Preferences,
  ): Promise<Reply | undefined> {
    const thread = this.#start();
    const id = ++this.#requestCount;
    const isNew = !this.#documents.has(contract);
    const document = this.#documents.get(contract) ?? this.#documents.size;
    this.#documents.set(contract, document);
    const answer = new Promise<Reply | undefined>((resolve, reject) => {
      const timer = setTimeout(() => this.#end(new PrismTimeoutError(this.#timeoutMs), id), this.#timeoutMs);
      this.#waiting.set(id, { resolve, reject, timer: timer.unref() });
    });
    // Prism matches the path again, and accepts only the document's spelling.
    const requested = path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    const threadRequest = {
      id,
      document,
      method,
      path,
      request: { path: requested, query: { ...query }, body },
      wanted,
    };
    thread.postMessage({ ...threadRequest, ...(isNew && { content: contract.document }) } satisfies PrismRequest);
    return answer;
  }

  async close(): Promise<void> {
    await this.#end(new Error('The mock was closed.'));
  }

  #start(): Worker {
    if (this.#thread) return this.#thread;
    const thread = new Worker(...findWorker({ seed: this.#seed }));
    // This thread must not keep the process alive if the mock is never closed.
    thread.unref();
    thread.on('message', (answer: PrismResult) => this.#finish(answer));
    thread.on('error', (error) => this.#thread === thread && this.#end(error));
    this.#thread = thread;
    return thread;
  }

  #finish(answer: PrismResult): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    clearTimeout(waiting?.timer);
    if ('failure' in answer) waiting?.reject(new Error(answer.failure));
    else waiting?.resolve(answer.reply);
  }

  /**
   * Ends the thread and rejects all pending requests. The next request starts another thread.
   *
   * @param cause The id of the request that caused it. The others are rejected as `unavailable`, since they can be
   * repeated.
   */
  async #end(error: Error, cause?: number): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    this.#documents.clear();
    for (const [id, { reject, timer }] of this.#waiting) {
      clearTimeout(timer);
      reject(cause === undefined || id === cause ? error : new ApiError('unavailable'));
    }
    this.#waiting.clear();
    await thread?.terminate();
  }
}

/** Finds the thread's code, in the build or in the sources. */
function findWorker(workerData: object): ConstructorParameters<typeof Worker> {
  const url = import.meta.url;
  if (url.endsWith('.js')) return [new URL('./prism-worker.js', url), { workerData, execArgv: [] }];
  // Threads do not inherit the loader that lets Node run the sources.
  const program = `import('tsx/esm/api').then(({ tsImport }) => tsImport('./prism-worker.ts', ${JSON.stringify(url)}))`;
  return [program, { workerData, eval: true, execArgv: [] }];
}

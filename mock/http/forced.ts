import { Worker } from 'node:worker_threads';
import type { Contract } from '../../specs/contract.ts';
import type { JsonObject } from '../../specs/json.ts';
import type { Operation } from '../../specs/operations.ts';
import type { AnswerRequest, MadeAnswer } from '../document-answers/make-answer.ts';
import { Fault } from '../fault.ts';
import type { MockRequest, Reply } from '../vendor.ts';
import type { Preferences } from './preferences.ts';
import { type AnswersByDocument, lateAnswer } from './preferred.ts';

/** What the thread with Prism in it is asked. Documents go over once, and by number from then on. */
export interface ThreadRequest {
  id: number;
  document: number;
  content?: JsonObject;
  method: string;
  path: string;
  request: Pick<MockRequest, 'path' | 'query' | 'body'>;
  wanted: Preferences;
}

export type ThreadAnswer = { id: number; reply: Reply | undefined } | { id: number; failure: string };

/** Milliseconds in which an answer is made up, the thread's start included. A document can ask for one without end. */
const patience = 30_000;

/** Prism was at it for too long, which follows from the document. */
export class LateAnswer extends Error {
  constructor(timeoutMs: number) {
    super(`Prism took longer than ${timeoutMs / 1000} s over its schema`);
    this.name = lateAnswer;
  }
}

interface Waiting {
  resolve(reply: Reply | undefined): void;
  reject(error: Error): void;
  timer: NodeJS.Timeout;
}

/** Answers made from the document alone by Prism's mocker: for schemas that our own values do not satisfy. */
export class ForcedAnswers implements AnswersByDocument {
  readonly #seed: number;
  readonly #timeoutMs: number;
  #thread: Worker | undefined;
  /** What the present thread knows. */
  readonly #documents = new Map<Contract, number>();
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;

  /** @param timeoutMs Milliseconds in which an answer is made up, the thread's start included. */
  constructor(seed: number, timeoutMs = patience) {
    this.#seed = seed;
    this.#timeoutMs = timeoutMs;
  }

  async make({ contract, operation, request, wanted }: AnswerRequest): Promise<MadeAnswer | undefined> {
    const reply = await this.#ask(contract, operation, request, wanted);
    return reply && { reply, source: 'schema' };
  }

  #ask(
    contract: Contract,
    { method, path }: Operation,
    { params, query, body }: MockRequest,
    wanted: Preferences,
  ): Promise<Reply | undefined> {
    const thread = this.#start();
    const id = ++this.#asked;
    const isNew = !this.#documents.has(contract);
    const document = this.#documents.get(contract) ?? this.#documents.size;
    this.#documents.set(contract, document);
    const answered = new Promise<Reply | undefined>((resolve, reject) => {
      const timer = setTimeout(() => this.#end(new LateAnswer(this.#timeoutMs), id), this.#timeoutMs);
      this.#waiting.set(id, { resolve, reject, timer: timer.unref() });
    });
    // Prism matches the path once more, and knows no other spelling than the document's.
    const requested = path.replace(/\{([^}]+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
    const question = { id, document, method, path, request: { path: requested, query: { ...query }, body }, wanted };
    thread.postMessage({ ...question, ...(isNew && { content: contract.document }) } satisfies ThreadRequest);
    return answered;
  }

  async close(): Promise<void> {
    await this.#end(new Error('The mock was closed.'));
  }

  #start(): Worker {
    if (this.#thread) return this.#thread;
    const thread = new Worker(...findWorker({ seed: this.#seed }));
    // A mock that is not closed must not keep its process alive for this.
    thread.unref();
    thread.on('message', (answer: ThreadAnswer) => this.#settle(answer));
    thread.on('error', (error) => this.#thread === thread && this.#end(error));
    this.#thread = thread;
    return thread;
  }

  #settle(answer: ThreadAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    clearTimeout(waiting?.timer);
    if ('failure' in answer) waiting?.reject(new Error(answer.failure));
    else waiting?.resolve(answer.reply);
  }

  /**
   * Whoever waits is told why; the next question starts another thread.
   *
   * @param cause The question that is to blame; what waits behind it may be asked again.
   */
  async #end(error: Error, cause?: number): Promise<void> {
    const thread = this.#thread;
    this.#thread = undefined;
    this.#documents.clear();
    for (const [id, { reject, timer }] of this.#waiting) {
      clearTimeout(timer);
      reject(cause === undefined || id === cause ? error : new Fault('unavailable'));
    }
    this.#waiting.clear();
    await thread?.terminate();
  }
}

/** The thread's code has a file of its own, built or not. */
function findWorker(workerData: object): ConstructorParameters<typeof Worker> {
  const url = import.meta.url;
  if (url.endsWith('.js')) return [new URL('./prism-worker.js', url), { workerData, execArgv: [] }];
  // Threads do not inherit what makes Node read the sources.
  const program = `import('tsx/esm/api').then(({ tsImport }) => tsImport('./prism-worker.ts', ${JSON.stringify(url)}))`;
  return [program, { workerData, eval: true, execArgv: [] }];
}

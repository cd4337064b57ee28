import type { Contract } from '../../specs/contract.ts';
import type { AnswersByDocument } from '../http/preferred.ts';
import type { AnswerRequest, MadeAnswer } from './make-answer.ts';

/** Generates responses from a document with realistic values. Loads the generator at the first request. */
export class DocumentAnswers implements AnswersByDocument {
  readonly #fallback: AnswersByDocument | undefined;
  /** Operations for which the fallback generator has no better response. */
  readonly #failedByContract = new WeakMap<Contract, Set<string>>();

  /** @param fallback Fallback generator, for bodies that violate their schema. */
  constructor(fallback?: AnswersByDocument) {
    this.#fallback = fallback;
  }

  async make(asked: AnswerRequest): Promise<MadeAnswer | undefined> {
    const { makeAnswer } = await import('./make-answer.ts');
    const made = makeAnswer(asked);
    return made?.broken ? ((await this.#tryFallback(asked, made)) ?? made) : made;
  }

  async close(): Promise<void> {
    await this.#fallback?.close();
  }

  /** The same response with a body that satisfies the schema; undefined if the fallback generator has none. */
  async #tryFallback(asked: AnswerRequest, made: MadeAnswer): Promise<MadeAnswer | undefined> {
    const { contract, operation, wanted } = asked;
    const { reply, broken } = made;
    const failed = this.#failedByContract.get(contract) ?? new Set<string>();
    this.#failedByContract.set(contract, failed);
    const key = `${operation.method} ${operation.path} ${reply.status}`;
    if (!this.#fallback || !broken || reply.type !== undefined || failed.has(key)) return undefined;
    for (const dynamic of [false, true]) {
      if (wanted.dynamic === true && !dynamic) continue;
      const other = await this.#fallback
        .make({ ...asked, wanted: { code: reply.status, dynamic } })
        .catch(() => undefined);
      const isBetter = other && contract.validator.checkSchema(broken, other.reply.body).length === 0;
      if (isBetter) return { reply: { ...reply, body: other.reply.body }, source: 'schema' };
    }
    failed.add(key);
    return undefined;
  }
}

import type { Contract } from '../../specs/contract.ts';
import type { AnswersByDocument } from '../http/preferred.ts';
import type { AnswerRequest, MadeAnswer } from './make-answer.ts';

/** Answers made from a document with values that look real. What they are made with is loaded when first asked for. */
export class DocumentAnswers implements AnswersByDocument {
  readonly #other: AnswersByDocument | undefined;
  /** Operations that the other generator has no better answer to. */
  readonly #given = new WeakMap<Contract, Set<string>>();

  /** @param other Is asked for a body where ours breaks its schema. */
  constructor(other?: AnswersByDocument) {
    this.#other = other;
  }

  async make(asked: AnswerRequest): Promise<MadeAnswer | undefined> {
    const { makeAnswer } = await import('./make-answer.ts');
    const made = makeAnswer(asked);
    return made?.broken ? ((await this.#askOther(asked, made)) ?? made) : made;
  }

  async close(): Promise<void> {
    await this.#other?.close();
  }

  /** The same answer with a body that satisfies the schema; undefined where the other generator has none. */
  async #askOther(asked: AnswerRequest, made: MadeAnswer): Promise<MadeAnswer | undefined> {
    const { contract, operation, wanted } = asked;
    const { reply, broken } = made;
    const failed = this.#given.get(contract) ?? new Set<string>();
    this.#given.set(contract, failed);
    const key = `${operation.method} ${operation.path} ${reply.status}`;
    if (!this.#other || !broken || reply.type !== undefined || failed.has(key)) return undefined;
    for (const dynamic of [false, true]) {
      if (wanted.dynamic === true && !dynamic) continue;
      const other = await this.#other
        .make({ ...asked, wanted: { code: reply.status, dynamic } })
        .catch(() => undefined);
      const isBetter = other && contract.validator.checkSchema(broken, other.reply.body).length === 0;
      if (isBetter) return { reply: { ...reply, body: other.reply.body }, source: 'schema' };
    }
    failed.add(key);
    return undefined;
  }
}

import type { Contract } from '../../specs/contract.ts';
import type { GeneratedResponse, ResponseGenerator, ResponseRequest } from './response-generator.ts';

/** Generates responses from a document with realistic values. Loads the generator at the first request. */
export class DocumentResponses implements ResponseGenerator {
  readonly #fallback: ResponseGenerator | undefined;
  /** Operations for which the fallback generator has no better response. */
  readonly #failedByContract = new WeakMap<Contract, Set<string>>();

  /** @param fallback Fallback generator, for bodies that violate their schema. */
  constructor(fallback?: ResponseGenerator) {
    this.#fallback = fallback;
  }

  async make(asked: ResponseRequest): Promise<GeneratedResponse | undefined> {
    const { generateResponse } = await import('./generate-response.ts');
    const made = generateResponse(asked);
    return made?.violatedSchema ? ((await this.#tryFallback(asked, made)) ?? made) : made;
  }

  async close(): Promise<void> {
    await this.#fallback?.close();
  }

  /** The same response with a body that satisfies the schema; undefined if the fallback generator has none. */
  async #tryFallback(asked: ResponseRequest, made: GeneratedResponse): Promise<GeneratedResponse | undefined> {
    const { contract, operation, preferences } = asked;
    const { reply, violatedSchema } = made;
    const failed = this.#failedByContract.get(contract) ?? new Set<string>();
    this.#failedByContract.set(contract, failed);
    const key = `${operation.method} ${operation.path} ${reply.status}`;
    if (!this.#fallback || !violatedSchema || reply.type !== undefined || failed.has(key)) return undefined;
    for (const dynamic of [false, true]) {
      if (preferences.dynamic === true && !dynamic) continue;
      const other = await this.#fallback
        .make({ ...asked, preferences: { code: reply.status, dynamic } })
        .catch(() => undefined);
      const isBetter = other && contract.validator.checkSchema(violatedSchema, other.reply.body).length === 0;
      if (isBetter) return { reply: { ...reply, body: other.reply.body }, source: 'schema' };
    }
    failed.add(key);
    return undefined;
  }
}

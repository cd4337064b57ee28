import { createRandomStream, type RandomStream } from '../ambient.ts';

/** What an injected fault does. Times are milliseconds unless the name says otherwise. */
export type Effect =
  | { type: 'latency'; ms: number; deviation?: number }
  | { type: 'status'; status: number }
  | ForcedAnswer
  | { type: 'rate-limit'; retryAfterSeconds: number }
  | { type: 'reset' }
  | { type: 'truncate' }
  | { type: 'drip'; bytesPerSecond: number }
  | { type: 'malformed' };

/**
 * An answer in place of the one that would be computed. Whoever may not ask, or asks what can't be read, is refused as
 * ever and leaves it to the next; nothing is written by a request that it meets.
 */
export interface ForcedAnswer {
  type: 'answer';
  /** From 200 to 599. */
  status: number;
  /** Any JSON, or text where there is a `contentType`; the answer has no body without one. */
  body?: unknown;
  /** Media type of a body that is text, sent as it is: `text/csv`. Characters are UTF-8. JSON without one. */
  contentType?: string;
}

/** A fault as a user states it. */
export interface FaultRule {
  effect: Effect;
  /** operationId that it is for; all of them without one. */
  operation?: string;
  /** How many requests it still meets; without end when left out. */
  count?: number;
  /** From 0 to 1, default 1. */
  probability?: number;
}

/** A rule that was added, with the number to remove it by. */
export type NumberedRule = FaultRule & { id: number };

/** All faults of a workspace as plain data. */
export interface FaultsState {
  rules: readonly NumberedRule[];
  /** Rules ever added: the next one's number. */
  added: number;
  /** How often chance was asked. */
  draws: number;
}

/** Sizes that were counted: an effect stays what it was added as. */
const sizes = new WeakMap<Effect, number>();

/** Characters of a rule's JSON, as far as they can be many. */
export function sizeOf({ effect, operation = '' }: FaultRule): number {
  const size = sizes.get(effect) ?? JSON.stringify(effect).length;
  sizes.set(effect, size);
  return size + operation.length;
}

/** A workspace's injected faults. Chance is seeded: the same requests meet the same faults. */
export class FaultRules {
  readonly #stream: () => RandomStream;
  #chance: RandomStream | undefined;
  #rules: NumberedRule[] = [];
  #added = 0;
  #draws = 0;

  constructor(seed: number, workspace: string) {
    this.#stream = () => createRandomStream(seed, `faults ${workspace}`);
  }

  add(rule: FaultRule): NumberedRule {
    this.#added += 1;
    const numbered = { id: this.#added, ...rule };
    this.#rules.push(numbered);
    return numbered;
  }

  /** How many rules there are, and how many characters of JSON they are together. */
  held(): { count: number; size: number } {
    return { count: this.#rules.length, size: this.#rules.reduce((sum, rule) => sum + sizeOf(rule), 0) };
  }

  list(): readonly NumberedRule[] {
    return this.#rules;
  }

  /** Removes one; says whether it was there. */
  remove(id: number): boolean {
    const before = this.#rules.length;
    this.#rules = this.#rules.filter((rule) => rule.id !== id);
    return this.#rules.length < before;
  }

  clear(): void {
    this.#rules = [];
    this.#added = 0;
    this.#draws = 0;
    this.#chance = undefined;
  }

  capture(): FaultsState {
    return { rules: this.#rules.map((rule) => ({ ...rule })), added: this.#added, draws: this.#draws };
  }

  restore({ rules, added, draws }: FaultsState): void {
    this.clear();
    this.#rules = rules.map((rule) => ({ ...rule }));
    this.#added = added;
    while (this.#draws < draws) this.#draw();
  }

  /** What this request meets. Counts it against the rules that apply. */
  take(operation: string): Effect[] {
    if (this.#rules.length === 0) return [];
    const met = this.#rules.filter((rule) => {
      if (rule.operation !== undefined && rule.operation !== operation) return false;
      return rule.probability === undefined || this.#draw() < rule.probability;
    });
    for (const rule of met) if (rule.count !== undefined) rule.count -= 1;
    this.#rules = this.#rules.filter(({ count }) => count === undefined || count > 0);
    return met.map(({ effect }) => (effect.type === 'latency' ? this.#settle(effect) : effect));
  }

  /** Draws the latency of one request: the sum of four even draws is near enough to a bell. */
  #settle(effect: Extract<Effect, { type: 'latency' }>): Effect {
    const spread = effect.deviation ?? 0;
    if (spread === 0) return effect;
    const bell = (this.#draw() + this.#draw() + this.#draw() + this.#draw() - 2) * 1.73;
    return { type: 'latency', ms: Math.max(0, effect.ms + bell * spread) };
  }

  #draw(): number {
    this.#draws += 1;
    this.#chance ??= this.#stream();
    return this.#chance.next();
  }
}

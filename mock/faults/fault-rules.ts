import { createRandomStream, type RandomStream } from '../ambient.ts';
import type { FaultRule, InjectedFault, NumberedRule } from './injected-fault.ts';

/** All faults of a workspace as plain data. */
export interface FaultsState {
  rules: readonly NumberedRule[];
  /** Number of rules ever added; the next rule's id is one higher. */
  added: number;
  /** Number of random values drawn so far. */
  draws: number;
}

/** Cached sizes: an effect does not change after it was added. */
const sizeCache = new WeakMap<InjectedFault, number>();

/** The approximate number of characters of a rule's JSON. */
export function sizeOf({ effect, operation = '' }: FaultRule): number {
  const size = sizeCache.get(effect) ?? JSON.stringify(effect).length;
  sizeCache.set(effect, size);
  return size + operation.length;
}

/** A workspace's injected faults. Randomness is seeded: the same requests get the same faults. */
export class FaultRules {
  readonly #createStream: () => RandomStream;
  #randomStream: RandomStream | undefined;
  #rules: NumberedRule[] = [];
  #added = 0;
  #draws = 0;

  constructor(seed: number, workspace: string) {
    this.#createStream = () => createRandomStream(seed, `faults ${workspace}`);
  }

  add(rule: FaultRule): NumberedRule {
    this.#added += 1;
    const numbered = { id: this.#added, ...rule };
    this.#rules.push(numbered);
    return numbered;
  }

  /** The number of rules, and the characters of JSON that they have together. */
  measure(): { count: number; size: number } {
    return { count: this.#rules.length, size: this.#rules.reduce((sum, rule) => sum + sizeOf(rule), 0) };
  }

  list(): readonly NumberedRule[] {
    return this.#rules;
  }

  /** Removes a rule. Returns whether it existed. */
  remove(id: number): boolean {
    const before = this.#rules.length;
    this.#rules = this.#rules.filter((rule) => rule.id !== id);
    return this.#rules.length < before;
  }

  clear(): void {
    this.#rules = [];
    this.#added = 0;
    this.#draws = 0;
    this.#randomStream = undefined;
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

  /** Returns the effects that apply to one request, and decreases the remaining counts of their rules. */
  takeMatching(operation: string): InjectedFault[] {
    if (this.#rules.length === 0) return [];
    const applying = this.#rules.filter((rule) => {
      if (rule.operation !== undefined && rule.operation !== operation) return false;
      return rule.probability === undefined || this.#draw() < rule.probability;
    });
    for (const rule of applying) if (rule.count !== undefined) rule.count -= 1;
    this.#rules = this.#rules.filter(({ count }) => count === undefined || count > 0);
    return applying.map(({ effect }) => (effect.type === 'latency' ? this.#drawLatency(effect) : effect));
  }

  /** Draws the latency of one request. The sum of four uniform values approximates a normal distribution. */
  #drawLatency(effect: Extract<InjectedFault, { type: 'latency' }>): InjectedFault {
    const spread = effect.deviation ?? 0;
    if (spread === 0) return effect;
    const offset = (this.#draw() + this.#draw() + this.#draw() + this.#draw() - 2) * 1.73;
    return { type: 'latency', ms: Math.max(0, effect.ms + offset * spread) };
  }

  #draw(): number {
    this.#draws += 1;
    this.#randomStream ??= this.#createStream();
    return this.#randomStream.next();
  }
}

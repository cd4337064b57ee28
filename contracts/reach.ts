import type { Contract } from '../specs/contract.ts';
import { findAt } from '../specs/json.ts';
import type { Operation } from '../specs/operations.ts';

/** What a contract promises, as text, made when first asked for. */
interface Promises {
  /** By operation id: all of it, and what it says of answers alone. */
  whole: Map<string, string>;
  answers: Map<string, string>;
}

const promises = new WeakMap<Contract, Promises>();

/**
 * True when the contract with a ledger entry taken in promises something else of an operation than without. Judging by
 * an entry that changes nothing of it would be work for nothing, and there are dozens of entries.
 */
export function touches(contract: Contract, entry: string, operation: string): boolean {
  return promiseOf(contract, operation, 'whole') !== promiseOf(contract.amend([entry]), operation, 'whole');
}

/** As {@link touches}, of answers alone: an entry that only takes another parameter shows in none of them. */
export function touchesAnswers(contract: Contract, entry: string, operation: string): boolean {
  return promiseOf(contract, operation, 'answers') !== promiseOf(contract.amend([entry]), operation, 'answers');
}

function promiseOf(contract: Contract, id: string, part: keyof Promises): string {
  const { [part]: known } = promises.get(contract) ?? startPromises(contract);
  const operation = contract.findOperation(id);
  const promise =
    known.get(id) ?? spellOut(contract, part === 'answers' ? { ...operation, parameters: [] } : operation);
  known.set(id, promise);
  return promise;
}

function startPromises(contract: Contract): Promises {
  const none = { whole: new Map(), answers: new Map() };
  promises.set(contract, none);
  return none;
}

/** An operation with everything that it refers to. */
function spellOut(contract: Contract, operation: Partial<Operation> | undefined): string {
  const parts = new Map([['', JSON.stringify(operation ?? null)]]);
  const left = [...parts.values()];
  for (let text = left.pop(); text !== undefined; text = left.pop()) {
    for (const [, pointer = ''] of text.matchAll(/"\$ref":"#([^"]+)"/g)) {
      // The schemas of parameters are JSON Schema already, and name what they refer to its way.
      const place = pointer.replace('/$defs/', '/components/schemas/');
      if (parts.has(place)) continue;
      const part = JSON.stringify(findAt(contract.document, place) ?? null);
      parts.set(place, part);
      left.push(part);
    }
  }
  return [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).join('\n');
}

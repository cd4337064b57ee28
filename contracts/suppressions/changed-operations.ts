import type { Contract } from '../../specs/contract.ts';
import { findAt } from '../../specs/json/json.ts';
import type { Operation } from '../../specs/operations.ts';

/** The parts of a contract as text, computed lazily, to compare contracts. */
interface Promises {
  /** Text by operation id: of the whole operation, and of its responses alone. */
  whole: Map<string, string>;
  answers: Map<string, string>;
}

const promises = new WeakMap<Contract, Promises>();

/**
 * Whether a ledger entry changes the contract of an operation. Entries that change nothing need not be tried as
 * explanations; there are dozens of entries.
 */
export function changesOperation(contract: Contract, entry: string, operation: string): boolean {
  return promiseOf(contract, operation, 'whole') !== promiseOf(contract.amend([entry]), operation, 'whole');
}

/** Like {@link changesOperation}, but only for the responses: an entry that only adds a parameter does not change them. */
export function changesResponses(contract: Contract, entry: string, operation: string): boolean {
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

/** Writes an operation and everything that it references as text. */
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

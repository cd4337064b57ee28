import type { Contract } from '../specs/contract.ts';
import { findAt } from '../specs/json.ts';
import type { Operation } from '../specs/operations.ts';

/** What each operation promises under a contract, as text, by operation id; made when first asked for. */
const promises = new WeakMap<Contract, Map<string, string>>();

/**
 * True when the contract with a ledger entry taken in promises something else of an operation than without. Judging by
 * an entry that changes nothing of it would be work for nothing, and there are dozens of entries.
 */
export function touches(contract: Contract, entry: string, operation: string): boolean {
  return promiseOf(contract, operation) !== promiseOf(contract.amend([entry]), operation);
}

/** As {@link touches}, of answers alone: an entry that only takes another parameter shows in none of them. */
export function touchesAnswers(contract: Contract, entry: string, operation: string): boolean {
  const promised = (by: Contract) => spellOut(by, { ...by.findOperation(operation), parameters: [] });
  return promised(contract) !== promised(contract.amend([entry]));
}

function promiseOf(contract: Contract, id: string): string {
  const known = promises.get(contract) ?? new Map<string, string>();
  promises.set(contract, known);
  const promise = known.get(id) ?? spellOut(contract, contract.findOperation(id));
  known.set(id, promise);
  return promise;
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

import type { Contract } from '../../specs/contract.ts';
import { findAt, isObject } from '../../specs/json/json.ts';

const known = new WeakMap<Contract, Map<string, ReadonlySet<string>>>();

/**
 * Lists the property names that operations document in their responses. Any other segment of a pointer into a response is
 * data: the name of a channel, a date, the id of a user.
 */
export function listPropertyNames(contract: Contract, operations: readonly string[]): ReadonlySet<string> {
  return new Set(operations.flatMap((id) => [...namesOf(contract, id)]));
}

function namesOf(contract: Contract, id: string): ReadonlySet<string> {
  const byOperation = known.get(contract) ?? new Map<string, ReadonlySet<string>>();
  known.set(contract, byOperation);
  const names = byOperation.get(id) ?? collect(contract, id);
  byOperation.set(id, names);
  return names;
}

function collect(contract: Contract, id: string): ReadonlySet<string> {
  const names = new Set<string>();
  const followed = new Set<string>();
  const left: unknown[] = [contract.findOperation(id)?.responses];
  while (left.length > 0) {
    const node = left.pop();
    if (Array.isArray(node)) left.push(...node);
    if (!isObject(node)) continue;
    if (isObject(node.properties)) for (const name of Object.keys(node.properties)) names.add(name);
    if (typeof node.$ref === 'string' && !followed.has(node.$ref)) {
      followed.add(node.$ref);
      left.push(findAt(contract.document, decodeURIComponent(node.$ref.replace(/^#/, ''))));
    }
    left.push(...Object.values(node));
  }
  return names;
}

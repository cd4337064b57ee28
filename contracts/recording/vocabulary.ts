import type { Contract } from '../../specs/contract.ts';
import { isObject } from '../../specs/json/json.ts';
import type { Case } from '../plan/case.ts';
import type { Value } from '../plan/value.ts';
import type { VendorCheck } from '../vendor.ts';

/** Public words, which a recording may contain anywhere. */
export interface Vocabulary {
  /** Values that the document lists, and values that the check itself sends. */
  values: ReadonlySet<string>;
  /** Names of documented properties. */
  fields: ReadonlySet<string>;
}

/** Collects the public words of a check. `given` are values that the user chose. */
export function toVocabulary(
  { contract, vendor }: { contract: Contract; vendor: VendorCheck },
  cases: readonly Case[],
  given: Iterable<string>,
): Vocabulary {
  const values = new Set<string>(given);
  const fields = new Set<string>();
  const everything = contract.amend(contract.ledger.map(({ id }) => id));
  for (const { document, operations } of [contract, everything]) {
    collectWords(document, values, fields);
    // Only the operations contain the values that the user configured for parameters.
    collectWords(operations, values, fields);
  }
  for (const each of cases) {
    if ('request' in each) addStrings(values, each.request.path, each.request.query);
  }
  // The check sends examples of parameters. Examples of responses are not public: they are full of names.
  for (const { basePath = '', path, parameters } of contract.operations) {
    // If a response contains a word of the path, a placeholder for it would break the URL.
    for (const part of (basePath + path).split('/')) if (!part.includes('{')) values.add(part);
    for (const { example } of parameters) if (typeof example === 'string') values.add(example);
  }
  for (const { reads } of vendor.relations) {
    for (const read of reads) addStrings(values, read.path, read.query);
  }
  values.delete('');
  return { values, fields };
}

function addStrings(values: Set<string>, ...places: (Record<string, Value> | undefined)[]): void {
  for (const value of places.flatMap((place) => Object.values(place ?? {}))) {
    if (typeof value === 'string') values.add(value);
  }
}

function collectWords(node: unknown, values: Set<string>, fields: Set<string>): void {
  if (Array.isArray(node)) {
    for (const each of node) collectWords(each, values, fields);
    return;
  }
  if (!isObject(node)) return;
  const { enum: listed, const: only, properties } = node;
  for (const value of [...(Array.isArray(listed) ? listed : []), only]) {
    if (typeof value === 'string') values.add(value);
  }
  if (isObject(properties)) for (const name of Object.keys(properties)) fields.add(name);
  for (const [name, each] of Object.entries(node)) {
    // Examples contain names of people.
    if (name !== 'example' && name !== 'examples') collectWords(each, values, fields);
  }
}

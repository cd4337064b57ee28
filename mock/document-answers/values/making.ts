import type { Json, JsonObject } from '../../../specs/json.ts';
import type { Faker } from '../../ambient.ts';

/** What the values of one body have in common. */
export interface Making {
  document: JsonObject;
  faker: Faker;
  /** The workspace's time, milliseconds since 1970. */
  now: number;
  /** Examples and defaults of schemas are used where there are any. */
  usesExamples: boolean;
  /** Values that the request itself has named, by the words of the name: ids of the path, fields of the body. */
  echoes: ReadonlyMap<string, Json>;
  /** Ids of resources that the mock holds, by the words of their kind: the first of them. */
  listIds(kind: string): readonly (number | string)[];
  /** Whether a text has a document's pattern. */
  isMatch(pattern: string, text: string): boolean;
  /** How often validation has complained about the value at a JSON Pointer, or about something in it. */
  troubleAt(pointer: string): number;
  /** How many values may still be made. */
  left: number;
  /** Only what a schema requires is made. */
  isMinimal: boolean;
  /** Properties that only requests have are made too. */
  hasWriteOnly: boolean;
}

/** Where a value stands. */
export interface Spot {
  /** JSON Pointer into the body. */
  pointer: string;
  /** Words of the property's name; of an item those of its list in the singular. Empty at the top. */
  words: string;
  /** Words of the resource that it is a property of: `contact`, for one. */
  owner: string;
  depth: number;
  /** Lists that it is inside of. */
  listCount: number;
  /** References on the way here. */
  references: readonly string[];
  /** Names and addresses of the object that it is a property of go together. */
  person?: Person;
}

export interface Person {
  first: string;
  last: string;
}

export function createPerson({ faker }: Making): Person {
  return { first: faker.person.firstName(), last: faker.person.lastName() };
}

/** No finite value, or none within the limits, satisfies the schema here. */
export const unmakeable: unique symbol = Symbol('unmakeable');
export type Made = Json | typeof unmakeable;

/** Values of one body. A document can ask for millions. */
export const mostValues = 20_000;

/** A body would have more values than an answer may. */
export class TooManyValues extends Error {
  constructor() {
    super(`its schema asks for more than ${mostValues} values`);
    this.name = 'TooManyValues';
  }
}

/** Counts a value. Throws {@link TooManyValues}. */
export function spend(making: Making): void {
  making.left -= 1;
  if (making.left < 0) throw new TooManyValues();
}

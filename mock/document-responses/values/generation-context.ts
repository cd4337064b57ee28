import type { Json, JsonObject } from '../../../specs/json/json.ts';
import type { Faker } from '../../ambient.ts';

/** Shared state of the values of one body. */
export interface GenerationContext {
  document: JsonObject;
  faker: Faker;
  /** The workspace's time, milliseconds since 1970. */
  now: number;
  /** Whether examples and defaults of schemas are used. */
  usesExamples: boolean;
  /** Values of the request by the words of their names: ids of the path, fields of the body. */
  requestValues: ReadonlyMap<string, Json>;
  /** The first ids of existing resources, by the words of their kind. */
  listIds(kind: string): readonly (number | string)[];
  /** Whether a text matches a pattern of the document. */
  matchesPattern(pattern: string, text: string): boolean;
  /** Number of validation problems so far at a JSON Pointer or below it. */
  countProblemsAt(pointer: string): number;
  /** Number of values that may still be generated. */
  valuesLeft: number;
  /** Whether only required properties are generated. */
  isMinimal: boolean;
  /** Whether write-only properties are generated, too. */
  includesWriteOnly: boolean;
}

/** The location of a value in the body. */
export interface ValueLocation {
  /** JSON Pointer into the body. */
  pointer: string;
  /** Words of the property name; for an item, those of its list in the singular. Empty for the whole body. */
  words: string;
  /** Words of the resource that the value is a property of, such as `contact`. */
  owner: string;
  depth: number;
  /** Number of lists around the value. */
  listDepth: number;
  /** References that were followed to this location. */
  references: readonly string[];
  /** The person whose name and address the surrounding object uses. */
  person?: Person;
}

export interface Person {
  first: string;
  last: string;
}

export function createPerson({ faker }: GenerationContext): Person {
  return { first: faker.person.firstName(), last: faker.person.lastName() };
}

/** Result for a schema that no finite value, or none within the limits, satisfies. */
export const unsatisfiable: unique symbol = Symbol('unmakeable');
export type GeneratedValue = Json | typeof unsatisfiable;

/** Maximum number of values in one body. A schema can require millions. */
export const maxValues = 20_000;

/** Thrown when a body would exceed {@link maxValues}. */
export class TooManyValuesError extends Error {
  constructor() {
    super(`its schema asks for more than ${maxValues} values`);
    this.name = 'TooManyValues';
  }
}

/** Counts a value. Throws {@link TooManyValuesError} at the limit. */
export function countValue(making: GenerationContext): void {
  making.valuesLeft -= 1;
  if (making.valuesLeft < 0) throw new TooManyValuesError();
}

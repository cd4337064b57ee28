import type { JsonObject } from '../../../../specs/json/json.ts';

/** How an attribute is stored. `date` is milliseconds since 1970, compared by its day in UTC; `labels` a list of titles. */
export type FilterType = 'text' | 'integer' | 'boolean' | 'date' | 'labels';

/** A stored value; null if the row has none. Such a row matches no comparison, as in SQL. */
export type FilterValue = string | number | boolean | readonly string[] | null;

/**
 * An attribute that conditions may name.
 *
 * @example
 * // In a table { name, email, … } in the order in which the server's message lists the keys.
 * const name: FilterAttribute = {
 *   operators: ['equal_to', 'not_equal_to', 'contains', 'does_not_contain'],
 *   type: 'text',
 *   read: (row) => nameOf(contacts, row).toLowerCase(),
 *   toOperands: (values) => [firstInLowerCase(values)],
 * };
 */
export interface FilterAttribute {
  /** The allowed operators, in the order in which the server's message lists them. */
  operators: readonly string[];
  type: FilterType;
  /** Reads the value of a row. A text that is compared without case is returned in lower case. */
  read(row: number): FilterValue;
  /**
   * Converts the `values` of a condition to the operands of equal_to and not_equal_to; null is a value that no row has.
   * Default: all values as sent.
   *
   * @throws CannotFilter for values on which the server fails.
   */
  toOperands?(values: unknown): readonly unknown[];
}

/** The standard attributes by key. */
export type FilterAttributes = Readonly<Record<string, FilterAttribute>>;

/** The custom attributes that the account defines for the model. */
export interface CustomFilterAttributes {
  /** Returns the display type of an attribute; undefined if it is not defined. */
  findType(key: string): string | undefined;
  read(row: number): JsonObject;
  /** As in {@link FilterAttribute}. */
  toOperands?(values: unknown): readonly unknown[];
}

/** The server fails on the condition, with an error of the database for example. */
export class CannotFilter extends Error {}

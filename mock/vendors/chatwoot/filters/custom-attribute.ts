import { day } from '../../../time/zone.ts';
import { toComparison } from './comparison.ts';
import { type Condition, firstOf } from './condition.ts';
import { CannotFilter, type CustomFilterAttributes, type FilterValue } from './filter-attribute.ts';
import { type OperandType, toOperand } from './operands.ts';

/** The types that the server has for display types. The database fails on the others, currency and percent. */
const types: Readonly<Record<string, OperandType>> = {
  date: 'date',
  text: 'text',
  number: 'numeric',
  link: 'text',
  list: 'text',
  checkbox: 'boolean',
};

/**
 * Creates the predicate of a condition on a custom attribute.
 *
 * Source: Chatwoot 4.13.0, app/services/filters/custom_attribute_filter_helper.rb (executed).
 */
export function toCustomPredicate(
  condition: Condition,
  custom: CustomFilterAttributes,
  displayType: string,
): (row: number) => boolean {
  const key = condition.attribute_key;
  const type = types[displayType];
  if (!type) throw new CannotFilter(`the display type ${displayType}`);
  const { values } = condition;
  const operands = () => custom.toOperands?.(values) ?? toCustomOperands(values);
  const compare = toComparison(condition, type, operands);
  const read = (row: number) => readStored(type, custom.read(row)[key]);
  // The server appends "OR … IS NULL" after the query operator, so nothing can follow.
  if (condition.filter_operator === 'not_equal_to' && condition.join) throw new CannotFilter('not_equal_to and more');
  return (row) => compare(read(row));
}

/** A first value that is a text counts alone, in lower case. */
function toCustomOperands(values: unknown): readonly unknown[] {
  const first = firstOf(values);
  if (typeof first === 'string') return [Array.isArray(values) ? first.toLowerCase() : String(values).toLowerCase()];
  return values as unknown[];
}

/** @throws CannotFilter for a stored value that the database cannot convert. */
function readStored(type: OperandType, value: unknown): FilterValue {
  if (value === undefined || value === null) return null;
  if (type === 'text') return (typeof value === 'object' ? JSON.stringify(value) : String(value)).toLowerCase();
  const operand = toOperand(type, typeof value === 'object' ? JSON.stringify(value) : String(value));
  return type === 'date' && typeof operand === 'number' ? operand * day : operand;
}

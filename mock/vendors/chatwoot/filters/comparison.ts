import { day } from '../../../time/zone.ts';
import { type Condition, firstOf, refuseValue } from './condition.ts';
import { CannotFilter, type FilterValue } from './filter-attribute.ts';
import { toContains } from './like-pattern.ts';
import { type OperandType, toDay, toNumber, toOperand } from './operands.ts';

/** Whether a stored value satisfies a condition. */
export type Comparison = (value: FilterValue) => boolean;

/** Creates the comparison of a condition on a column with one value. */
export function toComparison(condition: Condition, type: OperandType, operands: () => readonly unknown[]): Comparison {
  switch (condition.filter_operator) {
    case 'equal_to':
      return isOneOf(type, operands());
    case 'not_equal_to':
      return differsFromAll(type, operands());
    case 'contains':
      return contains(condition, type);
    case 'does_not_contain':
      return not(contains(condition, type));
    case 'is_present':
      return (value) => value !== null;
    case 'is_not_present':
      return (value) => value === null;
    case 'is_greater_than':
    case 'is_less_than':
      return isBeyond(condition, type);
    case 'days_before':
      // The service calls a method that parameters of requests lack. Chatwoot 4.13.0, filter_service.rb (executed).
      throw new CannotFilter('days_before');
    default:
      // starts_with, and any unknown operator of a custom attribute, is a comparison with the value as text.
      return isOneOf(type, [toOperandText(operands())]);
  }
}

/** Creates the comparison of a condition on labels. Titles are compared with case. */
export function toLabelComparison(condition: Condition, operands: () => readonly unknown[]): Comparison {
  const titlesOf = (value: FilterValue) => (Array.isArray(value) ? (value as readonly string[]) : []);
  const isAny = () => {
    const titles = new Set(operands().map((each) => toOperand('text', each)));
    return (value: FilterValue) => titlesOf(value).some((title) => titles.has(title));
  };
  switch (condition.filter_operator) {
    case 'equal_to':
      return isAny();
    case 'not_equal_to': {
      const has = isAny();
      return (value) => !has(value);
    }
    case 'is_present':
      return (value) => titlesOf(value).length > 0;
    default:
      return (value) => titlesOf(value).length === 0;
  }
}

const toStored = (type: OperandType, value: FilterValue) =>
  type === 'date' && typeof value === 'number' ? Math.floor(value / day) : value;

function isOneOf(type: OperandType, sent: readonly unknown[]): Comparison {
  const operands = new Set<FilterValue>(sent.map((each) => toOperand(type, each)));
  return (value) => value !== null && operands.has(toStored(type, value));
}

/** In SQL, nothing is different from null. */
function differsFromAll(type: OperandType, sent: readonly unknown[]): Comparison {
  const operands = new Set<FilterValue>(sent.map((each) => toOperand(type, each)));
  return (value) => value !== null && !operands.has(null) && !operands.has(toStored(type, value));
}

function contains({ values }: Condition, type: OperandType): Comparison {
  const items: unknown[] = Array.isArray(values) ? values : [values];
  const predicates = items.map((item) => {
    if (typeof item !== 'string') throw new CannotFilter('only a text can be contained');
    return toContains(item.trim());
  });
  // PostgreSQL has ILIKE for texts only.
  if (type !== 'text') throw new CannotFilter(`contains on ${type}`);
  return (value) => typeof value === 'string' && predicates.some((matches) => matches(value));
}

const not =
  (comparison: Comparison): Comparison =>
  (value) =>
    value !== null && !comparison(value);

function isBeyond({ attribute_key: key, filter_operator, values }: Condition, type: OperandType): Comparison {
  const value = firstOf(values);
  const limit = type === 'date' ? toDay(value) : type === 'numeric' ? toNumber(value) : undefined;
  if (limit === undefined) throw refuseValue(key);
  const sign = filter_operator === 'is_greater_than' ? 1 : -1;
  return (stored) => {
    const number = toStored(type, stored);
    return typeof number === 'number' && sign * (number - limit) > 0;
  };
}

/** Ruby's `to_s`. */
function toOperandText(operands: readonly unknown[]): string {
  const [first, ...others] = operands;
  return others.length > 0 ? JSON.stringify(operands) : String(first ?? '');
}

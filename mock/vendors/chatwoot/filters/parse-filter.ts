import { refuseOrFail, refuseSentence } from '../refusals.ts';
import { toComparison, toLabelComparison } from './comparison.ts';
import { assertValues, type Condition, readConditions, refuseValue } from './condition.ts';
import { toCustomPredicate } from './custom-attribute.ts';
import {
  CannotFilter,
  type CustomFilterAttributes,
  type FilterAttribute,
  type FilterAttributes,
} from './filter-attribute.ts';

type RowPredicate = (row: number) => boolean;

/** A condition as evaluated. */
interface ParsedCondition {
  join: Condition['join'];
  matches: RowPredicate;
  /** What the server appends to the condition, joined by OR. */
  alternative?: RowPredicate;
}

/**
 * Parses the `payload` of a filter request (contacts/filter, conversations/filter) into a predicate of rows. Conditions are
 * joined from left to right, AND before OR.
 *
 * Source: Chatwoot 4.13.0, app/services/filter_service.rb, app/helpers/filters/filter_helper.rb (executed).
 *
 * @param attributes The standard attributes of the model by key, in the order of lib/filters/filter_keys.yml.
 * @param deviates Whether the profile includes a ledger entry.
 * @throws ApiError `invalid` with the vendor's text for a condition that the server refuses; for one on which it fails,
 * `crashed` in the observed profile. The predicate also throws, for a stored value that is not of the attribute's type.
 *
 * @example
 * const isWanted = parseFilter(body.payload, attributes, customAttributes, appliesDeviation);
 */
export function parseFilter(
  payload: unknown,
  attributes: FilterAttributes,
  custom: CustomFilterAttributes,
  deviates: (id: string) => boolean,
): RowPredicate {
  const orFail = <Result>(act: () => Result): Result => {
    try {
      return act();
    } catch (error) {
      if (!(error instanceof CannotFilter)) throw error;
      throw refuseOrFail(deviates, { name: 'payload', message: `cannot be evaluated: ${error.message}` });
    }
  };
  const isWanted = orFail(() => {
    const conditions = readConditions(payload);
    return combine(conditions.map((condition) => parseCondition(condition, attributes, custom)));
  });
  return (row) => orFail(() => isWanted(row));
}

function parseCondition(
  condition: Condition,
  attributes: FilterAttributes,
  custom: CustomFilterAttributes,
): ParsedCondition {
  const { attribute_key: key, filter_operator: operator, join } = condition;
  const attribute = Object.hasOwn(attributes, key) ? attributes[key] : undefined;
  if (attribute && !attribute.operators.includes(String(operator))) {
    const allowed = attribute.operators.join(',');
    throw refuseSentence('filter_operator', `Invalid operator. The allowed operators for ${key} are [${allowed}].`);
  }
  assertValues(condition);
  if (attribute) return { join, matches: toStandardPredicate(condition, attribute) };
  const displayType = custom.findType(key);
  if (displayType !== undefined) {
    const matches = toCustomPredicate(condition, custom, displayType);
    const isAbsent = (row: number) => (custom.read(row)[key] ?? null) === null;
    return { join, matches, alternative: operator === 'not_equal_to' ? isAbsent : undefined };
  }
  // The value is read before the attribute is looked up, and an unknown attribute has no type that could be compared.
  if (operator === 'is_greater_than' || operator === 'is_less_than') throw refuseValue(key);
  const keys = Object.keys(attributes).join(',');
  throw refuseSentence(
    'attribute_key',
    `Invalid attribute key - [${key}]. The key should be one of [${keys}] or a custom attribute defined in the account.`,
  );
}

function toStandardPredicate(condition: Condition, attribute: FilterAttribute): RowPredicate {
  const { values } = condition;
  const { type } = attribute;
  const operands = () => {
    if (attribute.toOperands) return attribute.toOperands(values);
    return Array.isArray(values) ? values : [values];
  };
  const compare = type === 'labels' ? toLabelComparison(condition, operands) : toComparison(condition, type, operands);
  return (row) => compare(attribute.read(row));
}

/** Joins the predicates: a row matches if all predicates of one of the groups match, which OR separates. */
function combine(conditions: readonly ParsedCondition[]): RowPredicate {
  const groups: RowPredicate[][] = [[]];
  for (const [index, { join, matches, alternative }] of conditions.entries()) {
    const isLast = index === conditions.length - 1;
    if ((join === undefined) !== isLast)
      throw new CannotFilter('query_operator must join every condition but the last');
    groups.at(-1)?.push(matches);
    if (alternative) groups.push([alternative]);
    if (join === 'OR') groups.push([]);
  }
  return (row) => groups.some((group) => group.every((isWanted) => isWanted(row)));
}

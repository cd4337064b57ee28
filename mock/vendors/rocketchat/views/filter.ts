import { isObject } from '../../../../specs/json/json.ts';

/**
 * The items that match a MongoDB query. Supports what servers allow: equality, comparisons, `$regex`, `$or` and `$and`.
 * Like servers, it ignores other operators at the top level.
 */
export function filterBy<Item extends object>(items: readonly Item[], query: unknown): readonly Item[] {
  return isObject(query) ? items.filter((item) => matches(item, query)) : items;
}

function matches(item: object, query: Record<string, unknown>): boolean {
  return Object.entries(query).every(([field, wanted]) => {
    if (field === '$or') return listOf(wanted).some((each) => matches(item, each));
    if (field === '$and') return listOf(wanted).every((each) => matches(item, each));
    if (field.startsWith('$')) return true;
    const values = valuesAt([item], field.split('.'));
    if (isObject(wanted) && typeof wanted.$regex === 'string') return values.some((value) => includes(value, wanted));
    if (isObject(wanted) && Object.keys(wanted).some((name) => Object.hasOwn(comparisons, name))) {
      return Object.entries(wanted).every(([name, operand]) => comparisons[name]?.(values, operand) ?? true);
    }
    return values.some((value) => isSame(value, wanted));
  });
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
const isOneOf = (values: unknown[], operand: unknown) =>
  Array.isArray(operand) && values.some((value) => operand.some((each) => isSame(value, each)));

const comparisons: Record<string, (values: unknown[], operand: unknown) => boolean> = {
  $eq: (values, operand) => values.some((value) => isSame(value, operand)),
  $ne: (values, operand) => !values.some((value) => isSame(value, operand)),
  $in: isOneOf,
  $nin: (values, operand) => !isOneOf(values, operand),
  $exists: (values, operand) => values.some((value) => value !== undefined) === Boolean(operand),
};

const listOf = (value: unknown) => (Array.isArray(value) ? value.filter(isObject) : []);

/** Values at a dotted path. Lists on the path are searched item by item. */
function valuesAt(values: unknown[], [name, ...rest]: string[]): unknown[] {
  const flat = values.flatMap((value) => (Array.isArray(value) ? value : [value]));
  if (name === undefined) return flat;
  return valuesAt(
    flat.map((value) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined)),
    rest,
  );
}

/** Matches plain text only, because a regular expression of a client could take very long. */
function includes(value: unknown, { $regex, $options }: Record<string, unknown>): boolean {
  const [text, pattern] = [String(value ?? ''), String($regex)];
  if (!/^[\w\s@.-]*$/.test(pattern)) return false;
  return String($options ?? '').includes('i')
    ? text.toLowerCase().includes(pattern.toLowerCase())
    : text.includes(pattern);
}

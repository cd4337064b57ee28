import { isObject } from '../../../../specs/json/json.ts';

/** Fields to include (1) or exclude (any other value), by dotted path. */
export type Fields = Record<string, unknown>;

/** Returns the fields of a parameter. Anything but an object names no fields. */
export function toFields(value: unknown): Fields | undefined {
  if (value === undefined) return undefined;
  return isObject(value) ? value : {};
}

/**
 * Projects a record to the included fields and its `_id`, or removes the excluded ones. Exclusions are ignored if any
 * field is included (Rocket.Chat 6.14, `doNotMixInclusionAndExclusionFields` of server/models/raw/BaseRaw.ts; read).
 */
export function project<Item extends object>(item: Item, fields: Fields | undefined): Item {
  const paths = Object.entries(fields ?? {});
  const wanted = paths.flatMap(([path, is]) => (is === 1 ? [path.split('.')] : []));
  if (wanted.length > 0) return include(item, [['_id'], ...wanted]) as Item;
  return paths.reduce<object>((left, [path]) => exclude(left, path.split('.')), item) as Item;
}

type Path = readonly string[];

function include(value: unknown, paths: readonly Path[]): unknown {
  if (Array.isArray(value)) return value.map((each) => include(each, paths));
  if (!isObject(value) || paths.some((path) => path.length === 0)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => {
      const deeper = paths.flatMap(([first, ...rest]) => (first === name ? [rest] : []));
      return deeper.length === 0 ? [] : [[name, include(each, deeper)]];
    }),
  );
}

function exclude(value: object, [first = '', ...rest]: Path): object {
  if (Array.isArray(value)) return value.map((each) => exclude(each, [first, ...rest]));
  const { [first]: inner, ...others } = value as Record<string, unknown>;
  if (rest.length === 0 || typeof inner !== 'object' || inner === null) return rest.length === 0 ? others : value;
  return { ...value, [first]: exclude(inner, rest) };
}

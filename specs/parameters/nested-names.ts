import type { SentValues } from './decode.ts';
import { createNames } from './decoded-value.ts';
import type { ValueShape } from './shape.ts';

/** The parts of a name after the parameter's own name, and its values. */
interface Nested {
  path: readonly string[];
  name: string;
}

/** Names with more levels are ignored. */
const maxDepth = 32;

/** Finds the names of a parameter of style deepObject: `filter[status]` and `filter[ids][]` for `filter`. */
export function findNames(parameter: string, names: readonly string[]): Nested[] {
  return names.flatMap((name) => {
    if (!name.startsWith(`${parameter}[`)) return [];
    const rest = name.slice(parameter.length);
    const path = [...rest.matchAll(/\[([^\]]*)\]/g)].map(([, part = '']) => part);
    const isWhole = path.join('').length + 2 * path.length === rest.length;
    return isWhole && path.length <= maxDepth ? [{ path, name }] : [];
  });
}

/** Builds a nested value from values and the parts of their names. */
export function readNested(found: readonly Nested[], sent: SentValues, shape: ValueShape): unknown {
  const values = found.filter(({ path }) => path.length === 0 || (path.length === 1 && path[0] === ''));
  const deeper = found.filter((each) => !values.includes(each));
  if (deeper.length === 0) return toLeaf(values, sent, shape);
  const object = createNames();
  const isList = shape.kinds[0] === 'array';
  for (const [part, within] of groupByFirst(deeper)) {
    object[part] = readNested(within, sent, isList ? shape.items() : shape.propertyOf(part));
  }
  // `ids[0]=1&ids[1]=2`
  return isList ? Object.values(object) : object;
}

function toLeaf(found: readonly Nested[], sent: SentValues, { kinds }: ValueShape): unknown {
  const values = found.flatMap(({ name }) => sent.valuesOf(name));
  const isList = kinds[0] === 'array' || values.length > 1 || found.some(({ path }) => path.length > 0);
  return isList ? values : values[0];
}

function groupByFirst(found: readonly Nested[]): Map<string, Nested[]> {
  const groups = new Map<string, Nested[]>();
  for (const { path, name } of found) {
    const [first = '', ...rest] = path;
    groups.set(first, [...(groups.get(first) ?? []), { path: rest, name }]);
  }
  return groups;
}

import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from './json.ts';

/**
 * Several documents of one API as one. Of a path that is in several each method is taken from the first that has it. A
 * component that another document has too, and has otherwise, gets a number after its name.
 */
export function mergeDocuments([first = {}, ...others]: readonly JsonObject[]): JsonObject {
  let { paths, components } = first;
  for (const each of others) {
    const { added, renamed } = addComponents(components, each.components);
    paths = addPaths(paths, rewrite(each.paths, renamed));
    components = addAll(components, rewrite(added, renamed));
  }
  return { ...first, paths, ...(components && { components }) };
}

/** Names by reference as it was written: "#/components/schemas/User" by "#/components/schemas/User-2". */
type Renamed = ReadonlyMap<string, string>;

function addComponents(own: Json | undefined, others: Json | undefined): { added: JsonObject; renamed: Renamed } {
  const renamed = new Map<string, string>();
  const added: JsonObject = {};
  // What is the same in both, and refers to what is not, is not the same: each name that is added may make others differ.
  for (let known = -1; known < renamed.size; ) {
    known = renamed.size;
    for (const [kind, named] of Object.entries(isObject(others) ? others : {})) {
      const there = isObject(own) && isObject(own[kind]) ? own[kind] : {};
      const fresh = { ...(added[kind] as JsonObject | undefined) };
      added[kind] = fresh;
      for (const [name, component] of Object.entries(isObject(named) ? named : {})) {
        const reference = `#/components/${kind}/${name}`;
        const isSame = isDeepStrictEqual(there[name], component) && !mentions(component, renamed);
        if (isSame || renamed.has(reference) || Object.hasOwn(fresh, name)) continue;
        const free = findFree(name, there, fresh);
        fresh[free] = component;
        if (free !== name) renamed.set(reference, `#/components/${kind}/${free}`);
      }
    }
  }
  return { added, renamed };
}

/** Whether something refers to what has another name now. */
function mentions(node: Json | undefined, renamed: Renamed): boolean {
  return !isDeepStrictEqual(rewrite(node, renamed), node);
}

function findFree(name: string, ...taken: JsonObject[]): string {
  const isTaken = (each: string) => taken.some((named) => Object.hasOwn(named, each));
  let free = name;
  for (let number = 2; isTaken(free); number++) free = `${name}-${number}`;
  return free;
}

function addAll(own: Json | undefined, added: Json | undefined): JsonObject {
  const whole: JsonObject = isObject(own) ? { ...own } : {};
  for (const [kind, named] of Object.entries(isObject(added) ? added : {})) {
    const there = whole[kind];
    whole[kind] = { ...(isObject(there) && there), ...(isObject(named) && named) };
  }
  return whole;
}

function addPaths(own: Json | undefined, added: Json | undefined): JsonObject {
  const whole: JsonObject = isObject(own) ? { ...own } : {};
  for (const [path, item] of Object.entries(isObject(added) ? added : {})) {
    const there = whole[path];
    whole[path] = { ...(isObject(item) && item), ...(isObject(there) && there) };
  }
  return whole;
}

function rewrite(node: Json | undefined, renamed: Renamed): Json | undefined {
  if (renamed.size === 0) return node;
  if (Array.isArray(node)) return node.map((each) => rewrite(each, renamed) ?? null);
  if (!isObject(node)) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, each]) => {
      const to = key === '$ref' && typeof each === 'string' ? renamed.get(each) : undefined;
      return [key, to ?? rewrite(each, renamed)];
    }),
  );
}

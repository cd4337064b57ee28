import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { methods, resolve } from '../operations.ts';
import { listWritten } from './operation-key.ts';

/** Keys of a path item that apply to all of its operations. */
const shared = ['parameters', 'servers', 'summary', 'description'] as const;

/** Merges the paths of two documents. The first document's operation counts if both have it. */
export function unitePaths(own: JsonObject, added: JsonObject): JsonObject {
  const known = new Set(listWritten(own).map(({ key }) => key));
  const paths: JsonObject = { ...(isObject(own.paths) && own.paths) };
  const fresh = new Map<string, JsonObject>();
  const written = listWritten(added);
  for (const { path, method, operation, key } of written) {
    if (!known.has(key)) fresh.set(path, { ...fresh.get(path), [method]: operation });
  }
  for (const [path, item] of Object.entries(isObject(added.paths) ? added.paths : {})) {
    const operations = fresh.get(path);
    const hasNone = !written.some((each) => each.path === path);
    if (!Object.hasOwn(paths, path)) {
      if (operations || hasNone) paths[path] = withoutOthers(added, item, operations ?? {});
    } else if (operations) {
      paths[path] = uniteItems(toSide(own, paths[path]), { ...toSide(added, item), operations });
    }
  }
  return paths;
}

/** Removes operations from a path that the other document has. */
function withoutOthers(document: JsonObject, item: Json | undefined, operations: JsonObject): Json | undefined {
  const whole = resolve(document, item);
  const isWhole = methods.every((method) => !isObject(whole[method]) || operations[method] !== undefined);
  if (isWhole) return item;
  return Object.fromEntries(Object.entries(whole).filter(([key]) => !isMethod(key) || operations[key] !== undefined));
}

const isMethod = (key: string) => methods.some((method) => method === key);

function uniteItems(one: Side, other: Side): JsonObject {
  const isSame = shared.every((key) => isDeepStrictEqual(one.item[key], other.item[key]));
  if (isSame) return { ...one.item, ...other.operations };
  const rest = Object.entries(one.item).filter(([key]) => !shared.some((each) => each === key) && !isMethod(key));
  const operations = [one, other].flatMap((side) =>
    Object.entries(side.operations).map(([method, each]) => [method, pushDown(side, each as JsonObject)]),
  );
  return Object.fromEntries([...rest, ...operations]);
}

/** A path item of one document. */
interface Side {
  document: JsonObject;
  item: JsonObject;
  /** The operations that the result contains. */
  operations: JsonObject;
}

function toSide(document: JsonObject, written: Json | undefined): Side {
  const item = resolve(document, written);
  return { document, item, operations: Object.fromEntries(Object.entries(item).filter(([key]) => isMethod(key))) };
}

/** Copies the shared keys of a path item into an operation. */
function pushDown({ document, item }: Side, operation: JsonObject): JsonObject {
  const parameters = mergeParameters(document, item, operation);
  return {
    ...Object.fromEntries(shared.flatMap((key) => (item[key] === undefined ? [] : [[key, item[key]]]))),
    ...operation,
    ...(parameters.length > 0 && { parameters }),
  };
}

/** Merges the parameters of a path item and an operation. The operation's parameters take precedence. */
export function mergeParameters(document: JsonObject, item: JsonObject, operation: JsonObject): Json[] {
  const [ofItem, own] = [item.parameters, operation.parameters].map((list) => (Array.isArray(list) ? list : []));
  const toKey = (each: Json) => {
    const { in: place, name } = resolve(document, each);
    return `${place} ${name}`;
  };
  const known = new Set(own?.map(toKey));
  return [...(ofItem ?? []).filter((each) => !known.has(toKey(each))), ...(own ?? [])];
}

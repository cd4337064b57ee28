import { exec, type JsonValue } from 'jsonpath-rfc9535';
import { UsageError } from '../../usage-error.ts';
import { copyJson, isObject, type Json, type JsonObject } from '../json/json.ts';
import { findNamed, leadsNowhere } from './find-named.ts';
import type { SourceDocument } from './load.ts';

/** One action of an OpenAPI Overlay 1.0 document, with its position. */
export interface OverlayAction {
  target: string;
  update?: Json;
  remove: boolean;
  /** Returns "file:line" for messages. Lazy, because a line number requires parsing the YAML, and few are printed. */
  at(): string;
  /** The action as written, extensions (`x-…`) included. */
  raw: JsonObject;
}

/**
 * Reads the actions of an OpenAPI Overlay 1.0 document.
 *
 * @throws UsageError `INVALID_OVERLAY` when the document is not an overlay.
 */
export function readOverlay(document: SourceDocument): OverlayAction[] {
  const { json } = document;
  if (typeof json.overlay !== 'string' || !json.overlay.startsWith('1.')) {
    throw new UsageError('INVALID_OVERLAY', `${document.locate('/overlay')}: expected "overlay: 1.0.0" at the top.`);
  }
  if (!Array.isArray(json.actions)) {
    throw new UsageError('INVALID_OVERLAY', `${document.locate('/actions')}: expected a list of actions.`);
  }
  return json.actions.map((action, index) => {
    const at = () => document.locate(`/actions/${index}`);
    if (!isObject(action) || typeof action.target !== 'string') {
      throw new UsageError(
        'INVALID_OVERLAY',
        `${at()}: an action needs a target, a JSONPath such as $.paths['/api'].get.`,
      );
    }
    const { target, update, remove } = action;
    return { target, update, remove: remove === true, at, raw: action };
  });
}

/**
 * Applies overlay actions to a document. The document is not changed, and the result shares its unchanged parts. Objects are
 * merged. An update of an array is appended (inside an object, its entries are appended). Other values are replaced. The overlay
 * packages on npm handle arrays differently from the specification.
 *
 * @param onStale Called for an action whose target matches nothing. Default: throws.
 * @throws UsageError `INVALID_OVERLAY` for a target that is not a JSONPath (RFC 9535) or, without `onStale`, matches nothing.
 */
export function applyOverlay(
  document: JsonObject,
  actions: readonly OverlayAction[],
  onStale: (action: OverlayAction) => void = refuseStale,
): JsonObject {
  const result = { root: document as Json };
  const own = new Set<Container>();
  for (const action of actions) {
    const found = findTargets(result.root, action);
    if (found.length === 0) onStale(action);
    // In reverse order, so that removing an array entry does not shift entries that are still to be removed.
    for (const path of found.sort(comparePaths).reverse()) {
      const parent = openParent(result, path, own);
      if (action.remove) removeAt(parent.node, parent.key);
      else if (action.update !== undefined) putAt(parent.node, parent.key, action.update);
    }
  }
  return result.root as JsonObject;
}

function refuseStale({ at, target }: OverlayAction): never {
  throw new UsageError('UNMATCHED_OVERLAY_TARGET', `${at()}: the target ${target} matches nothing in the document.`);
}

type Path = (string | number)[];

/** Targets that were parsed before. Actions for one operation are applied to many documents that lack it. */
const validTargets = new Set<string>();

function findTargets(root: Json, { target, at }: OverlayAction): Path[] {
  const named = findNamed(root, target);
  if (named) return named;
  if (validTargets.has(target) && leadsNowhere(root, target)) return [];
  // A union may select the same node twice.
  const found = new Map<string, Path>();
  try {
    exec(root as JsonValue, target, (_, path) => found.set(JSON.stringify(path), path.map(unescapeName)));
    validTargets.add(target);
  } catch (cause) {
    throw new UsageError('INVALID_OVERLAY', `${at()}: expected a JSONPath (RFC 9535) for target, got "${target}".`, {
      cause,
    });
  }
  return [...found.values()];
}

/** Orders array entries by index, and parents before their children. A union returns nodes in its own order. */
function comparePaths(a: Path, b: Path): number {
  const position = a.findIndex((segment, index) => segment !== b[index]);
  const [one, other] = [a[position], b[position]];
  if (position < 0 || other === undefined) return a.length - b.length;
  return typeof one === 'number' && typeof other === 'number' ? one - other : String(one) < String(other) ? -1 : 1;
}

// The library returns names with the escapes of RFC 9535.
function unescapeName(segment: string | number): string | number {
  return typeof segment === 'string' ? segment.replace(/\\(['\\])/g, '$1') : segment;
}

/** Merges an update into a value by the rules of Overlay 1.0; the result shares nothing with the update. */
function merge(target: Json | undefined, update: Json): Json {
  if (Array.isArray(target) && Array.isArray(update)) return [...target, ...copyJson(update)];
  if (!isObject(target) || !isObject(update)) return copyJson(update);
  const merged: JsonObject = { ...target };
  for (const [key, value] of Object.entries(update)) {
    if (value !== undefined) merged[key] = merge(target[key], value);
  }
  return merged;
}

type Container = Json[] | JsonObject;

function putAt(node: Container, key: string | number, update: Json): void {
  const here = node as Record<string | number, Json>;
  const target = here[key];
  here[key] = Array.isArray(target) && !Array.isArray(update) ? [...target, copyJson(update)] : merge(target, update);
}

function removeAt(node: Container, key: string | number): void {
  if (Array.isArray(node)) node.splice(Number(key), 1);
  else delete node[key];
}

/** Returns the container of a place for changes. Copies it and its ancestors unless they are already copies. */
function openParent(
  holder: { root: Json },
  path: Path,
  own: Set<Container>,
): { node: Container; key: string | number } {
  let node: Container = holder;
  let key: string | number = 'root';
  for (const segment of path) {
    const here = node as Record<string | number, Json>;
    const inner = here[key] as Container;
    if (!own.has(inner)) here[key] = Array.isArray(inner) ? [...inner] : { ...inner };
    node = here[key] as Container;
    own.add(node);
    key = segment;
  }
  return { node, key };
}

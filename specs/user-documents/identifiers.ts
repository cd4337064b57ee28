import { findAt, type JsonObject, toPointer } from '../json/json.ts';
import { decodeLeniently } from '../uri.ts';
import type { Path } from './problem.ts';
import { visitKeywordObjects } from './visit-keyword-objects.ts';

/** A schema resource: schemas that share a base URI and anchors. It is a schema with an `$id`, or a top-level schema of a document. */
export interface Resource {
  /** Without a fragment. */
  uri: string;
  pointer: string;
  root: JsonObject;
  /** JSON Pointers by name of `$anchor` and `$dynamicAnchor`. */
  anchors: Map<string, string>;
  /** JSON Pointers by name of `$dynamicAnchor` only. */
  dynamic: Map<string, string>;
  /** The resource that contains it. */
  outer?: Resource;
  hasId: boolean;
}

/** The targets of the identifiers of a document. */
export interface Identifiers {
  byUri: ReadonlyMap<string, Resource>;
  /** The resource of each object that `visitKeywordObjects` visits. */
  of: ReadonlyMap<JsonObject, Resource>;
  resources: readonly Resource[];
}

const words = ['$id', '$anchor', '$dynamicAnchor', '$dynamicRef', '$recursiveRef'];

/** Whether a document has identifiers, or references that are not JSON Pointers from its root. Most documents have neither. */
export function hasIdentifiers(document: JsonObject, base: string): boolean {
  let found = false;
  visitKeywordObjects(document, (node) => {
    found ||= words.some((word) => typeof node[word] === 'string');
    if (found || typeof node.$ref !== 'string') return;
    if (node.$ref.startsWith('#')) found = findAt(document, decodeLeniently(node.$ref.slice(1))) === undefined;
    // A part of the document may refer to the whole document by its name.
    else found = resolveUri(node.$ref, base) === withoutFragment(base);
  });
  return found;
}

/** Lists the resources of a document and their anchors. */
export function listIdentifiers(document: JsonObject, base: string): Identifiers {
  const byUri = new Map<string, Resource>();
  const of = new Map<JsonObject, Resource>();
  const resources: Resource[] = [];
  const open = (root: JsonObject, path: Path, uri: string, outer?: Resource) => {
    const hasId = outer === undefined || typeof root.$id === 'string';
    const resource: Resource = {
      uri,
      pointer: toPointer(path),
      root,
      anchors: new Map(),
      dynamic: new Map(),
      outer,
      hasId,
    };
    resources.push(resource);
    if (hasId && !byUri.has(uri)) byUri.set(uri, resource);
    return resource;
  };
  const whole = open(document, [], withoutFragment(base));
  const parents = new Map<string, Resource>([['', whole]]);
  visitKeywordObjects(document, (node, path) => {
    let resource = findParent(parents, path) ?? whole;
    const id = typeof node.$id === 'string' ? node.$id : undefined;
    if (path.length > 0 && (id !== undefined || isWholeSchema(path))) {
      const uri = id === undefined ? resource.uri : (resolveUri(id, resource.uri) ?? resource.uri);
      resource = open(node, path, uri, resource);
      parents.set(toPointer(path), resource);
    }
    of.set(node, resource);
    for (const name of [node.$anchor, node.$dynamicAnchor]) {
      if (typeof name === 'string' && !resource.anchors.has(name)) resource.anchors.set(name, toPointer(path));
    }
    const { $dynamicAnchor: dynamic } = node;
    if (typeof dynamic === 'string' && !resource.dynamic.has(dynamic)) resource.dynamic.set(dynamic, toPointer(path));
  });
  return { byUri, of, resources };
}

function findParent(parents: ReadonlyMap<string, Resource>, path: Path): Resource | undefined {
  for (let length = path.length; length > 0; length--) {
    const found = parents.get(toPointer(path.slice(0, length)));
    if (found) return found;
  }
  return undefined;
}

/** Whether a path leads to a component, or to the schema of a body or a parameter. Tools write each as a separate schema. */
function isWholeSchema(path: Path): boolean {
  return path.at(-1) === 'schema' || (path.length === 3 && path[0] === 'components' && path[1] === 'schemas');
}

/**
 * Resolves a reference to a JSON Pointer in the document. Undefined if it leads to another document or to nothing.
 *
 * @param from The resource of the schema that has the reference.
 */
export function findTarget(reference: string, from: Resource, { byUri, resources }: Identifiers): string | undefined {
  const [address = '', fragment = ''] = reference.split('#', 2);
  const uri = address === '' ? undefined : resolveUri(address, from.uri);
  const named = uri === undefined ? undefined : byUri.get(uri);
  if (address !== '' && !named) return undefined;
  const text = decodeLeniently(fragment);
  const chain = named ? [named] : listChain(from);
  if (text === '' || text.startsWith('/')) {
    // A pointer is relative to the schema with the `$id`. Many authors mean the document or the schema itself, so both are tried.
    const outward = text === '' ? chain : [...chain.filter(({ hasId }) => hasId), ...chain];
    const found = (named ? [named] : outward).find(({ root }) => findAt(root, text) !== undefined);
    return found && found.pointer + text;
  }
  const holders = named ? resources.filter((each) => each.uri === named.uri) : [...chain, ...resources];
  return holders.find(({ anchors }) => anchors.has(text))?.anchors.get(text);
}

/** A resource and the resources that contain it, from the inside out. */
function listChain(resource: Resource): Resource[] {
  return resource.outer ? [resource, ...listChain(resource.outer)] : [resource];
}

function resolveUri(reference: string, base: string): string | undefined {
  if (URL.canParse(reference, base)) return withoutFragment(new URL(reference, base).href);
  return URL.canParse(reference) ? withoutFragment(reference) : undefined;
}

const withoutFragment = (uri: string) => uri.replace(/#.*$/s, '');

/** A JSON Pointer as a URI fragment. */
export const toReference = (pointer: string): string => `#${encodeURI(pointer).replaceAll('#', '%23')}`;

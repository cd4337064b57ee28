import { copyJson, findAt, isObject, type Json, type JsonObject, toPointer } from '../json/json.ts';
import { decodeLeniently } from '../uri.ts';
import { findTarget, type Identifiers, type Resource, toReference } from './identifiers.ts';
import { visitKeywordObjects } from './visit-keyword-objects.ts';

/** The targets (JSON Pointers) of `$dynamicRef`s by name, in the dynamic scope of a schema. */
type Bindings = ReadonlyMap<string, string>;

/**
 * Replaces each `$dynamicRef` with a `$ref`. If several schemas have a `$dynamicAnchor` of the same name, the outermost in
 * the dynamic scope counts, so a schema that is reached in several scopes gets a copy for each. All other references must
 * already be JSON Pointers.
 */
export function bindDynamically(document: JsonObject, known: Identifiers): void {
  const contested = listContested(known);
  visitKeywordObjects(document, (node) => {
    const name = findDynamicName(node);
    if (name === undefined || contested.has(name)) return;
    const from = known.of.get(node);
    const target = from && findTarget(String(node.$dynamicRef), from, known);
    delete node.$dynamicRef;
    if (target !== undefined) node.$ref ??= toReference(target);
  });
  if (contested.size > 0 && hasDynamicReference(document)) new Binder(document, known, contested).bind();
}

function hasDynamicReference(document: JsonObject): boolean {
  let found = false;
  visitKeywordObjects(document, (node) => {
    found ||= typeof node.$dynamicRef === 'string';
  });
  return found;
}

const findDynamicName = ({ $dynamicRef }: JsonObject): string | undefined =>
  typeof $dynamicRef === 'string' ? decodeLeniently($dynamicRef.replace(/^[^#]*#?/, '')) : undefined;

/** Names of dynamic anchors that more than one schema defines. */
function listContested({ resources }: Identifiers): ReadonlySet<string> {
  const names = resources.flatMap(({ dynamic }) => [...dynamic.keys()]);
  return new Set(names.filter((name, index) => names.indexOf(name) !== index));
}

class Binder {
  readonly #document: JsonObject;
  readonly #known: Identifiers;
  readonly #contested: ReadonlySet<string>;
  /** The bindings of each schema in its own position. */
  readonly #usual = new Map<JsonObject, Bindings>();
  /** Names of the copies, by pointer and bindings. */
  readonly #copies = new Map<string, string>();
  /** The document before any change. */
  readonly #written: JsonObject;

  constructor(document: JsonObject, known: Identifiers, contested: ReadonlySet<string>) {
    this.#document = document;
    this.#known = known;
    this.#contested = contested;
    this.#written = copyJson(document);
  }

  bind(): void {
    this.#note(this.#document, new Map(), false);
    const inPlace = [...this.#usual];
    for (const [node, bindings] of inPlace) this.#rewrite(node, node, bindings);
  }

  /** Records the bindings of each schema in its own position. Definitions are skipped, since only references reach them. */
  #note(node: Json | undefined, bindings: Bindings, isDefinition: boolean): void {
    if (Array.isArray(node)) for (const each of node) this.#note(each, bindings, false);
    if (!isObject(node)) return;
    const resource = this.#known.of.get(node);
    const own = resource?.root === node ? this.#enter(resource, isDefinition ? new Map() : bindings) : bindings;
    if (resource) this.#usual.set(node, own);
    for (const [key, each] of Object.entries(node)) {
      const areDefinitions = key === '$defs' || key === 'definitions';
      if (!areDefinitions || !isObject(each)) this.#note(each, own, isDefinition);
      else for (const inner of Object.values(each)) this.#note(inner, own, true);
    }
  }

  /** The bindings inside a resource. Outer bindings take precedence. */
  #enter({ dynamic }: Resource, bindings: Bindings): Bindings {
    const own = [...dynamic].filter(([name]) => this.#contested.has(name) && !bindings.has(name));
    return own.length === 0 ? bindings : new Map([...bindings, ...own]);
  }

  /** @param original The object of the document that the node is, or that it was copied from. */
  #rewrite(node: JsonObject, original: JsonObject, bindings: Bindings): void {
    const from = this.#known.of.get(original);
    if (!from) return;
    if (typeof node.$ref === 'string')
      node.$ref = this.#refer(decodeLeniently(node.$ref.slice(1)), node.$ref, bindings);
    if (typeof node.$dynamicRef !== 'string') return;
    const name = findDynamicName(node) ?? '';
    const first = findTarget(node.$dynamicRef, from, this.#known);
    const isDynamic = this.#known.resources.some(({ dynamic }) => first !== undefined && dynamic.get(name) === first);
    const target = isDynamic ? (bindings.get(name) ?? first) : first;
    delete node.$dynamicRef;
    if (target !== undefined) node.$ref ??= this.#refer(target, toReference(target), bindings);
  }

  /** A reference to the schema as it is bound in this scope. */
  #refer(pointer: string, reference: string, bindings: Bindings): string {
    if (!reference.startsWith('#')) return reference;
    const target = findAt(this.#document, pointer);
    const resource = isObject(target) ? this.#known.of.get(target) : undefined;
    const usual = isObject(target) ? this.#usual.get(target) : undefined;
    if (!isObject(target) || !resource || !usual) return reference;
    const meant = this.#enter(resource, bindings);
    if (toKey(meant) === toKey(usual) || !this.#dependsOn(pointer)) return reference;
    return toReference(this.#copy(pointer, target, meant));
  }

  /** Whether a schema, or a schema that it refers to, has a reference to bind. */
  #dependsOn(pointer: string): boolean {
    const seen = new Set<unknown>();
    const ask = (node: unknown): boolean => {
      if (typeof node !== 'object' || node === null || seen.has(node)) return false;
      seen.add(node);
      if (Array.isArray(node)) return node.some(ask);
      const { $ref, $dynamicRef } = node as JsonObject;
      if (typeof $dynamicRef === 'string') return true;
      const target = typeof $ref === 'string' ? findAt(this.#written, decodeLeniently($ref.slice(1))) : undefined;
      return ask(target) || Object.values(node).some(ask);
    };
    return ask(findAt(this.#written, pointer));
  }

  #copy(pointer: string, original: JsonObject, bindings: Bindings): string {
    const key = `${pointer} ${toKey(bindings)}`;
    const known = this.#copies.get(key);
    if (known !== undefined) return known;
    const schemas = this.#getSchemas();
    const base =
      pointer
        .split('/')
        .at(-1)
        ?.replace(/[^\w-]/g, '') || 'schema';
    let name = base;
    for (let number = 2; Object.hasOwn(schemas, name); number++) name = `${base}-${number}`;
    const place = toPointer(['components', 'schemas', name]);
    this.#copies.set(key, place);
    const written = findAt(this.#written, pointer) as JsonObject;
    const made = copyJson(written);
    schemas[name] = made;
    this.#rewriteAll(made, original, bindings);
    return place;
  }

  #getSchemas(): JsonObject {
    const { components = {} } = this.#document;
    const { schemas = {} } = components as JsonObject;
    this.#document.components = components;
    (components as JsonObject).schemas = schemas;
    return schemas as JsonObject;
  }

  #rewriteAll(node: Json | undefined, original: Json | undefined, bindings: Bindings): void {
    if (Array.isArray(node) && Array.isArray(original)) {
      for (const [index, each] of node.entries()) this.#rewriteAll(each, original[index], bindings);
      return;
    }
    if (!isObject(node) || !isObject(original)) return;
    const resource = this.#known.of.get(original);
    const own = resource?.root === original ? this.#enter(resource, bindings) : bindings;
    this.#rewrite(node, original, own);
    for (const [key, each] of Object.entries(node)) this.#rewriteAll(each, original[key], own);
  }
}

const toKey = (bindings: Bindings) => JSON.stringify([...bindings].sort());

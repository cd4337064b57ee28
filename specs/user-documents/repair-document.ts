import { breakBranchCycles } from '../discriminators/break-branch-cycles.ts';
import { findAt, fromPointer, isObject, type Json, type JsonObject, toPointer } from '../json/json.ts';
import { decodeLeniently } from '../uri.ts';
import { breakReferenceCycles, type PlacedSchema } from './break-reference-cycles.ts';
import { type Kind, objectTypes, type ValueKind } from './object-types.ts';
import type { DocumentProblem, Path, ReportProblem } from './problem.ts';
import { repairObject } from './repair-object.ts';
import { repairSchema } from './repair-schema.ts';

/**
 * Visits an OpenAPI document, including the targets of its references, and makes it readable. Missing parts get defaults,
 * and unreadable parts are removed. Changes the document in place.
 *
 * @returns The problems, in the order of the document.
 */
export function repairDocument(document: JsonObject): DocumentProblem[] {
  const problems = new Map<string, DocumentProblem>();
  const noteAs = (isFatal: boolean) => (path: Path, message: string) => {
    const pointer = toPointer(path);
    if (!problems.has(pointer)) problems.set(pointer, { pointer, message, isFatal });
  };
  const [note, refuse] = [noteAs(false), noteAs(true)];
  const seen = new Set<unknown>();
  /** Targets of references that are still to be visited, with their kinds. */
  const ahead: { pointer: string; kind: Kind }[] = [];
  const schemas: PlacedSchema[] = [];

  /** Checks and queues the target of a reference. Returns false if the node is not a reference. */
  function follow(node: JsonObject, kind: Kind, path: Path): boolean {
    if (typeof node.$ref !== 'string') return false;
    const objection = findObjection(document, node);
    if (objection !== undefined) {
      refuse([...path, '$ref'], `the reference ${quote(node.$ref)} ${objection}`);
      delete node.$ref;
      return true;
    }
    ahead.push({ pointer: toTarget(node.$ref), kind });
    return true;
  }

  function visitSchema(schema: JsonObject, path: Path): void {
    seen.add(schema);
    schemas.push({ schema, path });
    follow(schema, 'schema', path);
  }

  function visit(node: JsonObject, kind: Kind, path: Path): void {
    if (seen.has(node)) return;
    seen.add(node);
    if (kind === 'schema') {
      repairSchema(node, path, { note, visit: visitSchema });
      return;
    }
    // Siblings of a $ref are ignored, except in a path item.
    if (follow(node, kind, path) && kind !== 'pathItem') return;
    repairObject(node, kind, path, { note, refuse });
    const { keys = {}, every } = objectTypes[kind];
    for (const [key, place] of Object.entries(keys)) {
      if (node[key] !== undefined) descend(node, key, place, path, { note, visit });
    }
    if (!every) return;
    for (const key of Object.keys(node)) {
      if (!key.startsWith('x-')) descend(node, key, { one: every }, path, { note, visit });
    }
  }

  visit(document, 'document', []);
  for (let next = ahead.shift(); next; next = ahead.shift()) {
    const target = findAt(document, next.pointer);
    if (isObject(target)) visit(target, next.kind, fromPointer(next.pointer));
  }
  breakBranchCycles(document);
  breakReferenceCycles(document, schemas, note);
  return [...problems.values()];
}

interface Tools {
  note: ReportProblem;
  visit(node: JsonObject, kind: Kind, path: Path): void;
}

/** Visits the value of a key. Removes a value of the wrong type. */
function descend(node: JsonObject, key: string, place: ValueKind, path: Path, tools: Tools): void {
  if ('one' in place) descendToOne(node, key, place.one, [...path, key], tools);
  else if ('list' in place) descendToList(node, key, place.list, [...path, key], tools);
  else descendToMap(node, key, place.map, [...path, key], tools);
}

function descendToOne(node: JsonObject, key: string, kind: Kind, path: Path, { note, visit }: Tools): void {
  // An empty response or path (null in YAML) counts as an empty object.
  const isEmpty = node[key] === null && objectTypes[kind].keys !== undefined;
  const each = isEmpty ? {} : toSchemaObject(node[key], kind);
  if (isObject(each)) {
    node[key] = each;
    visit(each, kind, path);
  } else drop(node, key, 'a mapping', path, note);
}

function descendToList(node: JsonObject, key: string, kind: Kind, path: Path, { note, visit }: Tools): void {
  const list = node[key];
  if (!Array.isArray(list)) {
    drop(node, key, 'a list', path, note);
    return;
  }
  for (const [index, each] of list.entries()) {
    if (isObject(each)) visit(each, kind, [...path, index]);
    else note([...path, index], `${key} must be a list of mappings; this one is ignored`);
  }
  node[key] = list.filter(isObject);
}

function descendToMap(node: JsonObject, key: string, kind: Kind, path: Path, tools: Tools): void {
  const named = node[key];
  if (!isObject(named)) drop(node, key, 'a mapping', path, tools.note);
  else for (const name of Object.keys(named)) descend(named, name, { one: kind }, path, tools);
}

/** Removes a value of the wrong type. Null is not reported here, because the OpenAPI schema reports it. */
function drop(node: JsonObject, key: string, due: string, path: Path, note: ReportProblem): void {
  if (node[key] !== null) note(path, `${key} must be ${due}; it is ignored`);
  delete node[key];
}

/** Converts a boolean schema to an equivalent object. */
function toSchemaObject(value: Json | undefined, kind: Kind): Json | undefined {
  if (kind !== 'schema' || typeof value !== 'boolean') return value;
  return value ? {} : { not: {} };
}

const toTarget = (reference: string) => decodeLeniently(reference.replace(/^#/, ''));

/** Why a reference cannot be followed, as a predicate. Problems of the target's own references are reported for the target. */
function findObjection(document: JsonObject, holder: JsonObject): string | undefined {
  const known = new Set<unknown>();
  for (let here: unknown = holder; isObject(here) && typeof here.$ref === 'string'; ) {
    const { $ref: reference } = here;
    const isLocal = reference === '#' || reference.startsWith('#/');
    const target: unknown = isLocal ? findAt(document, toTarget(reference)) : undefined;
    if (target === undefined || target === null) return here === holder ? 'has no target in the document' : undefined;
    if (target === holder) return 'is circular';
    if (known.has(target)) return undefined;
    known.add(target);
    here = target;
  }
  return undefined;
}

const quote = (text: string) => JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}…` : text);

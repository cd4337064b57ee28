import { findAt, fromPointer, isObject, type JsonObject, toPointer } from '../json/json.ts';
import type { Operation } from '../operations.ts';

/** A regular expression of a document. */
export interface UsedPattern {
  pattern: string;
  /** JSON Pointer of its first occurrence. */
  pointer: string;
  /** Ids of the operations that use it. */
  operations: Set<string>;
}

/** Whether a document or a part of it has a regular expression. */
export function hasPattern(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(hasPattern);
  if (!isObject(node)) return false;
  if (typeof node.pattern === 'string' || isObject(node.patternProperties)) return true;
  // A loop without a list of the values: it visits every value of large documents.
  for (const key in node) {
    const each = node[key];
    if (typeof each === 'object' && hasPattern(each)) return true;
  }
  return false;
}

/** Lists the regular expressions that operations use, directly or through references. Examples that look like schemas are included. */
export function listPatterns(document: JsonObject, operations: readonly Operation[]): UsedPattern[] {
  const found = new Map<string, UsedPattern>();
  for (const { id, pointer } of operations) {
    const seen = new Set<string>();
    const add = (pattern: string, path: readonly string[]) => {
      const used = found.get(pattern) ?? { pattern, pointer: toPointer(path), operations: new Set<string>() };
      found.set(pattern, used);
      used.operations.add(id);
    };
    const walk = (node: unknown, path: readonly string[]): void => {
      if (typeof node !== 'object' || node === null) return;
      if (isObject(node)) {
        if (typeof node.pattern === 'string') add(node.pattern, [...path, 'pattern']);
        const named = isObject(node.patternProperties) ? node.patternProperties : {};
        for (const name of Object.keys(named)) add(name, [...path, 'patternProperties', name]);
        if (typeof node.$ref === 'string') follow(node.$ref);
      }
      for (const [key, each] of Object.entries(node)) walk(each, [...path, key]);
    };
    const follow = (reference: string): void => {
      if (!reference.startsWith('#/') || seen.has(reference)) return;
      seen.add(reference);
      const target = decodeURIComponent(reference.slice(1));
      walk(findAt(document, target), fromPointer(target));
    };
    walk(findAt(document, pointer), fromPointer(pointer));
    // Parameters that all methods of a path share are next to the methods.
    const shared = toPointer([...fromPointer(pointer).slice(0, -1), 'parameters']);
    walk(findAt(document, shared), fromPointer(shared));
  }
  return [...found.values()];
}

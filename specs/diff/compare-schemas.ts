import { isDeepStrictEqual } from 'node:util';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import type { Severity } from './change.ts';
import { type ComparableSchema, joinVariants, toComparableSchema } from './comparable-schema.ts';

/** Two documents, and the direction of the compared message. */
export interface Comparison {
  before: JsonObject;
  after: JsonObject;
  /** A client must send only allowed values in a request, and must accept all allowed values in a response. */
  direction: 'request' | 'response';
  report(severity: Severity, at: string, what: string): void;
  /** Pairs of references that were already compared. They stop the recursion in circular schemas. */
  seen: Set<string>;
}

/** Reports the differences between two versions of a schema. */
export function compareSchemas(to: Comparison, one: Json | undefined, other: Json | undefined, at: string): void {
  if (isObject(one) && isObject(other) && one.$ref !== undefined && other.$ref !== undefined) {
    const pair = `${one.$ref} ${other.$ref}`;
    if (to.seen.has(pair)) return;
    to.seen.add(pair);
  }
  const [before, after] = alignVariants(
    to,
    toComparableSchema(to.before, one),
    toComparableSchema(to.after, other),
    at,
  );
  compareTypes(to, before, after, at);
  compareEnums(to, before, after, at);
  compareBounds(to, before, after, at);
  compareProperties(to, before, after, at);
  compareInside(to, before, after, at);
  compareVariants(to, before, after, at);
  if (!isDeepStrictEqual(before.default, after.default)) {
    to.report('additive', at, `has the default ${show(after.default)} (was ${show(before.default)})`);
  }
  if (!isDeepStrictEqual(before.documentation, after.documentation))
    to.report('prose', at, 'has a different description');
}

/** If only one side has alternatives, joins them, so that properties that moved into alternatives are not reported as removed. */
function alignVariants(
  to: Comparison,
  before: ComparableSchema,
  after: ComparableSchema,
  at: string,
): [ComparableSchema, ComparableSchema] {
  const [had, has] = [before.variants.length, after.variants.length];
  if (had > 0 === has > 0) return [before, after];
  const what =
    has > 0
      ? `is one of ${has} alternatives (was a single schema)`
      : `is a single schema (was one of ${had} alternatives)`;
  to.report('additive', at, what);
  return has > 0 ? [before, joinVariants(to.after, after)] : [joinVariants(to.before, before), after];
}

/** The severity of allowing fewer values: it breaks clients that send such values. */
const narrowed = ({ direction }: Comparison): Severity => (direction === 'request' ? 'breaking' : 'additive');
/** The severity of allowing more values: it breaks clients that receive them. */
const widened = ({ direction }: Comparison): Severity => (direction === 'request' ? 'additive' : 'breaking');

function compareTypes(
  to: Comparison,
  { types: before }: ComparableSchema,
  { types: after }: ComparableSchema,
  at: string,
): void {
  const [hadAll, hasAll] = [covers(after, before), covers(before, after)];
  if (hadAll && hasAll) return;
  const severity = hasAll ? narrowed(to) : hadAll ? widened(to) : 'breaking';
  to.report(severity, at, `is ${listTypes(after)} (was ${listTypes(before)})`);
}

const covers = (wide: Set<string>, narrow: Set<string>): boolean =>
  wide.size === 0 ||
  (narrow.size > 0 && [...narrow].every((type) => wide.has(type) || (type === 'integer' && wide.has('number'))));

const listTypes = (types: Set<string>): string => (types.size === 0 ? 'anything' : [...types].sort().join(' or '));

// A new enumeration value in a response is not breaking, because enumerations commonly grow with the product.
function compareEnums(
  to: Comparison,
  { enum: before }: ComparableSchema,
  { enum: after }: ComparableSchema,
  at: string,
): void {
  if (before && after) {
    const [added, removed] = [without(after, before), without(before, after)];
    if (added.length > 0) to.report('additive', at, `has new values: ${show(added)}`);
    if (removed.length > 0) to.report(narrowed(to), at, `no longer has the values ${show(removed)}`);
  } else if (after) to.report(narrowed(to), at, `is one of ${show(after)} (was any value)`);
  else if (before) to.report('additive', at, `is any value (was one of ${show(before)})`);
}

function compareBounds(
  to: Comparison,
  { bounds: before }: ComparableSchema,
  { bounds: after }: ComparableSchema,
  at: string,
): void {
  for (const word of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [one, other] = [before[word], after[word]];
    if (isDeepStrictEqual(one, other)) continue;
    to.report(judgeBound(to, word, one, other), at, `has the ${word} ${show(other)} (was ${show(one)})`);
  }
}

function judgeBound(to: Comparison, word: string, before: Json | undefined, after: Json | undefined): Severity {
  if (before === undefined) return narrowed(to);
  if (after === undefined) return widened(to);
  if (typeof before !== 'number' || typeof after !== 'number' || word === 'multipleOf') return 'breaking';
  const isTighter = /^(min|exclusiveMin)/.test(word) ? after > before : after < before;
  return isTighter ? narrowed(to) : widened(to);
}

function compareProperties(to: Comparison, before: ComparableSchema, after: ComparableSchema, at: string): void {
  for (const [name, schema] of before.properties) {
    const place = `${at}.${name}`;
    if (!after.properties.has(name)) {
      to.report('breaking', place, 'was removed');
      continue;
    }
    const [wasRequired, isRequired] = [before.required.has(name), after.required.has(name)];
    if (isRequired && !wasRequired) to.report(narrowed(to), place, 'is now required');
    if (wasRequired && !isRequired) to.report(widened(to), place, 'is no longer required');
    compareSchemas(to, schema, after.properties.get(name), place);
  }
  for (const name of after.properties.keys()) {
    if (before.properties.has(name)) continue;
    const isDemanded = to.direction === 'request' && after.required.has(name);
    to.report(isDemanded ? 'breaking' : 'additive', `${at}.${name}`, isDemanded ? 'is new and required' : 'is new');
  }
}

/** Compares the items of arrays and the additional properties of objects. */
function compareInside(to: Comparison, before: ComparableSchema, after: ComparableSchema, at: string): void {
  if (before.items !== undefined && after.items !== undefined) {
    compareSchemas(to, before.items, after.items, `${at}[]`);
  } else if (before.items !== undefined) to.report(widened(to), `${at}[]`, 'now allows any value');
  else if (after.items !== undefined) to.report(narrowed(to), `${at}[]`, 'now has a schema (was any value)');
  const [one, other] = [before.additional, after.additional];
  const place = `${at}.*`;
  if (one && other) compareSchemas(to, one, other, place);
  else if (one && other === false) to.report('breaking', place, 'was removed');
  else if (one || (one === false && other === undefined)) to.report(widened(to), place, 'now allows any value');
  else if (other === false && one === undefined) to.report(narrowed(to), place, 'is no longer allowed');
  else if (other) to.report(one === false ? 'additive' : narrowed(to), place, 'now has a schema');
}

/** Compares alternatives. Equal ones are ignored; the rest are paired in order if their numbers match, else counted. */
function compareVariants(to: Comparison, before: ComparableSchema, after: ComparableSchema, at: string): void {
  if (before.variants.length === 0 && after.variants.length === 0) return;
  const gone = [...before.variants];
  const added = after.variants.filter((variant) => {
    const same = gone.findIndex((each) => isSame(to, each, variant));
    if (same >= 0) gone.splice(same, 1);
    return same < 0;
  });
  if (gone.length === added.length) {
    for (const [index, variant] of gone.entries()) compareSchemas(to, variant, added[index], `${at}(${index + 1})`);
    return;
  }
  if (gone.length > 0) to.report(narrowed(to), at, `has fewer alternatives: ${gone.length} removed`);
  if (added.length > 0) to.report(widened(to), at, `has more alternatives: ${added.length} added`);
}

/** Whether two schemas allow the same values. */
function isSame(to: Comparison, one: Json, other: Json): boolean {
  let isDifferent = false;
  const report = (severity: Severity) => {
    isDifferent ||= severity !== 'prose';
  };
  compareSchemas({ ...to, report: report, seen: new Set(to.seen) }, one, other, '');
  return !isDifferent;
}

const without = (values: Json[], others: Json[]): Json[] =>
  values.filter((value) => !others.some((other) => isDeepStrictEqual(value, other)));

const maxLength = 120;

function show(value: Json | undefined): string {
  if (value === undefined) return 'none';
  const text = Array.isArray(value) ? value.map((each) => JSON.stringify(each)).join(', ') : JSON.stringify(value);
  return text.length > maxLength ? `${text.slice(0, maxLength)}…` : text;
}

import { isObject, type Json, type JsonObject } from '../json.ts';
import { toSchemaName } from './inheritance.ts';

/** A schema that values of a discriminator name. */
export interface NamedBranch {
  /** A reference to it, as the document writes it. */
  reference: string;
  /** The values: its own name, and those that `mapping` gives to it. */
  values: string[];
  /** `mapping` gives it a value. */
  isMapped: boolean;
}

/** What the values of a discriminator mean. */
export interface Naming {
  propertyName: string;
  branches: NamedBranch[];
}

/** The property of a Discriminator Object; undefined for anything else. */
export function findPropertyName(discriminator: Json | undefined): string | undefined {
  const name = isObject(discriminator) ? discriminator.propertyName : undefined;
  return typeof name === 'string' ? name : undefined;
}

/**
 * What each value of a discriminator means (OpenAPI 3.0.4, 4.7.25, and 3.1.1, 4.8.25): `mapping` says it by name or by
 * reference, and a schema that it leaves out goes by its own name, as does one that it names otherwise.
 *
 * @param references The schemas to choose from. What `mapping` adds to them is taken as well.
 */
export function readNaming(
  { propertyName, mapping }: { propertyName: string; mapping?: Json },
  references: readonly string[],
): Naming {
  const mapped = new Map<string, string>();
  for (const [value, target] of Object.entries(isObject(mapping) ? mapping : {})) {
    if (typeof target === 'string') mapped.set(value, findReference(target, references));
  }
  const all = [...new Set([...references, ...mapped.values()])];
  const branches = all.map((reference) => {
    const own = nameOf(reference);
    const given = [...mapped].filter(([, target]) => target === reference).map(([value]) => value);
    return { reference, values: mapped.has(own) ? given : [...given, own], isMapped: given.length > 0 };
  });
  return { propertyName, branches };
}

/** A target of `mapping` is a reference, or the name of a schema. */
function findReference(target: string, references: readonly string[]): string {
  const named = references.find((each) => each === target || nameOf(each) === target);
  // Where files were put together, references lead to other places than they did.
  const last = (text: string) => text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('#')) + 1);
  const stem = last(target).replace(/\.(ya?ml|json)$/, '');
  const alike = references.find((each) => nameOf(each) === stem);
  return named ?? alike ?? (target.startsWith('#/') ? target : `#/components/schemas/${target}`);
}

/** The value that means a schema without a mapping: the last part of its reference. */
export function nameOf(reference: string): string {
  return toSchemaName(reference) ?? reference.slice(reference.lastIndexOf('/') + 1);
}

/** References among the branches of a schema. */
export function listReferencesOf(branches: Json | undefined): string[] {
  if (!Array.isArray(branches)) return [];
  return branches.flatMap((each) => (isObject(each) && typeof each.$ref === 'string' ? [each.$ref] : []));
}

/** A schema's alternatives, whichever word they stand under. */
export function alternativesOf({ oneOf, anyOf }: JsonObject): Json[] | undefined {
  if (Array.isArray(oneOf)) return oneOf;
  return Array.isArray(anyOf) ? anyOf : undefined;
}

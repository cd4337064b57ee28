import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { toSchemaName } from './inheritance.ts';

/** A schema that a discriminator selects by its values. */
export interface NamedBranch {
  /** The reference to the schema, as in the document. */
  reference: string;
  /** The values that select it: its own name, or those of `mapping`. */
  values: string[];
  /** Whether `mapping` has a value for it. */
  isMapped: boolean;
}

/** The schemas that the values of a discriminator select. */
export interface Naming {
  propertyName: string;
  branches: NamedBranch[];
}

/** The `propertyName` of a Discriminator Object. Undefined for any other value. */
export function findPropertyName(discriminator: Json | undefined): string | undefined {
  const name = isObject(discriminator) ? discriminator.propertyName : undefined;
  return typeof name === 'string' ? name : undefined;
}

/**
 * Reads the schemas that the values of a discriminator select (OpenAPI 3.0.4, 4.7.25, and 3.1.1, 4.8.25). `mapping` names
 * schemas by name or reference. The own name of a schema also selects it.
 *
 * @param references References to the alternatives. Schemas that only `mapping` names are added.
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

/** Finds the reference for a value of `mapping`, which is a reference or the name of a schema. */
function findReference(target: string, references: readonly string[]): string {
  const named = references.find((each) => each === target || nameOf(each) === target);
  // After bundling, references differ from the ones in `mapping`, so the last segments are compared.
  const last = (text: string) => text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('#')) + 1);
  const stem = last(target).replace(/\.(ya?ml|json)$/, '');
  const alike = references.find((each) => nameOf(each) === stem);
  return named ?? alike ?? (target.startsWith('#/') ? target : `#/components/schemas/${target}`);
}

/** The implicit value of a schema: the last segment of its reference. */
export function nameOf(reference: string): string {
  return toSchemaName(reference) ?? reference.slice(reference.lastIndexOf('/') + 1);
}

/** Lists the references among the branches of a schema. */
export function listReferencesOf(branches: Json | undefined): string[] {
  if (!Array.isArray(branches)) return [];
  return branches.flatMap((each) => (isObject(each) && typeof each.$ref === 'string' ? [each.$ref] : []));
}

/** The alternatives of a schema: its `oneOf` or `anyOf`. */
export function alternativesOf({ oneOf, anyOf }: JsonObject): Json[] | undefined {
  if (Array.isArray(oneOf)) return oneOf;
  return Array.isArray(anyOf) ? anyOf : undefined;
}

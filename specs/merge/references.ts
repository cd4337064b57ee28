import { toComponent } from '../components.ts';
import { isObject, type JsonObject } from '../json/json.ts';
import { decodeLeniently } from '../uri.ts';
import { visitKeywordObjects } from '../user-documents/visit-keyword-objects.ts';

const schemas = 'schemas';

/** The JSON Pointer of a reference inside the document. Undefined for a reference to another document. */
export function toTarget(reference: string): string | undefined {
  return reference.startsWith('#') ? decodeLeniently(reference.slice(1)) : undefined;
}

/** The JSON Pointer for a value of a discriminator's mapping, which is a reference or the name of a component. */
export function toMappedTarget(value: string): string | undefined {
  return /^[\w.-]+$/.test(value) ? toComponent(schemas, value) : toTarget(value);
}

/** Lists the JSON Pointers that a part of a document refers to, including security schemes and discriminators. */
export function listTargets(node: JsonObject): Set<string> {
  const targets = new Set<string>();
  const add = (target: string | undefined) => target !== undefined && targets.add(target);
  visitKeywordObjects(node, (each) => {
    if (typeof each.$ref === 'string') add(toTarget(each.$ref));
    if (typeof each.operationRef === 'string') add(toTarget(each.operationRef));
    for (const example of listExamples(each)) add(toTarget(String(example.$ref)));
    for (const value of Object.values(readMapping(each))) if (typeof value === 'string') add(toMappedTarget(value));
    for (const scheme of listSchemes(each)) add(toComponent('securitySchemes', scheme));
  });
  return targets;
}

/** Lists examples that are references, because `visitKeywordObjects` skips all examples as data. */
export function listExamples({ examples }: JsonObject): JsonObject[] {
  const named = isObject(examples) ? Object.values(examples) : [];
  return named.filter(isObject).filter(({ $ref }) => typeof $ref === 'string');
}

/** The mapping of a schema's discriminator; empty if it has none. */
export function readMapping({ discriminator }: JsonObject): JsonObject {
  return isObject(discriminator) && isObject(discriminator.mapping) ? discriminator.mapping : {};
}

/** Names of the security schemes that an operation or a document requires. */
export function listSchemes({ security }: JsonObject): string[] {
  return (Array.isArray(security) ? security : []).filter(isObject).flatMap((each) => Object.keys(each));
}

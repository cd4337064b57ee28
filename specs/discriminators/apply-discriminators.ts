import { once } from '../../once.ts';
import { getSchemas, toComponent } from '../components.ts';
import { isObject, type Json, type JsonObject } from '../json/json.ts';
import { mapSchema } from '../schemas/normalize.ts';
import { toReference } from '../user-documents/identifiers.ts';
import { alternativesOf, findPropertyName, listReferencesOf, readNaming } from './branches.ts';
import { toDispatch } from './dispatch.ts';
import { readInheritance, toSchemaName } from './inheritance.ts';
import { withOwnParents } from './own-form.ts';

/** Adds the meaning of Discriminator Objects to the schemas of a document, because JSON Schema has no such keyword. */
export interface Discriminators {
  apply(schema: JsonObject): JsonObject;
  /** Does the same for the schema at a JSON Pointer. A discriminator of a parent schema may name a component. */
  applyAt(pointer: string, schema: JsonObject): JsonObject;
}

const toSchemaReference = (name: string) => toReference(toComponent('schemas', name));

/** Creates {@link Discriminators}. Schemas of documents without discriminators, as most are, stay unchanged. */
export function createDiscriminators(document: JsonObject): Discriminators {
  const isSaid = once(() => JSON.stringify(document).includes('"discriminator":'));
  const getInheritance = once(() => readInheritance(document));

  function apply(schema: JsonObject): JsonObject {
    if (!isSaid()) return schema;
    return mapSchema(schema, toChoice) as JsonObject;
  }

  function applyAt(pointer: string, schema: JsonObject): JsonObject {
    const name = toSchemaName(`#${pointer}`);
    if (!isSaid() || name === undefined) return apply(schema);
    const inheritance = getInheritance();
    const own = withOwnParents(document, name, { inheritance, isNamedBelow: true });
    return toParent(name, apply(isObject(own) ? own : schema));
  }

  /** Converts a parent: a component that others extend, and that has or inherits a discriminator. */
  function toParent(name: string, own: JsonObject): JsonObject {
    const inheritance = getInheritance();
    const below = inheritance.descendantsOf(name).map(toSchemaReference);
    const said = [name, ...inheritance.ancestorsOf(name)].map(findDiscriminator).find((each) => each !== undefined);
    if (below.length === 0 || !said) return own;
    const all = readNaming(said, [toSchemaReference(name), ...below]).branches;
    const branches = all.filter(({ reference }) => below.includes(reference));
    // Includes the names of sibling schemas. Whether a sibling is allowed depends on the place of the reference.
    const values = all.filter((each) => !branches.includes(each)).flatMap((each) => each.values);
    return toDispatch({ ...said, branches }, { own, values });
  }

  function findDiscriminator(name: string): { propertyName: string; mapping?: Json } | undefined {
    const schema = getSchemas(document)[name];
    if (!isObject(schema) || !isObject(schema.discriminator) || alternativesOf(schema)) return undefined;
    const propertyName = findPropertyName(schema.discriminator);
    return propertyName === undefined ? undefined : { propertyName, mapping: schema.discriminator.mapping };
  }

  return { apply, applyAt };
}

/** Converts a schema with alternatives and a discriminator. */
function toChoice(node: JsonObject): JsonObject {
  const { discriminator, oneOf, anyOf, ...rest } = node;
  const alternatives = alternativesOf(node);
  const propertyName = findPropertyName(discriminator);
  if (!alternatives || propertyName === undefined || !isObject(discriminator)) return node;
  const references = listReferencesOf(alternatives);
  if (references.length === 0 || (Array.isArray(oneOf) && Array.isArray(anyOf))) return node;
  const naming = readNaming({ propertyName, mapping: discriminator.mapping }, references);
  const dispatch = toDispatch(naming, { alternatives });
  if (!('if' in rest)) return { ...rest, ...dispatch };
  return { ...rest, allOf: [...(Array.isArray(rest.allOf) ? rest.allOf : []), dispatch] };
}

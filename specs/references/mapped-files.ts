import { isObject, type JsonObject } from '../json/json.ts';
import { readMapping } from '../merge/references.ts';
import { visitKeywordObjects } from '../user-documents/visit-keyword-objects.ts';

/** Holds the references of a discriminator's mapping while a document is bundled. */
const holder = 'x-chatpact-mapped';

/** Keeps the bundler from moving a schema here, since it moves each to the place with the shortest path. */
const depth = 12;

/**
 * Adds a `$ref` for each value of a discriminator's `mapping` that names the same file as a `$ref` of the document. The bundler
 * then finds its new place. Changes the document in place.
 *
 * @param base URL of the document.
 */
export function holdMappedFiles(document: unknown, base: URL): void {
  if (!isObject(document)) return;
  const written = new Map<string, string>();
  visitKeywordObjects(document, ({ $ref }) => {
    const url = typeof $ref === 'string' ? toAddress($ref, base) : undefined;
    if (typeof $ref === 'string' && url !== undefined && !written.has(url)) written.set(url, $ref);
  });
  visitKeywordObjects(document, (schema) => {
    const { discriminator } = schema;
    if (!isObject(discriminator)) return;
    const held = Object.entries(readMapping(schema)).flatMap(([value, target]) => {
      const url = typeof target === 'string' ? toAddress(target, base) : undefined;
      const reference = url === undefined ? undefined : written.get(url);
      return reference === undefined ? [] : [[value, hide(reference)] as const];
    });
    if (held.length > 0) discriminator[holder] = Object.fromEntries(held);
  });
}

/** Replaces values of `mapping` by the references to which the bundler changed the added ones. Changes the document in place. */
export function readMappedFiles(document: JsonObject): void {
  visitKeywordObjects(document, ({ discriminator }) => {
    const held = isObject(discriminator) ? discriminator[holder] : undefined;
    if (!isObject(discriminator) || !isObject(discriminator.mapping) || !isObject(held)) return;
    for (const [value, hidden] of Object.entries(held)) {
      const reference = isObject(hidden) ? show(hidden) : undefined;
      if (reference !== undefined) discriminator.mapping[value] = reference;
    }
    delete discriminator[holder];
  });
}

function hide(reference: string): JsonObject {
  let hidden: JsonObject = { $ref: reference };
  for (let level = 0; level < depth; level++) hidden = { in: hidden };
  return hidden;
}

function show(hidden: JsonObject): string | undefined {
  let here: JsonObject = hidden;
  while (isObject(here.in)) here = here.in;
  return typeof here.$ref === 'string' ? here.$ref : undefined;
}

/** The address that a reference leads to, in one spelling. Undefined for a text that is no address. */
function toAddress(reference: string, base: URL): string | undefined {
  return URL.canParse(reference, base.href) ? new URL(reference, base.href).href.replace(/#\/?$/, '') : undefined;
}

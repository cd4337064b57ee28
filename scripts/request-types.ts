import { findUncheckedDeviation, readBehaviour } from '../specs/behaviour.ts';
import { resolve } from '../specs/documents/resolve.ts';
import { isObject, type Json, type JsonObject } from '../specs/json/json.ts';
import { methods } from '../specs/operations.ts';

/** Input of any form. Servers do not validate it, so the mock's handlers must not rely on its documented type. */
const anyValue: JsonObject = {};
const anyBody: JsonObject = { type: 'object', additionalProperties: true };

/** Removes the types of all input that servers do not validate (`unchecked` of x-chatpact) from a document. */
export function removeUncheckedTypes(document: JsonObject): JsonObject {
  const paths = Object.entries(isObject(document.paths) ? document.paths : {});
  return { ...document, paths: Object.fromEntries(paths.map(([path, item]) => [path, toItem(document, item)])) };
}

function toItem(document: JsonObject, item: Json | undefined): JsonObject {
  const { parameters: shared, ...rest } = resolve(document, item);
  const operations = methods.flatMap((method) => {
    const operation = rest[method];
    return isObject(operation) ? [[method, toOperation(document, operation, shared)] as const] : [];
  });
  return { ...rest, ...Object.fromEntries(operations) };
}

function toOperation(document: JsonObject, operation: JsonObject, shared: Json | undefined): JsonObject {
  const behaviour = readBehaviour('operation', operation, () => String(operation.operationId));
  const isUnchecked = (place: string, name: string) => findUncheckedDeviation(behaviour, place, name) !== undefined;
  const listed = [shared, operation.parameters].flatMap((list) => (Array.isArray(list) ? list : []));
  const parameters = listed.map((parameter) => {
    const { in: place, name, ...rest } = resolve(document, parameter);
    return isUnchecked(String(place), String(name)) ? { ...rest, in: place, name, schema: anyValue } : parameter;
  });
  const requestBody = isUnchecked('body', '') ? toAnyBody(resolve(document, operation.requestBody)) : undefined;
  return { ...operation, parameters, ...(requestBody && { requestBody }) };
}

/** A body of any form, which may also be left out. */
function toAnyBody({ content }: JsonObject): JsonObject {
  const types = Object.keys(isObject(content) ? content : {});
  return { content: Object.fromEntries(types.map((type) => [type, { schema: anyBody }])) };
}

/** Lists the component schemas that only bodies of requests refer to, directly or through other schemas. */
export function listRequestSchemas(document: JsonObject): ReadonlySet<string> {
  const schemas = resolve(document, { $ref: '#/components/schemas' });
  const inRequests = new Set<string>();
  const elsewhere = new Set<string>();
  const visit = (node: Json | undefined, found: Set<string>): void => {
    if (Array.isArray(node)) for (const each of node) visit(each, found);
    if (!isObject(node)) return;
    const [, name] = /^#\/components\/schemas\/(.+)$/.exec(String(node.$ref)) ?? [];
    if (name !== undefined && !found.has(name)) visit(schemas[name], found.add(name));
    for (const [key, each] of Object.entries(node)) visit(each, key === 'requestBody' ? inRequests : found);
  };
  const { schemas: _, ...components } = resolve(document, document.components);
  visit([document.paths ?? null, components], elsewhere);
  return new Set([...inRequests].filter((name) => !elsewhere.has(name)));
}

import { type Behaviour, type ParameterBehaviour, readBehaviour } from './behaviour.ts';
import { findAt, isObject, type Json, type JsonObject, toPointer } from './json.ts';
import { toJsonSchema } from './normalize.ts';

export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
export type Method = (typeof methods)[number];

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required: boolean;
  /** JSON Schema 2020-12. */
  schema: JsonObject;
  /** The same as in the document. */
  published?: Json;
  description?: string;
  /** The first value that the document gives as an example. */
  example?: Json;
  behaviour: ParameterBehaviour;
}

export interface Content {
  /** As in the document; undefined where the document gives none. */
  schema?: JsonObject;
  /** Named examples of the document, values only. */
  examples: Record<string, Json>;
}

export interface ResponseSpec {
  description: string;
  /** By media type. */
  content: Record<string, Content>;
}

/** One credential that must be sent with others of the same requirement. */
export interface Credential {
  scheme: string;
  in: 'header' | 'query' | 'cookie';
  name: string;
}

/** One operation of the effective contract, references resolved. */
export interface Operation {
  id: string;
  method: Method;
  /** OpenAPI path template: /api/v2/accounts/{account_id}/reports. */
  path: string;
  summary: string;
  parameters: Parameter[];
  body?: { required: boolean; content: Record<string, Content> };
  /** By status as written: "200", "4XX", "default". */
  responses: Record<string, ResponseSpec>;
  /** Alternatives; each lists credentials that go together. Empty: public. */
  security: Credential[][];
  behaviour: Behaviour;
  /** JSON Pointer of the operation in the document. */
  pointer: string;
}

/** Lists the operations of an OpenAPI 3.0 or 3.1 document. `where` turns a pointer into "file:line" for messages. */
export function listOperations(document: JsonObject, where: (pointer: string) => string = String): Operation[] {
  const operations: Operation[] = [];
  for (const [path, rawItem] of entriesOf(document.paths)) {
    const item = resolve(document, rawItem);
    for (const method of methods) {
      const raw = item[method];
      if (!isObject(raw)) continue;
      const pointer = toPointer(['paths', path, method]);
      const place = () => where(pointer);
      const behaviour = readBehaviour('operation', raw, place);
      const security = toSecurity(document, raw.security ?? document.security);
      operations.push({
        id: typeof raw.operationId === 'string' ? raw.operationId : `${method} ${path}`,
        method,
        path,
        summary: String(raw.summary ?? ''),
        parameters: toParameters(document, item.parameters, raw.parameters, place).filter(
          (parameter) => !security.flat().some((credential) => isSame(credential, parameter)),
        ),
        body: toBody(document, raw.requestBody),
        responses: Object.fromEntries(
          entriesOf(raw.responses).map(([status, response]) => [status, toResponse(document, response)]),
        ),
        security,
        behaviour,
        pointer,
      });
    }
  }
  return operations;
}

/** Whether an operation only reads: its method says so (RFC 9110, 9.2.1), and nothing is known to the contrary. */
export function isSafe({ method, behaviour }: Pick<Operation, 'method' | 'behaviour'>): boolean {
  return (method === 'get' || method === 'head') && behaviour.unsafe !== true;
}

/** The documented response for a status: exact, then 4XX, then default. */
export function findResponse(operation: Operation, status: number): ResponseSpec | undefined {
  const { responses } = operation;
  return responses[String(status)] ?? responses[`${String(status)[0]}XX`] ?? responses.default;
}

/** Follows references inside the document until something that is not one. Dangling ones give an empty object. */
export function resolve(document: JsonObject, node: Json | undefined): JsonObject {
  let here: unknown = node;
  // A chain longer than this is a circle.
  for (let hops = 0; hops < 32 && isObject(here) && typeof here.$ref === 'string'; hops++) {
    const { $ref, ...siblings } = here;
    const target = findAt(document, decodeURIComponent($ref.replace(/^#/, '')));
    here = isObject(target) ? { ...target, ...siblings } : {};
  }
  return isObject(here) ? here : {};
}

function entriesOf(node: Json | undefined): [string, Json | undefined][] {
  return isObject(node) ? Object.entries(node).filter(([key]) => !key.startsWith('x-')) : [];
}

function toParameters(
  document: JsonObject,
  shared: Json | undefined,
  own: Json | undefined,
  where: () => string,
): Parameter[] {
  const byKey = new Map<string, Parameter>();
  for (const raw of [shared, own].flatMap((list) => (Array.isArray(list) ? list : []))) {
    const parameter = resolve(document, raw);
    const { name, in: place } = parameter;
    if (typeof name !== 'string' || typeof place !== 'string') continue;
    byKey.set(`${place} ${name}`, {
      name,
      in: place as Parameter['in'],
      required: parameter.required === true,
      schema: toJsonSchema(resolve(document, parameter.schema)),
      published: parameter.schema,
      description: typeof parameter.description === 'string' ? parameter.description : undefined,
      example: toExample(document, parameter),
      behaviour: readBehaviour('parameter', parameter, where),
    });
  }
  return [...byKey.values()];
}

function toExample(document: JsonObject, parameter: JsonObject): Json | undefined {
  if (parameter.example !== undefined) return parameter.example;
  const [named] = entriesOf(parameter.examples);
  const ofSchema = resolve(document, parameter.schema);
  const listed = Array.isArray(ofSchema.examples) ? ofSchema.examples[0] : undefined;
  return (named && resolve(document, named[1]).value) ?? ofSchema.example ?? listed;
}

// A header that carries a credential is the security scheme's business, wherever a document lists it.
function isSame(credential: Credential, parameter: Parameter): boolean {
  return credential.in === parameter.in && credential.name.toLowerCase() === parameter.name.toLowerCase();
}

function toBody(document: JsonObject, raw: Json | undefined): Operation['body'] {
  if (!isObject(raw)) return undefined;
  const body = resolve(document, raw);
  return { required: body.required === true, content: toContent(document, body.content) };
}

function toResponse(document: JsonObject, raw: Json | undefined): ResponseSpec {
  const response = resolve(document, raw);
  return { description: String(response.description ?? ''), content: toContent(document, response.content) };
}

function toContent(document: JsonObject, raw: Json | undefined): Record<string, Content> {
  return Object.fromEntries(
    entriesOf(raw).map(([mediaType, each]) => {
      const content = resolve(document, each);
      const examples: Record<string, Json> = {};
      if (content.example !== undefined) examples.example = content.example;
      for (const [name, example] of entriesOf(content.examples)) {
        const { value } = resolve(document, example);
        if (value !== undefined) examples[name] = value;
      }
      return [mediaType, { schema: isObject(content.schema) ? content.schema : undefined, examples }];
    }),
  );
}

function toSecurity(document: JsonObject, raw: Json | undefined): Credential[][] {
  const alternatives = Array.isArray(raw) ? raw : [];
  const schemes = isObject(document.components) ? document.components.securitySchemes : undefined;
  return alternatives.map((alternative) =>
    entriesOf(alternative).flatMap(([scheme]): Credential[] => {
      const found = resolve(document, isObject(schemes) ? schemes[scheme] : undefined);
      if (found.type === 'apiKey') return [{ scheme, in: found.in as Credential['in'], name: String(found.name) }];
      return [{ scheme, in: 'header', name: 'Authorization' }];
    }),
  );
}

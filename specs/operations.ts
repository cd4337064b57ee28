import { once } from '../once.ts';
import { type Behaviour, type ParameterBehaviour, readBehaviour } from './behaviour.ts';
import { resolve } from './documents/resolve.ts';
import { isObject, type Json, type JsonObject, toPointer } from './json/json.ts';
import { readContent, readSerialization, type Serialization } from './parameters/serialization.ts';
import { readBasePath } from './paths/base-path.ts';
import { toJsonSchema } from './schemas/normalize.ts';
import { readSecurity, type SchemesByHeader, type Security, separateCredentials } from './security.ts';

export type { Credential } from './security.ts';
export { resolve };

export const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
export type Method = (typeof methods)[number];

export interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required: boolean;
  /** JSON Schema 2020-12. */
  schema: JsonObject;
  /** The schema as in the document. */
  published?: Json;
  description?: string;
  /** The first example value of the document. */
  example?: Json;
  behaviour: ParameterBehaviour;
  /** The serialization of its value. Absent for plain text, and for a list as repeated `name=value`. */
  serialization?: Serialization;
}

export interface Content {
  /** The schema as in the document. Undefined if the document has none. */
  schema?: JsonObject;
  /** Named examples of the document, values only. */
  examples: Record<string, Json>;
  /** Encoding Objects of a form by property name. */
  encodings?: Record<string, JsonObject>;
}

/** A documented response header. */
export interface HeaderSpec {
  name: string;
  required: boolean;
  /** The schema as in the document. Undefined if the document has none. */
  schema?: JsonObject;
  /** The first example value of the document. */
  example?: Json;
  /** The serialization of its value, as for a parameter. */
  serialization?: Serialization;
}

export interface ResponseSpec {
  description: string;
  headers: HeaderSpec[];
  /** By media type. */
  content: Record<string, Content>;
}

/** One operation of the effective contract, references resolved. */
export interface Operation {
  id: string;
  method: Method;
  /** OpenAPI path template: /api/v2/accounts/{account_id}/reports. */
  path: string;
  /** The path prefix of the documented server, such as `/team/api`. Absent if there is none. */
  basePath?: string;
  summary: string;
  parameters: Parameter[];
  body?: { required: boolean; content: Record<string, Content> };
  /** By status as written: "200", "4XX", "default". */
  responses: Record<string, ResponseSpec>;
  security: Security;
  behaviour: Behaviour;
  /** JSON Pointer of the operation in the document. */
  pointer: string;
}

/**
 * Lists the operations of an OpenAPI 3.0 or 3.1 document.
 *
 * @param where Converts a JSON Pointer to "file:line" for messages.
 * @param schemes The vendor's credential headers. They count as credentials even if the document lists them as parameters.
 */
export function listOperations(
  document: JsonObject,
  where: (pointer: string) => string = String,
  schemes: SchemesByHeader = {},
): Operation[] {
  const operations: Operation[] = [];
  for (const [path, rawItem] of entriesOf(document.paths)) {
    const item = resolve(document, rawItem);
    for (const method of methods) {
      const raw = item[method];
      if (!isObject(raw)) continue;
      const pointer = toPointer(['paths', path, method]);
      const place = () => where(pointer);
      const behaviour = readBehaviour('operation', raw, place);
      const all = toParameters(document, item.parameters, raw.parameters, place);
      const { security, parameters } = separateCredentials(readSecurity(document, raw), all, schemes);
      const basePath = readBasePath({ document, item, operation: raw });
      // Read at first use, because most runs use few of a document's operations.
      const getBody = once(() => toBody(document, raw.requestBody));
      const getResponses = once(() => toResponses(document, raw.responses));
      operations.push({
        id: typeof raw.operationId === 'string' ? raw.operationId : `${method} ${path}`,
        method,
        path,
        ...(basePath !== '' && { basePath }),
        summary: String(raw.summary ?? ''),
        parameters,
        get body() {
          return getBody();
        },
        get responses() {
          return getResponses();
        },
        security,
        behaviour,
        pointer,
      });
    }
  }
  return operations;
}

/** Whether an operation is safe: its method is (RFC 9110, 9.2.1), and it is not marked as unsafe. */
export function isSafe({ method, behaviour }: Pick<Operation, 'method' | 'behaviour'>): boolean {
  return (method === 'get' || method === 'head') && behaviour.unsafe !== true;
}

/** The documented response for a status: exact, then 4XX, then default. */
export function findResponse(operation: Operation, status: number): ResponseSpec | undefined {
  const { responses } = operation;
  return responses[String(status)] ?? responses[`${String(status)[0]}XX`] ?? responses.default;
}

/** The documented response for a resource that does not exist: 404 or 4XX. `default` may have another meaning. */
export function findAbsence({ responses }: Operation): ResponseSpec | undefined {
  return responses[404] ?? responses['4XX'];
}

function entriesOf(node: Json | undefined): [string, Json | undefined][] {
  return isObject(node) ? Object.entries(node).filter(([key]) => !key.startsWith('x-')) : [];
}

const places = ['path', 'query', 'header', 'cookie'] as const;

/** Headers that Parameter Objects must not define, because media types and security schemes do (OpenAPI 3.1.1, 4.8.12.2.1). */
const ignored = ['accept', 'content-type', 'authorization'];

function toParameters(
  document: JsonObject,
  shared: Json | undefined,
  own: Json | undefined,
  where: () => string,
): Parameter[] {
  const byKey = new Map<string, Parameter>();
  for (const raw of [shared, own].flatMap((list) => (Array.isArray(list) ? list : []))) {
    const parameter = resolve(document, raw);
    const { name } = parameter;
    const place = places.find((each) => each === parameter.in);
    if (typeof name !== 'string' || !place || (place === 'header' && ignored.includes(name.toLowerCase()))) continue;
    const written = readContent(document, parameter);
    const published = written ? written.schema : parameter.schema;
    const serialization = readSerialization(document, parameter, place);
    byKey.set(`${place} ${name}`, {
      name,
      in: place,
      required: parameter.required === true,
      schema: toJsonSchema(resolve(document, published)),
      published,
      description: typeof parameter.description === 'string' ? parameter.description : undefined,
      example: toExample(document, { ...parameter, ...written?.content }),
      behaviour: readBehaviour('parameter', parameter, where),
      ...(serialization && { serialization }),
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

function toBody(document: JsonObject, raw: Json | undefined): Operation['body'] {
  if (!isObject(raw)) return undefined;
  const body = resolve(document, raw);
  return { required: body.required === true, content: toContent(document, body.content) };
}

function toResponses(document: JsonObject, raw: Json | undefined): Operation['responses'] {
  return Object.fromEntries(entriesOf(raw).map(([status, each]) => [status, toResponse(document, each)]));
}

function toResponse(document: JsonObject, raw: Json | undefined): ResponseSpec {
  const response = resolve(document, raw);
  return {
    description: String(response.description ?? ''),
    headers: toHeaderSpecs(document, response.headers),
    content: toContent(document, response.content),
  };
}

function toHeaderSpecs(document: JsonObject, raw: Json | undefined): HeaderSpec[] {
  return (isObject(raw) ? Object.entries(raw) : []).map(([name, each]): HeaderSpec => {
    const header = resolve(document, each);
    // A header has a schema, or content with one media type.
    const [content] = Object.values(toContent(document, header.content));
    const schema = isObject(header.schema) ? header.schema : content?.schema;
    const example = toExample(document, header) ?? Object.values(content?.examples ?? {})[0];
    const serialization = readSerialization(document, header, 'header');
    return { name, required: header.required === true, schema, example, ...(serialization && { serialization }) };
  });
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
      const schema = isObject(content.schema) ? content.schema : undefined;
      return [mediaType, { schema, examples, ...toEncodings(content.encoding) }];
    }),
  );
}

function toEncodings(raw: Json | undefined): Pick<Content, 'encodings'> {
  const known = entriesOf(raw).flatMap(([name, each]) => (isObject(each) ? [[name, each] as const] : []));
  return known.length > 0 ? { encodings: Object.fromEntries(known) } : {};
}

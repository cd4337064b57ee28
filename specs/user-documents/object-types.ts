/** An object of OpenAPI, by the name of the specification. */
export type Kind =
  | 'document'
  | 'paths'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'responses'
  | 'response'
  | 'header'
  | 'mediaType'
  | 'encoding'
  | 'callback'
  | 'components'
  | 'schema';

/** The kind of a key's value: one object, a map or a list of objects. */
export type ValueKind = { one: Kind } | { map: Kind } | { list: Kind };

/** The keys of an object whose values may contain schemas. */
export interface ObjectType {
  keys?: Readonly<Record<string, ValueKind>>;
  /** The kind of the value of every key that is not an extension. */
  every?: Kind;
}

const one = (kind: Kind): ValueKind => ({ one: kind });
const map = (kind: Kind): ValueKind => ({ map: kind });
const list = (kind: Kind): ValueKind => ({ list: kind });

const operations = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** The objects of OpenAPI 3.0 and 3.1 that may contain schemas. */
export const objectTypes: Readonly<Record<Kind, ObjectType>> = {
  document: { keys: { paths: one('paths'), webhooks: map('pathItem'), components: one('components') } },
  paths: { every: 'pathItem' },
  pathItem: {
    keys: { parameters: list('parameter'), ...Object.fromEntries(operations.map((name) => [name, one('operation')])) },
  },
  operation: {
    keys: {
      parameters: list('parameter'),
      requestBody: one('requestBody'),
      responses: one('responses'),
      callbacks: map('callback'),
    },
  },
  parameter: { keys: { schema: one('schema'), content: map('mediaType') } },
  requestBody: { keys: { content: map('mediaType') } },
  responses: { every: 'response' },
  response: { keys: { headers: map('header'), content: map('mediaType') } },
  header: { keys: { schema: one('schema'), content: map('mediaType') } },
  mediaType: { keys: { schema: one('schema'), encoding: map('encoding') } },
  encoding: { keys: { headers: map('header') } },
  callback: { every: 'pathItem' },
  components: {
    keys: {
      schemas: map('schema'),
      responses: map('response'),
      parameters: map('parameter'),
      requestBodies: map('requestBody'),
      headers: map('header'),
      callbacks: map('callback'),
      pathItems: map('pathItem'),
    },
  },
  // Keywords of schemas are in schema-words.ts.
  schema: {},
};

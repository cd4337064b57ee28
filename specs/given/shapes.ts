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

/** What a key leads to. */
export type Place = { one: Kind } | { map: Kind } | { list: Kind };

/** What an object holds, as far as it leads to schemas. */
export interface Shape {
  keys?: Readonly<Record<string, Place>>;
  /** What every key leads to that is no extension. */
  every?: Kind;
}

const one = (kind: Kind): Place => ({ one: kind });
const map = (kind: Kind): Place => ({ map: kind });
const list = (kind: Kind): Place => ({ list: kind });

const operations = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** The objects of OpenAPI 3.0 and 3.1 that lead to schemas. */
export const shapes: Readonly<Record<Kind, Shape>> = {
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
  // Its own words are in schema-words.ts.
  schema: {},
};

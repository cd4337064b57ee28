import { expect, test } from 'vitest';
import { copyJson, findAt, type JsonObject } from '../../../specs/json/json.ts';
import { repairDocument } from '../../../specs/user-documents/repair-document.ts';

const healthy = {
  openapi: '3.1.0',
  info: { title: 'Mine', version: '1' },
  paths: {
    '/a': {
      parameters: [{ $ref: '#/components/parameters/Page' }],
      get: {
        responses: {
          200: { description: 'OK', content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } } },
          404: { $ref: '#/components/responses/Missing' },
        },
      },
    },
  },
  components: {
    parameters: { Page: { name: 'page', in: 'query', schema: { type: ['integer', 'null'], minimum: 1 } } },
    responses: { Missing: { description: 'Missing', headers: { 'X-Why': { schema: { type: 'string' } } } } },
    schemas: {
      A: {
        type: 'object',
        required: ['kids'],
        properties: { kids: { type: 'array', items: { $ref: '#/components/schemas/A' } }, any: true },
        additionalProperties: false,
      },
    },
  },
} satisfies JsonObject;

const a = '/components/schemas/A';
const operation = '/paths/~1a/get';
const ok = `${operation}/responses/200`;

/** Changes a value of a document, and returns the problems and the repaired document. */
function repair(place: string, value: unknown) {
  const document = copyJson(healthy) as JsonObject;
  const [, holder = '', key = ''] = /^(.*)\/([^/]*)$/.exec(place) ?? [];
  (findAt(document, holder) as JsonObject)[key.replaceAll('~1', '/')] = value as never;
  const problems = repairDocument(document);
  const listed = problems.map(({ pointer, message, isFatal }) => `${isFatal ? '! ' : ''}${pointer}: ${message}`);
  return { document, problems: listed };
}

test('a valid document stays unchanged', () => {
  const document = copyJson(healthy) as JsonObject;
  expect(repairDocument(document)).toEqual([]);
  expect(document).toEqual(healthy);
});

test.each([
  ['/paths', {}],
  ['/components', {}],
  [`${operation}/parameters`, undefined],
  ['/paths/~1a/parameters', undefined],
  [`${ok}/content`, undefined],
  [`${ok}/headers`, undefined],
  ['/components/schemas', undefined],
])('null at %s counts as an empty mapping', (place, due) => {
  const { document, problems } = repair(place, null);
  expect(findAt(document, place)).toEqual(due);
  // References to the removed part are dangling now, which other tests cover.
  expect(problems.filter((each) => !each.includes('has no target'))).toEqual([]);
});

test.each([
  ['/info', undefined, /info.*is missing/],
  ['/components/responses/Missing/headers', 'none', /headers must be a mapping; it is ignored/],
  [`${operation}/responses`, undefined, /responses is missing; every response is valid/],
  [`${operation}/responses/4xx`, { description: '' }, /written as 4XX/],
  [`${operation}/parameters`, [{ in: 'query', schema: {} }], /a parameter needs a name/],
  [`${operation}/parameters`, [{ name: 'a', in: 'body', schema: {} }], /"in" with one of path, query/],
  [`${operation}/parameters`, { name: 'a' }, /parameters must be a list; it is ignored/],
  [`${a}/type`, 'any', /type must be one of string, number/],
  [`${a}/type`, ['object', null], /the type null must be a string: "null"/],
  [`${a}/required`, true, /required must be a list of names; it is ignored/],
  [`${a}/properties/kids/items`, 'A', /items must be a schema/],
  [`${a}/properties/any`, null, /expected a schema; every value is valid here/],
  [`${a}/enum`, [], /enum must be a list of values/],
  [`${a}/minProperties`, '1', /minProperties must be an integer/],
  [`${a}/pattern`, 5, /pattern must be a string/],
  [`${a}/allOf`, [], /allOf must be a list of schemas/],
  [`${a}/$ref`, 5, /\$ref must be a string/],
])('%s = %j is reported and repaired', (place, value, message) => {
  const { document, problems } = repair(place, value);
  expect(problems).toEqual([expect.stringMatching(message)]);
  expect(problems[0]).toMatch(/^\//);
  // Everything else stays unchanged.
  expect(findAt(document, '/components/parameters')).toEqual(healthy.components.parameters);
});

test.each([
  ['/paths', [], /paths must be a mapping/],
  ['/paths/b', {}, /"b" does not start with a slash/],
  ['/paths/~1b?x=1', {}, /has a query/],
  ['/paths/~1b#x', {}, /has a fragment/],
  [`${a}/$ref`, '#/components/schemas/B', /"#\/components\/schemas\/B" has no target in the document/],
  [`${a}/$ref`, `#${a}`, /is circular/],
  ['/components/responses/Missing/$ref', '#/components/responses/Gone', /has no target/],
])('%s = %j is fatal', (place, value, message) => {
  const { problems } = repair(place, value);
  expect(problems).toEqual([expect.stringMatching(message)]);
  expect(problems[0]).toMatch(/^! \//);
});

test('missing parts get defaults', () => {
  const get = (place: string, value: unknown, at = place) => findAt(repair(place, value).document, at);
  expect(get(`${operation}/responses`, undefined)).toEqual({ default: { description: '' } });
  expect(get(`${operation}/responses`, {})).toEqual({ default: { description: '' } });
  expect(get(`${ok}/description`, undefined)).toBe('');
  expect(get('/components/parameters/Page/schema', undefined)).toEqual({});
  expect(get(`${operation}/responses/2xx`, { description: '' }, `${operation}/responses/2XX`)).toBeDefined();
  expect(get(`${ok}/content/application~1json/schema`, true)).toEqual({});
  expect(get(`${ok}/content/application~1json/schema`, false)).toEqual({ not: {} });
  expect(get(a, false)).toEqual({ not: {} });
});

test('keywords of older drafts are converted to 2020-12', () => {
  const tuple = { type: 'array', items: [{ type: 'integer' }], additionalItems: false };
  const { document, problems } = repair(a, { ...tuple, dependencies: { a: ['b'], c: { required: ['d'] } } });
  expect(problems).toEqual([]);
  expect(findAt(document, a)).toEqual({
    type: 'array',
    prefixItems: [{ type: 'integer' }],
    items: false,
    dependentRequired: { a: ['b'] },
    dependentSchemas: { c: { required: ['d'] } },
  });
});

test('repairs schemas that are reachable only through references', () => {
  const document = { ...copyJson(healthy), 'x-shared': { B: { type: 'any' } } } as JsonObject;
  Object.assign(findAt(document, a) as JsonObject, { $ref: '#/x-shared/B' });
  expect(repairDocument(document).map(({ pointer }) => pointer)).toEqual(['/x-shared/B/type']);
});

test('removes a reference to the schema itself for the same value, but not in a tree', () => {
  const through = (word: string, schema: JsonObject) => repair(a, { type: 'object', [word]: [schema] });
  for (const word of ['allOf', 'anyOf', 'oneOf']) {
    const { problems, document } = through(word, { $ref: `#${a}` });
    expect(problems).toEqual([expect.stringMatching(/refers to itself; it is ignored/)]);
    expect(findAt(document, `${a}/${word}/0`)).toEqual({});
    expect(through(word, { properties: { kid: { $ref: `#${a}` } } }).problems).toEqual([]);
  }
});

test('ignores keywords in examples, defaults and property names', () => {
  const value = { $ref: 'nowhere', type: 'any' };
  const schema = {
    ...{ example: value, examples: [value], default: value, enum: [value], const: value },
    properties: { $ref: { type: 'string' }, type: { type: 'string' }, enum: { type: 'string' } },
  };
  const { document, problems } = repair(a, schema);
  expect(problems).toEqual([]);
  expect(findAt(document, a)).toEqual(schema);
});

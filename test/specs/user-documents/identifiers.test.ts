import { expect, test } from 'vitest';
import { findAt, type JsonObject } from '../../../specs/json/json.ts';
import { createCompilers } from '../../../specs/schemas/compilers.ts';
import { createValidator, type SchemaForm } from '../../../specs/schemas/validator.ts';
import { repairDocument } from '../../../specs/user-documents/repair-document.ts';
import { resolveIdentifiers } from '../../../specs/user-documents/resolve-identifiers.ts';

const base = 'file:///apis/mine.yaml';
const n = { type: 'integer' };
const toDocument = (schemas: JsonObject, more: JsonObject = {}): JsonObject => ({
  openapi: '3.1.0',
  info: { title: 'Mine', version: '1' },
  paths: {},
  components: { schemas },
  ...more,
});

/** Validates a value against a component of a document. */
function judge(schemas: JsonObject, more: JsonObject = {}) {
  const document = resolveIdentifiers(toDocument(schemas, more), base);
  expect(repairDocument(document)).toEqual([]);
  const onFailure = (cause: unknown) => {
    throw cause;
  };
  const validator = createValidator(document, undefined, createCompilers({ onFailure }));
  return (name: string, value: unknown, form: SchemaForm = 'published') =>
    validator
      .checkSchema({ $ref: `#/components/schemas/${name}` }, value, form)
      .map(({ pointer, keyword }) => `${pointer} ${keyword}`);
}

test('returns a document without identifiers unchanged', () => {
  const document = toDocument({ A: { $ref: '#/components/schemas/B' }, B: { example: { $id: 'x' } } });
  expect(resolveIdentifiers(document, base)).toBe(document);
});

test.each<[what: string, schemas: JsonObject]>([
  [
    'nested $defs, by a pointer from the root',
    { A: { $defs: { N: n }, properties: { n: { $ref: '#/components/schemas/A/$defs/N' } } } },
  ],
  ['nested $defs, by a pointer from the schema', { A: { $defs: { N: n }, properties: { n: { $ref: '#/$defs/N' } } } }],
  ['an $anchor', { A: { properties: { n: { $ref: '#num' } } }, N: { $anchor: 'num', ...n } }],
  [
    'an $anchor that another schema has, too',
    {
      A: { properties: { n: { $ref: '#num' } }, $defs: { N: { $anchor: 'num', ...n } } },
      B: { $anchor: 'num', type: 'string' },
    },
  ],
  [
    'a $dynamicAnchor that is the only one',
    { A: { properties: { n: { $dynamicRef: '#num' } } }, N: { $dynamicAnchor: 'num', ...n } },
  ],
  ['a relative $id', { A: { properties: { n: { $ref: 'num.json' } } }, N: { $id: 'num.json', ...n } }],
  [
    'a relative $id inside of another $id',
    {
      A: { $id: '/schemas/a', properties: { n: { $ref: 'num' } } },
      N: { $id: '/schemas/num', ...n },
    },
  ],
  [
    'an absolute $id',
    {
      A: { properties: { n: { $ref: 'https://a.example/num' } } },
      N: { $id: 'https://a.example/num', ...n },
    },
  ],
  ['a URN', { A: { properties: { n: { $ref: 'urn:a:num' } } }, N: { $id: 'urn:a:num', ...n } }],
  [
    'an $anchor under an $id',
    {
      A: { properties: { n: { $ref: 'https://a.example/all#num' } } },
      N: { $id: 'https://a.example/all', $defs: { N: { $anchor: 'num', ...n } } },
    },
  ],
  [
    'a pointer under an $id',
    {
      A: { properties: { n: { $ref: 'all#/$defs/N' } } },
      N: { $id: 'all', $defs: { N: n } },
    },
  ],
  ['a pointer relative to an $id', { A: { $id: 'a', $defs: { N: n }, properties: { n: { $ref: '#/$defs/N' } } } }],
  [
    'a pointer from the root, under an $id',
    { A: { $id: 'a', properties: { n: { $ref: '#/components/schemas/N' } } }, N: n },
  ],
  [
    'a $schema of another draft',
    {
      A: {
        $schema: 'http://json-schema.org/draft-07/schema#',
        definitions: { N: n },
        properties: { n: { $ref: '#/definitions/N' } },
      },
    },
  ],
  [
    'names like those that chatpact generates',
    {
      A: { properties: { n: { $ref: '#/components/schemas/A!closed' } } },
      'A!closed': n,
      'A!member': { type: 'string' },
    },
  ],
  [
    'names with a meaning in JavaScript',
    { A: { properties: { n: { $ref: '#/components/schemas/__proto__' } } }, constructor: {}, ['__proto__']: n },
  ],
])('a schema may refer by %s', (_, schemas) => {
  const check = judge(schemas);
  expect([check('A', { n: 1 }), check('A', { n: 'a' })]).toEqual([[], ['/n type']]);
  expect([check('A', { n: 1 }, 'closed'), check('A', { n: 'a' }, 'closed')]).toEqual([[], ['/n type']]);
  expect(check('A', {}, 'closed')).toEqual(['/n required']);
  expect(check('A', { n: 1, more: 1 }, 'closed')).toEqual(['/more unevaluatedProperties']);
});

test.each(['#', '#/components/schemas/Tree', '#tree'])('a schema may refer to itself by %s', (reference) => {
  const Tree = { $anchor: 'tree', type: 'object', properties: { kids: { type: 'array', items: { $ref: reference } } } };
  const check = judge({ Tree });
  expect(check('Tree', { kids: [{ kids: [] }] }, 'closed')).toEqual([]);
  expect(check('Tree', { kids: [{ kids: [1] }] }, 'closed')).toEqual(['/kids/0/kids/0 type']);
});

test('a $dynamicRef resolves to the outermost schema with the anchor', () => {
  const generic = {
    $id: 'list',
    type: 'array',
    items: { $dynamicRef: '#item' },
    $defs: { any: { $dynamicAnchor: 'item' } },
  };
  const of = (type: string) => ({ $id: `${type}s`, $ref: 'list', $defs: { item: { $dynamicAnchor: 'item', type } } });
  const check = judge({
    List: generic,
    Numbers: of('number'),
    Strings: of('string'),
    Both: {
      properties: { n: { $ref: 'numbers' }, s: { $ref: '#/components/schemas/Strings' }, any: { $ref: 'list' } },
    },
  });
  expect([check('Numbers', [1]), check('Numbers', ['a'])]).toEqual([[], ['/0 type']]);
  expect([check('Strings', ['a']), check('Strings', [1])]).toEqual([[], ['/0 type']]);
  expect(check('List', [1, 'a', null])).toEqual([]);
  expect(check('Both', { n: [1], s: ['a'], any: [1, 'a'] }, 'closed')).toEqual([]);
  expect(check('Both', { n: ['a'], s: [1], any: [] }, 'closed').sort()).toEqual(['/n/0 type', '/s/0 type']);
});

test('an extended tree has extended children', () => {
  const tree = {
    $id: 'tree',
    $dynamicAnchor: 'node',
    type: 'object',
    properties: { kids: { type: 'array', items: { $dynamicRef: '#node' } } },
  };
  const named = {
    $id: 'named',
    $dynamicAnchor: 'node',
    $ref: 'tree',
    required: ['name'],
    properties: { name: { type: 'string' } },
  };
  const check = judge({ Tree: tree, Named: named });
  expect(check('Tree', { kids: [{ kids: [] }] })).toEqual([]);
  expect(check('Named', { name: 'a', kids: [{ name: 'b', kids: [] }] }, 'closed')).toEqual([]);
  expect(check('Named', { name: 'a', kids: [{ kids: [] }] })).toEqual(['/kids/0/name required']);
});

test('ids in schemas of operations are resolved', () => {
  const schema = { $id: 'answer', properties: { n: { $ref: 'num' } } };
  const content = { 'application/json': { schema } };
  const paths = { '/a': { get: { responses: { 200: { description: '', content } } } } };
  const document = resolveIdentifiers(toDocument({ N: { $id: 'num', ...n } }, { paths }), base);
  const place = '/paths/~1a/get/responses/200/content/application~1json/schema/properties/n/$ref';
  expect(findAt(document, place)).toBe('#/components/schemas/N');
});

test("a reference by the document's own name is resolved inside the document", () => {
  const document = resolveIdentifiers(toDocument({ A: { $ref: 'mine.yaml#/components/schemas/B' }, B: n }), base);
  expect(findAt(document, '/components/schemas/A/$ref')).toBe('#/components/schemas/B');
});

test('references to other files stay unchanged', () => {
  const document = toDocument({ A: { $id: 'a', $ref: 'other.yaml#/B' } });
  expect(findAt(resolveIdentifiers(document, base), '/components/schemas/A/$ref')).toBe('other.yaml#/B');
});

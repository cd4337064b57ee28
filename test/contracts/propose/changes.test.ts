import { beforeAll, describe, expect, test } from 'vitest';
import type { Change, Inexpressible } from '../../../contracts/propose/change.ts';
import { toChange } from '../../../contracts/propose/proposers.ts';
import type { Finding } from '../../../contracts/results/finding.ts';
import type { Contract } from '../../../specs/contract.ts';
import { loadDocumentOf } from '../run/small-world.ts';

// Which node of a document a proposal changes, and how: in references, branches, lists and maps.

const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const answer = (schema: object, type = 'application/json') => ({ description: '', content: { [type]: { schema } } });

const paths = {
  '/branches': {
    get: {
      operationId: 'branches',
      responses: {
        200: answer({
          allOf: [
            object({ a: { type: 'integer' } }, { required: ['a'] }),
            { $ref: '#/components/schemas/Named' },
            { oneOf: [object({ c: { anyOf: [{ type: 'string' }, { type: 'boolean' }] } })] },
          ],
        }),
      },
    },
  },
  '/rows': {
    get: {
      operationId: 'rows',
      responses: {
        200: { $ref: '#/components/responses/Rows' },
        '4XX': answer(object({ error: { type: 'string' } })),
      },
      'x-chatpact': { refusals: { forbidden: 403, 'invalid:page': 422 } },
    },
  },
  '/fallback': { get: { operationId: 'fallback', responses: { default: answer(object({ n: { type: 'integer' } })) } } },
  '/text': {
    get: { operationId: 'text', responses: { 200: answer(object({ n: { type: 'integer' } }), 'text/plain') } },
  },
  '/map': {
    get: {
      operationId: 'map',
      responses: { 200: answer({ type: 'object', additionalProperties: object({ deep: { type: 'string' } }) }) },
    },
  },
  '/empty': { get: { operationId: 'empty', responses: { 200: { description: '' } } } },
};
const components = {
  responses: { Rows: answer({ type: 'array', items: object({ 'odd name': { type: 'integer', minimum: 3 } }) }) },
  schemas: {
    Named: object({ b: { type: ['integer', 'null'] } }),
  },
};

let contract: Contract;
beforeAll(async () => {
  contract = await loadDocumentOf(paths, { components });
});

const success = (operation: string) => `${operation}/success`;

/** The proposal for a finding about a response of an operation. */
function propose(operation: string, about: Partial<Finding>, cases = [success(operation)]): Change | Inexpressible {
  const found = contract.findOperation(operation);
  if (!found) throw new Error(`There is no operation ${operation}.`);
  const finding = { check: 'schema', operation, pointer: '', actual: null, ...about } as Finding;
  return toChange({ finding, cases, contract, operation: found });
}

/** The actions of a change. `shapes` are all shapes that were seen at the same place. */
function actionsOf(change: Change | Inexpressible, shapes?: string[]) {
  if ('why' in change) throw new Error(change.why);
  return change.toActions(shapes ?? change.shapes);
}

const root = "$.paths['/branches'].get.responses['200'].content['application/json'].schema";
const rows = "$.components.responses.Rows.content['application/json'].schema";

describe('A change of a body applies to', () => {
  test.each<[where: string, operation: string, pointer: string, target: string]>([
    ['the branch that has the field', 'branches', '/a', `${root}.allOf[0].properties.a`],
    ['the target of a reference', 'branches', '/b', '$.components.schemas.Named.properties.b'],
    ['the branch that has a type', 'branches', '/c', `${root}.allOf[2].oneOf[0].properties.c.anyOf[0]`],
    [
      'the entries of a map',
      'map',
      '/anybody/deep',
      "$.paths['/map'].get.responses['200'].content['application/json'].schema.additionalProperties.properties.deep",
    ],
    ['the rows of a list', 'rows', '/7/odd name', `${rows}.items.properties['odd name']`],
    ['the rows of a list, for the index *', 'rows', '/*/odd name', `${rows}.items.properties['odd name']`],
    [
      'the default response',
      'fallback',
      '/n',
      "$.paths['/fallback'].get.responses.default.content['application/json'].schema.properties.n",
    ],
    [
      'the only documented media type',
      'text',
      '/n',
      "$.paths['/text'].get.responses['200'].content['text/plain'].schema.properties.n",
    ],
  ])('%s', (_, operation, pointer, target) => {
    const [remove, update] = actionsOf(propose(operation, { keyword: 'type', pointer, actual: 'object' }));
    expect(remove).toEqual({ target: `${target}.type`, remove: true });
    expect(update).toMatchObject({ target });
  });

  test.each<[where: string, operation: string, about: Partial<Finding>]>([
    ['an undocumented field', 'rows', { keyword: 'type', pointer: '/0/gone' }],
    ['an index into an object', 'fallback', { keyword: 'type', pointer: '/0/n' }],
    ['a row with a name as its index', 'rows', { keyword: 'type', pointer: '/first/odd name' }],
    ['a row with an index that only starts with a digit', 'rows', { keyword: 'type', pointer: '/1st/odd name' }],
    ['a response without a body', 'empty', { keyword: 'type', pointer: '' }],
    ['a keyword that the schema lacks', 'rows', { keyword: 'maximum', pointer: '/0/odd name' }],
    ['an optional field', 'branches', { keyword: 'required', pointer: '/b' }],
    ['a field in a schema without properties', 'rows', { keyword: 'missing-field', pointer: '/colour' }],
  ])('nothing for %s', (_, operation, about) => {
    expect(propose(operation, about)).toEqual({ why: 'the schema was not found in the document' });
  });
});

describe('A change of a body', () => {
  const target = `${rows}.items`;

  test('removes a keyword that does not hold', () => {
    expect(actionsOf(propose('rows', { keyword: 'minimum', pointer: '/0/odd name' }))).toEqual([
      { target: `${target}.properties['odd name'].minimum`, remove: true },
    ]);
  });

  test('makes a field optional, in `required` and in the closed form', () => {
    const update = { properties: { 'odd name': { 'x-chatpact-optional': true } } };
    expect(actionsOf(propose('rows', { keyword: 'missing-field', pointer: '/0/odd name' }))).toEqual([
      { target, update },
    ]);
    expect(actionsOf(propose('branches', { keyword: 'required', pointer: '/a' }))).toEqual([
      { target: `${root}.allOf[0].required[?@=='a']`, remove: true },
      { target: `${root}.allOf[0]`, update: { properties: { a: { 'x-chatpact-optional': true } } } },
    ]);
  });

  test.each<[shapes: string, type: object]>([
    ['string', { type: 'string' }],
    ['array of 3 or null', { type: ['array', 'null'] }],
    ['empty object or object of 2', { type: 'object' }],
    ['integer or number', { type: 'number' }],
    ['integer or null', { type: ['integer', 'null'] }],
    ['a date or an empty array', {}],
    ['absent', {}],
  ])('adds a field with the observed type: %s', (actual, type) => {
    expect(actionsOf(propose('rows', { keyword: 'undocumented-field', pointer: '/0/new', actual }))).toEqual([
      { target, update: { properties: { new: { ...type, 'x-chatpact-optional': true } } } },
    ]);
  });

  test.each<[pointer: string, operation: string, seen: string[], type: string[]]>([
    ['/b', 'branches', ['string'], ['integer', 'null', 'string']],
    ['/b', 'branches', ['null', 'integer'], ['integer', 'null']],
    ['/0/odd name', 'rows', ['array of 2', 'empty object'], ['integer', 'array', 'object']],
  ])('widens the type at %s of %s by %j', (pointer, operation, seen, type) => {
    const change = propose(operation, { keyword: 'type', pointer, actual: seen.join(' or ') });
    expect(actionsOf(change)[1]).toMatchObject({ update: { type } });
  });

  test('uses `nullable` in a document of OpenAPI 3.0', async () => {
    const old = await loadDocumentOf(
      {
        '/old': {
          get: {
            operationId: 'old',
            responses: { 200: answer(object({ n: { type: 'integer' }, m: { type: 'integer', nullable: true } })) },
          },
        },
      },
      { openapi: '3.0.3' },
    );
    const found = old.findOperation('old');
    if (!found) throw new Error('The contract lacks the operation old.');
    const widen = (field: string, actual: string) =>
      actionsOf(
        toChange({
          finding: { check: 'schema', keyword: 'type', operation: 'old', pointer: `/${field}`, actual } as Finding,
          ...{ cases: [success('old')], contract: old, operation: found },
        }),
      );
    const target = "$.paths['/old'].get.responses['200'].content['application/json'].schema.properties";
    expect(widen('n', 'null')).toEqual([{ target: `${target}.n`, update: { nullable: true } }]);
    expect(widen('m', 'string')[1]).toEqual({ target: `${target}.m`, update: { type: ['integer', 'null', 'string'] } });
    expect(widen('n', 'string or null')[1]).toMatchObject({ update: { type: ['integer', 'string', 'null'] } });
  });

  test('applies to the response of its cases, such as a refusal', () => {
    const about = { keyword: 'type', pointer: '/error', actual: 'null' };
    const refused = "$.paths['/rows'].get.responses['4XX'].content['application/json'].schema.properties.error";
    for (const id of ['rows/refusal/forbidden', 'rows/refusal/invalid:page'])
      expect(actionsOf(propose('rows', about, [id]))[1]).toMatchObject({ target: refused });
    expect(propose('rows', about)).toEqual({ why: 'the schema was not found in the document' });
    // An undocumented refusal is judged by the schema of the success.
    const unknown = { keyword: 'type', pointer: '/0/odd name', actual: 'null' };
    expect(actionsOf(propose('rows', unknown, ['rows/refusal/missing']))[1]).toMatchObject({
      target: `${target}.properties['odd name']`,
    });
  });

  test('is made once for several cases', () => {
    const about = { keyword: 'type', pointer: '/0/odd name', actual: 'null' };
    expect(actionsOf(propose('rows', about, ['rows/success', 'rows/success/bare']))).toHaveLength(2);
  });

  test('has a different place for each keyword and each field', () => {
    const placeOf = (about: Partial<Finding>) => {
      const change = propose('rows', about);
      return 'why' in change ? change.why : change.place;
    };
    const places = [
      { keyword: 'type', pointer: '/0/odd name' },
      { keyword: 'minimum', pointer: '/0/odd name' },
      { keyword: 'undocumented-field', pointer: '/0/new' },
      { keyword: 'undocumented-field', pointer: '/0/newer' },
    ].map(placeOf);
    expect(new Set(places).size).toBe(4);
    expect(placeOf({ keyword: 'type', pointer: '/3/odd name' })).toBe(places[0]);
  });
});

describe('A change of a status', () => {
  const about = (actual: number) => ({ check: 'status', keyword: 'refusal', actual });

  test('sets the observed status of each refusal, and adds an undocumented response', () => {
    const ids = ['rows/refusal/forbidden', 'rows/refusal/invalid:page'];
    expect(actionsOf(propose('rows', about(302), ids))).toEqual([
      {
        target: "$.paths['/rows'].get",
        update: {
          'x-chatpact': { refusals: { forbidden: 302, 'invalid:page': 302 } },
          responses: { 302: { description: 'Observed, not documented' } },
        },
      },
    ]);
    expect(actionsOf(propose('rows', about(404), ids))).toEqual([
      {
        target: "$.paths['/rows'].get",
        update: { 'x-chatpact': { refusals: { forbidden: 404, 'invalid:page': 404 } } },
      },
    ]);
  });

  test.each([
    [499, undefined],
    [500, false],
    [503, false],
  ])('excuses the status only below 500: %s', (status, excused) => {
    const change = propose('rows', about(status), ['rows/refusal/forbidden']);
    expect('excused' in change ? change.excused : undefined).toBe(excused);
  });

  test.each([199, 300, 404])('is not proposed if a request that must succeed got %s', (status) => {
    expect(propose('rows', about(status))).toEqual({ why: 'a request that must succeed was refused or failed' });
  });

  test.each([201, 299])('adds another successful status: %s', (status) => {
    expect(actionsOf(propose('rows', about(status)))).toEqual([
      {
        target: "$.paths['/rows'].get",
        update: { responses: { [status]: { description: 'Observed, not documented' } } },
      },
    ]);
  });
});

describe('A change of a media type', () => {
  const about = (actual: string, keyword = 'media-type') => ({ check: 'content-type' as const, keyword, actual });

  test('adds it to the documented response, and asks for its schema', () => {
    const change = propose('rows', about('text/csv'));
    expect(actionsOf(change)).toEqual([{ target: '$.components.responses.Rows.content', update: { 'text/csv': {} } }]);
    expect(change).toMatchObject({ remark: 'add the schema of the new media type' });
    const other = propose('rows', about('text/xml'));
    expect('place' in change && 'place' in other && change.place !== other.place).toBe(true);
  });

  test('is not proposed for a missing media type or an HTML page', () => {
    expect(propose('rows', about('none'))).toEqual({ why: 'a document cannot describe such a body' });
    expect(propose('rows', about('text/html', 'html'))).toEqual({ why: 'a document cannot describe such a body' });
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { generateBody } from '../../../mock/document-responses/generate-body.ts';
import type { Contract } from '../../../specs/contract.ts';
import type { Json, JsonObject } from '../../../specs/json/json.ts';
import { createValidator } from '../../../specs/schemas/validator.ts';

const now = Date.parse('2026-02-01T12:00:00Z');
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

interface Asked {
  schemas?: JsonObject;
  echoes?: Record<string, Json>;
  seed?: number;
  purpose?: string;
  owner?: string;
  usesExamples?: boolean;
}

/** Generates a value for a schema, and validates it against the schema. */
function make(schema: JsonObject, asked: Asked = {}) {
  const { schemas = {}, echoes = {}, seed = 1, purpose = 'test', owner = '', usesExamples = true } = asked;
  const document = { openapi: '3.0.3', components: { schemas } } as JsonObject;
  const contract = { document, validator: createValidator(document) } as Contract;
  const known = new Map(Object.entries(echoes));
  const request = { contract, schema, seed, purpose, now, usesExamples, echoes: known, owner, listIds: () => [] };
  return generateBody(request);
}

const bodyOf = (schema: JsonObject, asked?: Asked) => make(schema, asked)?.body;

const object = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({ type: 'object', properties, ...more });

const cat = object({ kind: { type: 'string', enum: ['cat'] }, lives: { type: 'integer' } }, { required: ['kind'] });
const dog = object({ kind: { type: 'string', enum: ['dog'] }, bark: { type: 'boolean' } }, { required: ['kind'] });
const pets: JsonObject = {
  Cat: cat,
  Dog: dog,
  Person: object({ name: { type: 'string' }, parent: { allOf: [ref('Person')] } }, { required: ['name'] }),
  Cycle: object({ child: { nullable: true, allOf: [ref('Cycle')] } }, { required: ['child'] }),
  Tree: object({ kids: { type: 'array', items: ref('Tree') } }, { required: ['kids'] }),
  Either: { oneOf: [object({ next: ref('Either') }, { required: ['next'] }), { type: 'string' }] },
  Base: object(
    { type: { type: 'string' }, id: { type: 'integer' } },
    {
      required: ['type'],
      discriminator: { propertyName: 'type', mapping: { lorry: '#/components/schemas/Lorry' } },
    },
  ),
  Lorry: { allOf: [ref('Base'), object({ load: { type: 'number' } }, { required: ['load'] })] },
};

/** Schemas for which valid values are hard to generate. */
const schemas: Record<string, JsonObject> = {
  'a nullable reference': object({ a: { nullable: true, allOf: [ref('Cat')] } }, { required: ['a'] }),
  'a schema with an optional property of itself': ref('Person'),
  'a schema with a property of itself or null': ref('Cycle'),
  'a schema with a list of itself': ref('Tree'),
  'a recursive branch': ref('Either'),
  'a discriminator': {
    oneOf: [ref('Cat'), ref('Dog')],
    discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat', dog: 'Dog' } },
  },
  'a child of a discriminated parent': ref('Lorry'),
  'branches of which only one matches': {
    oneOf: [
      object({ a: { type: 'integer' } }, { required: ['a'] }),
      object({ b: { type: 'integer' } }, { required: ['b'] }),
    ],
  },
  'allOf members that narrow each other': {
    allOf: [{ type: 'integer', minimum: 5 }, { maximum: 6 }, { multipleOf: 3 }],
  },
  'allOf members that add properties': {
    allOf: [ref('Cat'), object({ owner: { type: 'string', minLength: 3 } }, { required: ['owner'] })],
  },
  'anyOf next to properties': object({ a: { type: 'string' } }, { anyOf: [{ required: ['b'] }, { required: ['c'] }] }),
  'exclusive bounds of 3.0': { type: 'number', minimum: 0, exclusiveMinimum: true, maximum: 1, exclusiveMaximum: true },
  'exclusive bounds of 3.1': { type: 'integer', exclusiveMinimum: 3, exclusiveMaximum: 5 },
  'a multiple of a fraction': { type: 'number', multipleOf: 0.01, minimum: 0.3, maximum: 0.3 },
  'a multiple within negative bounds': { type: 'integer', multipleOf: 7, minimum: -20, maximum: -8 },
  'a long text': { type: 'string', minLength: 300 },
  'a short text': { type: 'string', maxLength: 2 },
  'an exact length': { type: 'string', minLength: 6, maxLength: 6 },
  'a pattern': { type: 'string', pattern: '^[A-Z]{3}-\\d{4}(-[a-f]+)?$' },
  'a pattern with a length': { type: 'string', pattern: '^[a-z_]+$', minLength: 12, maxLength: 15 },
  'a pattern of Unicode': { type: 'string', pattern: '^[\\p{L}\\d_-]+$' },
  'a pattern with a look-ahead': { type: 'string', pattern: '^(?=.*\\d)[a-z\\d]{4,8}$' },
  'unique items of few values': {
    type: 'array',
    uniqueItems: true,
    minItems: 3,
    items: { type: 'string', enum: ['a', 'b', 'c'] },
  },
  'a tuple': { type: 'array', prefixItems: [{ type: 'string' }, { type: 'integer' }], items: false, minItems: 2 },
  'a list that contains something': {
    type: 'array',
    contains: { type: 'integer', exclusiveMinimum: 20, exclusiveMaximum: 50 },
  },
  'a map': { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 12 },
  patternProperties: {
    type: 'object',
    patternProperties: { '^x-': { type: 'string' } },
    additionalProperties: false,
    minProperties: 1,
  },
  'few properties': object(
    { a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string' } },
    { maxProperties: 2, required: ['c'] },
  ),
  'required properties that are not in properties': { type: 'object', required: ['name', 'colour'] },
  'an enumeration with null': object({ s: { type: 'string', nullable: true, enum: ['a', null] } }, { required: ['s'] }),
  'several types': { type: ['null', 'integer'] },
  'a constant': object({ v: { const: { deep: [1] } } }, { required: ['v'] }),
  'a negation': object({ a: { not: { type: 'string' } } }),
  'no property at all': { type: 'object', additionalProperties: false },
  anything: {},
  formats: object(
    Object.fromEntries(
      [
        'date',
        'date-time',
        'time',
        'email',
        'hostname',
        'ipv4',
        'ipv6',
        'uri',
        'uri-reference',
        'uuid',
        'byte',
        'duration',
        'regex',
        'json-pointer',
        'phone-number',
      ].map((format) => [format, { type: 'string', format }]),
    ),
    {},
  ),
  '64-bit integers': object(
    { id: { type: 'integer', format: 'int64', minimum: 9007199254740000 } },
    { required: ['id'] },
  ),
  'a nested invalid example': object(
    { n: { type: 'integer', example: 'five' }, m: { type: 'string', example: 'kept' } },
    { required: ['n'] },
  ),
  'an invalid default': object({ n: { type: 'integer', default: null } }),
  'a property called __proto__': {
    type: 'object',
    required: ['__proto__', 'constructor'],
    additionalProperties: { type: 'string' },
  },
};

test.each(Object.entries(schemas))('generates a valid body for %s', (_, schema) => {
  for (const seed of [1, 2, 3]) {
    for (const usesExamples of [true, false]) {
      const made = make(schema, { schemas: pets, seed, usesExamples });
      expect(made).toBeDefined();
      expect({ body: made?.body, problems: made?.problems }).toEqual({ body: made?.body, problems: [] });
    }
  }
});

test('generates no value for a schema that only infinite values satisfy', () => {
  expect(
    make(ref('Endless'), { schemas: { Endless: object({ next: ref('Endless') }, { required: ['next'] }) } }),
  ).toBeUndefined();
  expect(make({ type: 'array', minItems: 1, items: false })).toBeUndefined();
});

test('throws for a schema that requires too many values, and omits optional ones', () => {
  const level = (next: number): JsonObject => object({ a: ref(`A${next}`), b: ref(`A${next}`) });
  const levels = Array.from({ length: 40 }, (_, index): [string, JsonObject] => [`A${index}`, level(index + 1)]);
  const optional = Object.fromEntries([...levels, ['A40', { type: 'string' }]]);
  const required = Object.fromEntries(
    Object.entries(optional).map(([name, each]) => [
      name,
      name === 'A40' ? each : { ...(each as JsonObject), required: ['a', 'b'] },
    ]),
  );
  expect(make(ref('A0'), { schemas: optional })?.problems).toEqual([]);
  expect(() => make(ref('A0'), { schemas: required })).toThrow(/more than 20000 values/);
});

test('generates the same body for the same seed and request, and different ones otherwise', () => {
  const schema = object({ name: { type: 'string' }, email: { type: 'string' }, id: { type: 'integer' } });
  const one = JSON.stringify(bodyOf(schema));
  expect(JSON.stringify(bodyOf(schema))).toBe(one);
  expect(JSON.stringify(bodyOf(schema, { seed: 2 }))).not.toBe(one);
  expect(JSON.stringify(bodyOf(schema, { purpose: 'page 2' }))).not.toBe(one);
});

test('generates texts that fit their property names', () => {
  const text = { type: 'string' };
  const names = [
    'name',
    'email',
    'phone_number',
    'avatar_url',
    'created_at',
    'access_token',
    'description',
    'status',
    'timezone',
    'company',
    'city',
    'anything_else',
  ];
  const body = bodyOf(object(Object.fromEntries(names.map((name) => [name, text]))), { owner: 'contact' }) as Record<
    string,
    string
  >;
  expect(Object.values(body)).not.toContain('string');
  expect(body.name).toMatch(/^\p{Lu}\S+ \p{Lu}/u);
  expect(body.email?.split('@')[0]).toBe(
    body.name
      ?.toLowerCase()
      .replace(' ', '.')
      .replace(/[^a-z.]/g, ''),
  );
  expect(body.phone_number).toMatch(/^\+\d{9,15}$/);
  expect(body.avatar_url).toMatch(/^https:\/\/example\.com\//);
  expect(Math.abs(Date.parse(body.created_at ?? '') - now)).toBeLessThan(32 * 86_400_000);
  expect(body.access_token).toMatch(/^\w{32}$/);
});

test('generates numbers that fit their property names', () => {
  const names = ['id', 'unread_count', 'created_at', 'price', 'page', 'latitude'];
  const body = bodyOf(object(Object.fromEntries(names.map((name) => [name, { type: 'number' }])))) as Record<
    string,
    number
  >;
  expect(body.id).toBeGreaterThan(0);
  expect(Math.abs((body.created_at ?? 0) * 1000 - now)).toBeLessThan(32 * 86_400_000);
  expect(body.page).toBe(1);
  expect(Object.values(body)).not.toContain(0);
});

test('generates lists of a few items, and fewer in nested lists', () => {
  const deep = {
    type: 'array',
    items: { type: 'array', items: { type: 'array', items: { type: 'array', items: { type: 'integer' } } } },
  };
  const body = bodyOf(deep) as number[][][][];
  expect(body).toHaveLength(3);
  expect(body.flat(3).length).toBeLessThan(30);
});

test('uses the ids of the request', () => {
  const contact = object({ id: { type: 'integer' }, account_id: { type: 'integer' }, name: { type: 'string' } });
  const echoes = { id: '42', 'account id': '7', 'contact id': '42', name: 'Ada Lovelace' };
  expect(bodyOf(contact, { echoes, owner: 'contact' })).toEqual({ id: 42, account_id: 7, name: 'Ada Lovelace' });
  const list = object({ payload: { type: 'array', items: contact } });
  const { payload } = bodyOf(list, { echoes, owner: 'contact' }) as {
    payload: { id: number; account_id: number; name: string }[];
  };
  expect(payload.map(({ account_id }) => account_id)).toEqual([7, 7, 7]);
  expect(payload.map(({ name }) => name)).not.toContain('Ada Lovelace');
  // A value that violates the schema is not used.
  expect(
    make(object({ id: { type: 'string', format: 'uuid' }, account_id: { type: 'integer', maximum: 5 } }), {
      echoes,
      owner: 'contact',
    })?.problems,
  ).toEqual([]);
});

test('omits write-only properties', () => {
  const user = object({ id: { type: 'integer' }, secret: { type: 'string', writeOnly: true } }, { required: ['id'] });
  expect(Object.keys(bodyOf(user) as object)).toEqual(['id']);
});

/** Random schemas that some value satisfies. */
const { schema: anySchema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom<JsonObject>(
      { type: 'boolean' },
      { type: 'string' },
      { type: 'string', format: 'date-time' },
      { type: 'string', enum: ['a', 'b'] },
      { type: 'integer', nullable: true },
      { type: 'string', pattern: '^\\w{2,5}$' },
    ),
    fc
      .record({ minimum: fc.integer({ min: -1000, max: 1000 }), span: fc.nat(1000) })
      .map(({ minimum, span }): JsonObject => ({ type: 'integer', minimum, maximum: minimum + span })),
    fc
      .record({ minLength: fc.nat(20), span: fc.nat(20) })
      .map(({ minLength, span }): JsonObject => ({ type: 'string', minLength, maxLength: minLength + span })),
    fc
      .record({ items: tie('schema'), minItems: fc.nat(3), span: fc.nat(3) })
      .map(({ items, minItems, span }): JsonObject => ({ type: 'array', items, minItems, maxItems: minItems + span })),
    fc
      .record({
        properties: fc.dictionary(fc.constantFrom('id', 'name', 'status', 'x y'), tie('schema'), { maxKeys: 3 }),
        strict: fc.boolean(),
      })
      .map(
        ({ properties, strict }): JsonObject => ({
          type: 'object',
          properties,
          ...(Object.keys(properties).length > 0 && {
            required: Object.keys(properties).slice(1).concat(Object.keys(properties).slice(0, 1)),
          }),
          ...(strict && { additionalProperties: false }),
        }),
      ),
    tie('schema').map((schema): JsonObject => ({ anyOf: [schema, { type: 'null' }] })),
    tie('schema').map((schema): JsonObject => ({ allOf: [schema] })),
  ),
}));

test('generates a valid body for random satisfiable schemas', () => {
  fc.assert(
    fc.property(anySchema, fc.nat(1000), (schema, seed) => {
      expect(make(schema, { seed })?.problems).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

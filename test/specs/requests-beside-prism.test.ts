import { createRequire } from 'node:module';
import fc from 'fast-check';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../specs/json/json.ts';
import { listOperations, type Operation } from '../../specs/operations.ts';
import { encode } from '../../specs/parameters/encode.ts';
import { readQuery } from '../../specs/parameters/sent-values.ts';
import type { ParameterStyle } from '../../specs/parameters/serialization.ts';
import { createValidator } from '../../specs/schemas/validator.ts';

// Random documents and requests, validated by chatpact and by prism-http. Known differences are listed below with a
// reason. The test fails for any other difference.

type PrismHttp = typeof import('@stoplight/prism-http');
const require = createRequire(import.meta.url);
const { createInstance, getHttpOperationsFromSpec } = require('@stoplight/prism-http') as PrismHttp;

const config = {
  isProxy: false as const,
  checkSecurity: false,
  validateRequest: true,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
  mock: { dynamic: false },
};
const logger = pino({ level: 'silent', customLevels: { success: 31 } }) as never;
const prism = createInstance(config, { logger });

type Place = 'path' | 'query' | 'header' | 'cookie';
type Type = 'primitive' | 'array' | 'object';

/** A parameter of a document, and its value in a request. */
interface Given {
  place: Exclude<Place, 'cookie'>;
  style: ParameterStyle;
  explode: boolean;
  type: Type;
  required: boolean;
  schema: JsonObject;
  /** Undefined if it is not sent. */
  value: Json | undefined;
  /** Whether the document allows the value, or its absence. */
  isRight: boolean;
}

const ways: readonly [Given['place'], ParameterStyle, boolean, Type][] = [
  ...(['simple', 'label', 'matrix'] as const).flatMap((style) =>
    [false, true].flatMap((explode) =>
      (['primitive', 'array', 'object'] as const).map((type) => ['path', style, explode, type] as const),
    ),
  ),
  ...[false, true].flatMap((explode) =>
    (['primitive', 'array', 'object'] as const).flatMap((type) => [
      ['query', 'form', explode, type] as const,
      ['header', 'simple', explode, type] as const,
    ]),
  ),
  ['query', 'spaceDelimited', false, 'array'],
  ['query', 'pipeDelimited', false, 'array'],
  ['query', 'deepObject', true, 'object'],
].map(
  ([place, style, explode, type]) => [place, style, explode, type] as [Given['place'], ParameterStyle, boolean, Type],
);

const scalars: readonly [JsonObject, fc.Arbitrary<Json>, fc.Arbitrary<Json>][] = [
  [{ type: 'integer', minimum: 1 }, fc.integer({ min: 1, max: 99 }), fc.constantFrom('x', '1.5', 0)],
  [{ type: 'boolean' }, fc.boolean(), fc.constantFrom('maybe', '2')],
  [{ type: 'string', enum: ['open', 'closed'] }, fc.constantFrom('open', 'closed'), fc.constantFrom('lost', 'Open')],
  [{ type: 'string', minLength: 2 }, fc.constantFrom('ab', 'a b', 'äß'), fc.constantFrom('a')],
];

const given: fc.Arbitrary<Given> = fc
  .record({
    way: fc.constantFrom(...ways),
    scalar: fc.constantFrom(...scalars),
    required: fc.boolean(),
    kind: fc.constantFrom('right', 'right', 'wrong', 'absent'),
    count: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ way: [place, style, explode, type], scalar: [schema, right, wrong], required, kind, count }) => {
    const whole = toSchema(type, schema);
    const values =
      kind === 'wrong' ? fc.tuple(wrong, ...Array(count - 1).fill(right)) : fc.tuple(...Array(count).fill(right));
    const isAbsent = kind === 'absent' && place !== 'path';
    const isShort = type !== 'array' || count <= 2;
    return values.map(
      (each): Given => ({
        place,
        style,
        explode,
        type,
        required: required || place === 'path',
        schema: whole,
        value: isAbsent ? undefined : toValue(type, each as Json[]),
        isRight: isAbsent ? !required : kind !== 'wrong' && isShort,
      }),
    );
  });

function toSchema(type: Type, schema: JsonObject): JsonObject {
  if (type === 'primitive') return schema;
  if (type === 'array') return { type: 'array', items: schema, maxItems: 2 };
  return { type: 'object', required: ['a'], properties: { a: schema, b: schema } };
}

function toValue(type: Type, values: Json[]): Json {
  if (type === 'primitive') return values[0] as Json;
  if (type === 'array') return values;
  return Object.fromEntries(values.slice(0, 2).map((value, index) => [['a', 'b'][index], value]));
}

/** Headers accept only ASCII, and items of a space-separated list cannot contain spaces. */
function isSendable({ place, style, value }: Given): boolean {
  const text = JSON.stringify(value) ?? '';
  return style === 'spaceDelimited' ? !text.includes(' ') : place !== 'header' || /^[ -~]*$/.test(text);
}

interface Asked {
  document: JsonObject;
  operation: Operation;
  path: string;
  search: string;
  headers: Record<string, string>;
  params: Record<string, string>;
}

function toAsked(all: readonly Given[]): Asked {
  const named = all.map((each, index) => ({ ...each, name: `p${index}` }));
  const inPath = named.filter(({ place }) => place === 'path');
  const template = `/things${inPath.map(({ name }) => `/{${name}}`).join('')}`;
  const document: JsonObject = {
    openapi: '3.0.3',
    info: { title: 'Random', version: '1' },
    paths: {
      [template]: {
        get: {
          operationId: 'random',
          parameters: named.map(({ name, place, style, explode, required, schema }) => ({
            name,
            in: place,
            style,
            explode,
            required,
            schema,
          })),
          responses: { 200: { description: 'OK', content: { 'application/json': { example: {} } } } },
        },
      },
    },
  };
  const [operation] = listOperations(document) as [Operation];
  const written = new Map(
    named.flatMap(({ name, place, style, explode, value }) =>
      value === undefined
        ? []
        : [
            [
              name,
              encode({ name, in: place, serialization: { style, explode, mediaType: undefined } }, value),
            ] as const,
          ],
    ),
  );
  const of = (place: Place) => named.filter((each) => each.place === place && written.has(each.name));
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => written.get(name) ?? '');
  const search = of('query')
    .map(({ name }) => written.get(name))
    .filter((each) => each !== '')
    .join('&');
  return {
    document,
    operation,
    path,
    search,
    headers: Object.fromEntries(of('header').map(({ name }) => [name, written.get(name) ?? ''])),
    params: Object.fromEntries(of('path').map(({ name }) => [name, decodeURIComponent(written.get(name) ?? '')])),
  };
}

/** The problems of a request according to chatpact. */
function judge({ document, operation, search, headers, params }: Asked): string[] {
  const request = { path: params, query: {}, headers, ...readQuery(`?${search}`) };
  const { problems } = createValidator(document).checkRequest(operation, request);
  return problems.map(({ in: place, name, message }) => `${place} ${name} ${message}`);
}

/** The problems of a request according to Prism. */
async function judgeByPrism({ document, path, search, headers }: Asked): Promise<string[]> {
  const query: Record<string, string | string[]> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    const known = query[name];
    query[name] = known === undefined ? value : [known, value].flat();
  }
  const operations = await getHttpOperationsFromSpec(document);
  const input = { method: 'get' as const, url: { path, query }, headers };
  // It may throw before it returns a promise.
  const ask = async () => prism.request(input, operations, config)();
  const outcome = await ask().catch((error: Error) => `it fails: ${error.message}`);
  if (typeof outcome === 'string') return [outcome];
  if (outcome._tag === 'Left') return [`no answer: ${outcome.left.message}`];
  const errors = outcome.right.validations.input.filter(({ severity }) => Number(severity) === 0);
  return errors.map(({ path: at = [], message }) => `${at.join('.')} ${message}`);
}

/** Differences between Prism and OpenAPI. The values are generated from the schema, so the right result is known. */
const differences: readonly { reason: string; isOf(one: Given): boolean }[] = [
  {
    reason: 'Prism matches paths by URI templates, which take text with commas for a list, and fails over the list.',
    isOf: ({ place, type, explode, style }) =>
      place === 'path' && type !== 'primitive' && !(explode && style !== 'simple'),
  },
  {
    reason: 'Prism takes exploded objects of style label apart at commas. OpenAPI puts dots between them.',
    isOf: ({ style, explode, type }) => style === 'label' && explode && type === 'object',
  },
  {
    reason: 'Prism looks for %20 in lists with blanks once escapes are undone.',
    isOf: ({ style }) => style === 'spaceDelimited',
  },
  {
    reason: 'Prism fails over a list or an object of a header that is not sent.',
    isOf: ({ place, type, value }) => place === 'header' && type !== 'primitive' && value === undefined,
  },
  {
    reason: 'Prism requires the properties of an optional object that is not sent.',
    isOf: ({ place, explode, type, value }) => place === 'query' && explode && type === 'object' && value === undefined,
  },
];

const anyRequest = fc.array(given.filter(isSendable), { minLength: 1, maxLength: 3 });

test('validates requests correctly, and like prism-http except for listed differences', {
  timeout: 60_000,
}, async () => {
  const met = new Set<string>();
  await fc.assert(
    fc.asyncProperty(anyRequest, async (all) => {
      const asked = toAsked(all);
      const { path, search, headers } = asked;
      const own = judge(asked);
      const isRight = all.every((one) => one.isRight);
      expect(own.length === 0, JSON.stringify({ all, path, search, headers, own })).toBe(isRight);
      const theirs = await judgeByPrism(asked);
      if ((theirs.length === 0) === isRight) return;
      const listed = differences.find(({ isOf }) => all.some(isOf));
      expect(listed, JSON.stringify({ all, path, search, headers, own, theirs })).toBeDefined();
      met.add(listed?.reason ?? '');
    }),
    { numRuns: 200, seed: 28 },
  );
  // A difference that no longer exists must be removed from the list.
  expect([...met].sort()).toEqual(differences.map(({ reason }) => reason).sort());
});

import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../specs/json/json.ts';
import { type DecodableParameter, decode, groupByName } from '../../../specs/parameters/decode.ts';
import { encode } from '../../../specs/parameters/encode.ts';
import { findSentValues, readQuery } from '../../../specs/parameters/sent-values.ts';
import { readSerialization } from '../../../specs/parameters/serialization.ts';
import { toShape } from '../../../specs/parameters/shape.ts';

const text = { type: 'string' };
const schemas = {
  string: text,
  array: { type: 'array', items: text },
  object: { type: 'object', properties: { R: text, G: text, B: text } },
} as const;
const values: Record<keyof typeof schemas, Json> = {
  string: 'blue',
  array: ['blue', 'black', 'brown'],
  object: { R: '100', G: '200', B: '150' },
};

interface Row {
  style: DecodableParameter['serialization']['style'];
  explode: boolean;
  in: DecodableParameter['in'];
  type: keyof typeof schemas;
  /** The example of OpenAPI 3.1.1, section 4.8.12.6 (Style Examples). */
  printed: string;
}

const row = (style: Row['style'], explode: boolean, place: Row['in'], type: Row['type'], printed: string): Row => ({
  style,
  explode,
  in: place,
  type,
  printed,
});

const table: Row[] = [
  row('matrix', false, 'path', 'string', ';color=blue'),
  row('matrix', false, 'path', 'array', ';color=blue,black,brown'),
  row('matrix', false, 'path', 'object', ';color=R,100,G,200,B,150'),
  row('matrix', true, 'path', 'string', ';color=blue'),
  row('matrix', true, 'path', 'array', ';color=blue;color=black;color=brown'),
  row('matrix', true, 'path', 'object', ';R=100;G=200;B=150'),
  row('label', false, 'path', 'string', '.blue'),
  row('label', false, 'path', 'array', '.blue,black,brown'),
  row('label', false, 'path', 'object', '.R,100,G,200,B,150'),
  row('label', true, 'path', 'string', '.blue'),
  row('label', true, 'path', 'array', '.blue.black.brown'),
  row('label', true, 'path', 'object', '.R=100.G=200.B=150'),
  row('simple', false, 'path', 'string', 'blue'),
  row('simple', false, 'path', 'array', 'blue,black,brown'),
  row('simple', false, 'path', 'object', 'R,100,G,200,B,150'),
  row('simple', true, 'path', 'string', 'blue'),
  row('simple', true, 'path', 'array', 'blue,black,brown'),
  row('simple', true, 'path', 'object', 'R=100,G=200,B=150'),
  row('simple', false, 'header', 'array', 'blue,black,brown'),
  row('simple', false, 'header', 'object', 'R,100,G,200,B,150'),
  row('simple', true, 'header', 'object', 'R=100,G=200,B=150'),
  row('form', false, 'query', 'string', 'color=blue'),
  row('form', false, 'query', 'array', 'color=blue,black,brown'),
  row('form', false, 'query', 'object', 'color=R,100,G,200,B,150'),
  row('form', true, 'query', 'string', 'color=blue'),
  row('form', true, 'query', 'array', 'color=blue&color=black&color=brown'),
  row('form', true, 'query', 'object', 'R=100&G=200&B=150'),
  row('spaceDelimited', false, 'query', 'array', 'color=blue%20black%20brown'),
  row('spaceDelimited', false, 'query', 'object', 'color=R%20100%20G%20200%20B%20150'),
  row('pipeDelimited', false, 'query', 'array', 'color=blue%7Cblack%7Cbrown'),
  row('pipeDelimited', false, 'query', 'object', 'color=R%7C100%7CG%7C200%7CB%7C150'),
  row('deepObject', true, 'query', 'object', 'color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150'),
  row('form', false, 'cookie', 'string', 'color=blue'),
  row('form', false, 'cookie', 'array', 'color=blue,black,brown'),
  row('form', true, 'cookie', 'array', 'color=blue&color=black&color=brown'),
  row('form', true, 'cookie', 'object', 'R=100&G=200&B=150'),
];

function toWritten(
  name: string,
  { style, explode, in: place }: Omit<Row, 'type' | 'printed'>,
  schema: JsonObject,
): DecodableParameter {
  return { name, in: place, serialization: { style, explode, shape: toShape({}, schema) } };
}

/** The text that a server gets for a text in a request. */
function toFound(name: string, place: DecodableParameter['in'], written: string) {
  const base = { path: {}, query: {}, headers: {} };
  if (place === 'query') return findSentValues(place, { ...base, ...readQuery(`/?${written}`) });
  if (place === 'cookie') return findSentValues(place, { ...base, headers: { Cookie: written } });
  return groupByName([[name, place === 'path' ? decodeURIComponent(written) : written]]);
}

describe("OpenAPI's table of styles", () => {
  const titled = table.map((each) => [`${each.in} ${each.style} explode=${each.explode} ${each.type}`, each] as const);

  test.each(titled)('%s is decoded as in the table', (_, each) => {
    const { type, printed, in: place } = each;
    const parameter = toWritten('color', each, schemas[type] as JsonObject);
    const decoded = decode(parameter, toFound('color', place, printed));
    expect(decoded).toMatchObject({ candidates: [values[type]] });
  });

  test.each(titled)('%s is encoded as in the table', (_, each) => {
    const { type, printed } = each;
    expect(encode(toWritten('color', each, schemas[type] as JsonObject), values[type])).toBe(printed);
  });

  test.each([
    ['matrix', 'path', ';color'],
    ['label', 'path', '.'],
    ['form', 'query', 'color='],
  ] as const)('an empty text of style %s is %s %s', (style, place, printed) => {
    for (const explode of [false, true]) {
      const parameter = toWritten('color', { style, explode, in: place }, schemas.string);
      expect(encode(parameter, '')).toBe(printed);
      expect(decode(parameter, toFound('color', place, printed))).toMatchObject({ candidates: [''] });
    }
  });
});

describe('A text that does not match the style', () => {
  test.each([
    ['label', false, 'array', 'blue,black', 'must begin with a dot (style label)'],
    ['matrix', false, 'array', 'blue,black', 'must begin with ";color" (style matrix)'],
    ['matrix', true, 'array', ';color=blue;other=black', 'must begin with ";color" (style matrix)'],
    ['matrix', false, 'string', ';colour=blue', 'must begin with ";color" (style matrix)'],
    ['simple', false, 'object', 'R,100,G', 'must be a list of names and values in turn'],
    ['simple', true, 'object', 'R=100,G', 'must be a list of name=value'],
  ] as const)('%s explode=%s %s: %s', (style, explode, type, sent, mistake) => {
    const parameter = toWritten('color', { style, explode, in: 'path' }, schemas[type] as JsonObject);
    expect(decode(parameter, groupByName([['color', sent]]))).toEqual({ mistake });
  });

  test('a missing parameter is undefined in every style', () => {
    for (const each of table.filter(({ in: place }) => place === 'query')) {
      const parameter = toWritten('color', each, schemas[each.type] as JsonObject);
      expect(decode(parameter, groupByName([['other', 'blue']]))).toBeUndefined();
    }
  });
});

describe('Lists and objects of a query', () => {
  const read = (node: JsonObject, query: string, document: JsonObject = {}) => {
    const serialization = readSerialization(document, node, 'query');
    if (!serialization) return 'plain';
    const parameter = { name: String(node.name), in: 'query' as const, serialization };
    const decoded = decode(parameter, toFound('', 'query', query), (name) => name === 'others');
    return decoded && 'candidates' in decoded ? decoded.candidates : decoded;
  };
  const list = { type: 'array', items: { type: 'integer' } };

  test('strings and exploded lists need no decoder', () => {
    expect(read({ name: 'a', schema: { type: 'string' } }, '')).toBe('plain');
    expect(read({ name: 'a' }, '')).toBe('plain');
    expect(read({ name: 'a', schema: list }, '')).toBe('plain');
    expect(read({ name: 'a', schema: { $ref: '#/L' } }, '', { L: list })).toBe('plain');
    expect(read({ name: 'a', schema: { type: ['string', 'null'] } }, '')).toBe('plain');
  });

  test('finds a list below references, allOf and anyOf', () => {
    const composed = { allOf: [{ $ref: '#/L' }] };
    expect(read({ name: 'a', schema: composed }, 'a=1&a=2', { L: list })).toEqual([['1', '2']]);
    expect(read({ name: 'a', schema: composed }, 'a=1', { L: list })).toEqual([['1']]);
    const either = { anyOf: [list, { type: 'string' }] };
    expect(read({ name: 'a', schema: either }, 'a=none')).toEqual([['none'], 'none']);
  });

  test('terminates for a schema that refers to itself', () => {
    const document = { Node: { anyOf: [{ $ref: '#/Node' }, { $ref: '#/Node' }, { type: 'string' }] } };
    expect(read({ name: 'a', schema: { $ref: '#/Node' } }, 'a=1', document)).toBe('plain');
  });

  test('names in brackets are nested', () => {
    const filter = {
      name: 'filter',
      style: 'deepObject',
      schema: {
        type: 'object',
        properties: { ids: list, user: { type: 'object', properties: { name: { type: 'string' } } } },
      },
    };
    expect(read(filter, 'filter[ids]=1&filter[user][name]=a&filter[more]=2')).toEqual([
      { ids: ['1'], user: { name: 'a' }, more: '2' },
    ]);
    expect(read(filter, 'filter[ids][]=1&filter[ids][]=2')).toEqual([{ ids: ['1', '2'] }]);
    expect(read(filter, 'filter[ids][0]=1&filter[ids][1]=2')).toEqual([{ ids: ['1', '2'] }]);
    expect(read(filter, 'filters[ids]=1')).toBeUndefined();
    expect(Object.keys((read(filter, 'filter[__proto__]=1') as object[])[0] ?? {})).toEqual(['__proto__']);
  });

  test('an exploded object gets its listed names, and an open one all names of no other parameter', () => {
    const closed = { name: 'page', schema: { type: 'object', properties: { limit: { type: 'integer' } } } };
    expect(read(closed, 'limit=2&other=1')).toEqual([{ limit: '2' }]);
    expect(read(closed, 'other=1')).toBeUndefined();
    const open = { name: 'page', schema: { type: 'object' } };
    expect(read(open, 'a=2&b=1&b=2&others=3')).toEqual([{ a: '2', b: ['1', '2'] }]);
  });

  test('reads an object from JSON if none of its names was sent', () => {
    const open = { name: 'selector', schema: { type: 'object' } };
    expect(read(open, 'selector={"term":"a"}')).toEqual([{ term: 'a' }]);
  });

  test('content is decoded by its media type', () => {
    const where = { name: 'where', content: { 'application/json': { schema: { type: 'object' } } } };
    expect(read(where, 'where={"a":1}')).toEqual([{ a: 1 }]);
    expect(read(where, 'where={a')).toEqual({ mistake: 'must be JSON' });
    expect(read({ name: 'where', content: { 'text/plain': {} } }, 'where={a')).toEqual(['{a']);
  });

  test('an empty value is accepted if the document allows it', () => {
    const empty = { name: 'a', allowEmptyValue: true, schema: { type: 'integer' } };
    expect([read(empty, 'a='), read(empty, 'a'), read(empty, 'a=1')]).toEqual([[''], [''], ['1']]);
  });

  test('a label of OpenAPI 3.0 with dots between its items is decoded, too', () => {
    const parameter = toWritten('color', { style: 'label', explode: false, in: 'path' }, schemas.array);
    expect(decode(parameter, groupByName([['color', '.blue.black']]))).toEqual({
      candidates: [['blue.black'], ['blue', 'black']],
    });
  });

  test('ignores spaces around the commas of a header', () => {
    const parameter = toWritten('X-Ids', { style: 'simple', explode: false, in: 'header' }, schemas.array);
    expect(decode(parameter, groupByName([['X-Ids', '1, 2 ,3']]))).toEqual({ candidates: [['1', '2', '3']] });
  });
});

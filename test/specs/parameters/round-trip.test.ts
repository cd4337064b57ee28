import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../specs/json/json.ts';
import { type DecodableParameter, decode, groupByName } from '../../../specs/parameters/decode.ts';
import { encode } from '../../../specs/parameters/encode.ts';
import { findSentValues, readQuery } from '../../../specs/parameters/sent-values.ts';
import type { ParameterStyle } from '../../../specs/parameters/serialization.ts';
import { toShape } from '../../../specs/parameters/shape.ts';

const ways: readonly [DecodableParameter['in'], ParameterStyle, explode: boolean][] = [
  ['path', 'simple', false],
  ['path', 'simple', true],
  ['path', 'label', false],
  ['path', 'label', true],
  ['path', 'matrix', false],
  ['path', 'matrix', true],
  ['query', 'form', false],
  ['query', 'form', true],
  ['query', 'spaceDelimited', false],
  ['query', 'pipeDelimited', false],
  ['query', 'deepObject', true],
  ['header', 'simple', false],
  ['header', 'simple', true],
  ['cookie', 'form', false],
];

// Items must not contain the separator: escapes are decoded before a list is split, so it would count as a separator.
const item = fc.string({ unit: fc.constantFrom(...'aZ09_-~%+?#äß中'), minLength: 1, maxLength: 6 });
const inHeader = fc.string({ unit: fc.constantFrom(...'aZ09_-~%+?#'), minLength: 1, maxLength: 6 });
const name = fc.constantFrom('R', 'G', 'B', '__proto__');

const sentFor = (place: DecodableParameter['in'], written: string) => {
  const base = { path: {}, query: {}, headers: {} };
  if (place === 'query') return findSentValues(place, { ...base, ...readQuery(`/?${written}`) });
  if (place === 'cookie') return findSentValues(place, { ...base, headers: { cookie: written } });
  return groupByName([['color', place === 'path' ? decodeURIComponent(written) : written]]);
};

test.each(ways)('decodes encoded values in the %s in style %s (explode=%s)', (place, style, explode) => {
  const text = place === 'header' ? inHeader : item;
  const list = fc.array(text, { minLength: 1, maxLength: 4 });
  const object = fc.dictionary(name, text, { minKeys: 1, maxKeys: 3, noNullPrototype: true });
  const schemas: [JsonObject, fc.Arbitrary<Json>][] = [
    [{ type: 'string' }, text],
    [{ type: 'array' }, list],
    [{ type: 'object' }, object as fc.Arbitrary<JsonObject>],
  ];
  for (const [schema, values] of style === 'deepObject' ? schemas.slice(2) : schemas) {
    const parameter: DecodableParameter = {
      name: 'color',
      in: place,
      serialization: { style, explode, shape: toShape({}, schema) },
    };
    fc.assert(
      fc.property(values, (value) => {
        const decoded = decode(parameter, sentFor(place, encode(parameter, value)));
        const [first] = decoded && 'candidates' in decoded ? decoded.candidates : [];
        expect(JSON.parse(JSON.stringify(first))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 100 },
    );
  }
});

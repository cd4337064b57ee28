import { describe, expect, test } from 'vitest';
import { follow, nodeAt, toJsonPath } from '../../../contracts/propose/nodes.ts';
import { findFitting, findInside } from '../../../contracts/propose/schemas.ts';
import type { JsonObject } from '../../../specs/json/json.ts';

describe('A document', () => {
  const document = {
    a: { $ref: '#/b' },
    b: { $ref: '#/c%20d' },
    'c d': { e: { $ref: '#/f' } },
    f: { type: 'integer' },
    circle: { $ref: '#/other' },
    other: { $ref: '#/circle' },
    far: { $ref: 'https://elsewhere.example/#/f' },
    twice: { oneOf: [{ $ref: '#/twice' }, { $ref: '#/twice' }, { $ref: '#/f' }] },
    map: {
      allOf: [
        { additionalProperties: { $ref: '#/f' }, properties: { inner: { properties: {} } } },
        { properties: { b: { type: 'string' }, inner: { properties: { c: {} } }, 7: {} }, items: { type: 'null' } },
      ],
    },
    endless: { properties: { in: { $ref: '#/endless' } }, allOf: [{ $ref: '#/endless' }] },
  } as unknown as JsonObject;

  test('is followed through its references, and not for ever', () => {
    expect(follow(document, ['a', 'e', 'type'])).toEqual(['f', 'type']);
    expect(follow(document, ['a'])).toEqual(['c d']);
    expect(['circle', 'other']).toContain(follow(document, ['circle'])[0]);
    expect(follow(document, ['far'])).toEqual(['far']);
    expect(nodeAt(document, ['f', 'type'])).toEqual({});
  });

  test('that refers to itself is searched to an end', () => {
    expect(findInside(document, ['endless'], ['in', 'in'])).toEqual(['endless']);
    expect(findInside(document, ['endless'], ['out'])).toBeUndefined();
    expect(findFitting(document, ['endless'], ({ type }) => type !== undefined)).toBeUndefined();
    expect(findFitting(document, ['twice'], ({ type }) => type !== undefined)).toEqual(['f']);
    expect(findInside(document, ['twice'], ['out'])).toBeUndefined();
  });

  test.each([
    ['a branch that names the field before a map of any names', ['b'], ['map', 'allOf', 1, 'properties', 'b']],
    ['a map where nobody names the field', ['other'], ['f']],
    ['the branch that goes as deep', ['inner', 'c'], ['map', 'allOf', 1, 'properties', 'inner', 'properties', 'c']],
    ['a field by a number before the items of a list', ['7'], ['map', 'allOf', 1, 'properties', '7']],
    ['the items of a list for a number of two digits', ['12'], ['map', 'allOf', 1, 'items']],
    ['a map for a name that only begins with a number', ['7a'], ['f']],
    ['a map for a name that only ends with one', ['a7'], ['f']],
    ['no field that every object has', ['constructor'], ['f']],
  ])('is searched for %s', (_, segments, place) => {
    expect(findInside(document, ['map'], segments)).toEqual(place);
  });

  test('has its places written so that every reader understands them', () => {
    expect(toJsonPath(['a', 'b_1', '_c', 0, '1a', 'd-e', "it's", 'back\\slash', ''])).toBe(
      "$.a.b_1._c[0]['1a']['d-e']['it\\'s']['back\\\\slash']['']",
    );
  });
});

import { describe, expect, test } from 'vitest';
import { follow, nodeAt, toJsonPath } from '../../../contracts/propose/nodes.ts';
import { findFitting, findInside } from '../../../contracts/propose/schemas.ts';
import type { JsonObject } from '../../../specs/json/json.ts';

describe('Nodes of a document', () => {
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

  test('are found through references, also circular ones', () => {
    expect(follow(document, ['a', 'e', 'type'])).toEqual(['f', 'type']);
    expect(follow(document, ['a'])).toEqual(['c d']);
    expect(['circle', 'other']).toContain(follow(document, ['circle'])[0]);
    expect(follow(document, ['far'])).toEqual(['far']);
    expect(nodeAt(document, ['f', 'type'])).toEqual({});
  });

  test('are searched to an end in schemas that contain themselves', () => {
    expect(findInside(document, ['endless'], ['in', 'in'])).toEqual(['endless']);
    expect(findInside(document, ['endless'], ['out'])).toBeUndefined();
    expect(findFitting(document, ['endless'], ({ type }) => type !== undefined)).toBeUndefined();
    expect(findFitting(document, ['twice'], ({ type }) => type !== undefined)).toEqual(['f']);
    expect(findInside(document, ['twice'], ['out'])).toBeUndefined();
  });

  test.each([
    ['a branch that lists the field rather than a map', ['b'], ['map', 'allOf', 1, 'properties', 'b']],
    ['a map if no branch lists the field', ['other'], ['f']],
    [
      'the branch that has the whole path',
      ['inner', 'c'],
      ['map', 'allOf', 1, 'properties', 'inner', 'properties', 'c'],
    ],
    ['a field named by a number rather than list items', ['7'], ['map', 'allOf', 1, 'properties', '7']],
    ['list items for an index of two digits', ['12'], ['map', 'allOf', 1, 'items']],
    ['a map for a name that starts with a digit', ['7a'], ['f']],
    ['a map for a name that ends with a digit', ['a7'], ['f']],
    ['no inherited property', ['constructor'], ['f']],
  ])('are searched for %s', (_, segments, place) => {
    expect(findInside(document, ['map'], segments)).toEqual(place);
  });

  test('have a JSONPath with unusual names quoted', () => {
    expect(toJsonPath(['a', 'b_1', '_c', 0, '1a', 'd-e', "it's", 'back\\slash', ''])).toBe(
      "$.a.b_1._c[0]['1a']['d-e']['it\\'s']['back\\\\slash']['']",
    );
  });
});

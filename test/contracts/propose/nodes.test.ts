import { describe, expect, test } from 'vitest';
import { follow, nodeAt, toJsonPath } from '../../../contracts/propose/nodes.ts';
import { findFitting, findInside } from '../../../contracts/propose/schemas.ts';
import type { JsonObject } from '../../../specs/json.ts';

describe('A document', () => {
  const document = {
    a: { $ref: '#/b' },
    b: { $ref: '#/c%20d' },
    'c d': { e: { $ref: '#/f' } },
    f: { type: 'integer' },
    circle: { $ref: '#/other' },
    other: { $ref: '#/circle' },
    far: { $ref: 'https://elsewhere.example/#/f' },
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
  });

  test('has its places written so that every reader understands them', () => {
    expect(toJsonPath(['a', 'b_1', '_c', 0, '1a', 'd-e', "it's", 'back\\slash', ''])).toBe(
      "$.a.b_1._c[0]['1a']['d-e']['it\\'s']['back\\\\slash']['']",
    );
  });
});

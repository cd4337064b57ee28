import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffDocuments } from '../../specs/diff/diff-documents.ts';
import { fitOverlays } from '../../specs/diff/overlay-fit.ts';
import { loadOwnDocument } from '../../specs/documents/own-documents.ts';
import { getVendor } from '../../specs/get-vendor.ts';
import { findAt, isObject, type Json, type JsonObject, toPointer } from '../../specs/json/json.ts';

// Published documents may violate OpenAPI. The comparison must terminate for any value at any place.

const { json } = await loadOwnDocument(getVendor('rocketchat'), 'openapi');

/** The pointers of all nodes except the root. */
function listPointers(node: Json | undefined, path: string[] = []): string[] {
  const inside = Array.isArray(node) || isObject(node) ? Object.entries(node) : [];
  const own = path.length === 0 ? [] : [toPointer(path)];
  return [...own, ...inside.flatMap(([key, each]) => listPointers(each as Json, [...path, key]))];
}

function replace(document: JsonObject, pointer: string, value: Json): JsonObject {
  const copy = structuredClone(document);
  const parent = findAt(copy, pointer.replace(/\/[^/]*$/, '')) as JsonObject;
  const key = pointer.replace(/^.*\//, '').replaceAll('~1', '/').replaceAll('~0', '~');
  parent[key] = value;
  return copy;
}

const pointers = listPointers(json);
const values = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
  fc.constantFrom<Json[]>([{ $ref: '#/nowhere' }], [null], [], [[[]]]),
  fc.constantFrom<Json>({ $ref: '#/components/schemas' }, { $ref: 7 }, { allOf: 7 }, { type: [7] }, { enum: {} }),
);

const runs = process.env.CI ? 4 : 1;

/** Whether a function succeeds or throws a usage error. */
async function survives(act: () => unknown): Promise<void> {
  try {
    await act();
  } catch (error) {
    expect(error).toMatchObject({ name: 'UsageError' });
  }
}

test('comparing a document with random values succeeds or reports a usage error', async () => {
  expect(pointers.length).toBeGreaterThan(2000);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pointers), values, async (pointer, value) => {
      const changed = replace(json, pointer, value);
      await survives(() => diffDocuments(json, changed));
      await survives(() => diffDocuments(changed, json));
    }),
    { numRuns: 60 * runs, seed: 20_261_121 },
  );
});

test('applying overlays to a document with random values does not crash', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...pointers), values, (pointer, value) =>
      survives(() => fitOverlays(getVendor('rocketchat'), replace(json, pointer, value))),
    ),
    { numRuns: 20 * runs, seed: 20_261_121 },
  );
});

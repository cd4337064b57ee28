import { expect, test } from 'vitest';
import { vendors } from '../../mock/vendors/index.ts';
import { loadContract } from '../../specs/contract.ts';

/** Operations that the mock answers only by their schema, each with the reason. */
const gaps: Record<string, string> = {};

test.each(vendors)('every operation of $name has a handler or is a declared gap', async ({ name, hasHandler }) => {
  const { operations } = await loadContract({ vendor: name });
  const unhandled = operations.map(({ id }) => id).filter((id) => !hasHandler(id));
  expect(unhandled).toEqual(operations.map(({ id }) => id).filter((id) => id in gaps));
  expect(operations.length).toBeGreaterThan(20);
});

test('every declared gap still exists', async () => {
  const documents = await Promise.all(vendors.map(({ name }) => loadContract({ vendor: name })));
  const known = documents.flatMap(({ operations }) => operations.map(({ id }) => id));
  expect(Object.keys(gaps).filter((id) => !known.includes(id))).toEqual([]);
});

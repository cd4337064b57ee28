import { expect, test } from '@jest/globals';
import 'chatpact/jest/globals';

// Tests that import expect.

test('has the types of the matcher', async () => {
  await expect(new Response()).toHonour('list-all-labels', { strict: true });
  await expect(new Response()).not.toHonour('list-all-labels');
  // @ts-expect-error: a misspelt option
  await expect(new Response()).toHonour('list-all-labels', { strickt: true });
});

import 'chatpact/jest';

// Tests that use the global expect of @types/jest.

test('has the types of the matcher', async () => {
  await expect(new Response()).toHonour('list-all-labels', { strict: true });
  await expect(new Response()).not.toHonour('list-all-labels');
  // @ts-expect-error: a misspelt option
  await expect(new Response()).toHonour('list-all-labels', { strickt: true });
  // @ts-expect-error: no operation
  await expect(new Response()).toHonour();
});

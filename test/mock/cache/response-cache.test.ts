import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { act, paths, rereads } from '../random-acts.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';

// Compares two mocks with the same seed: one caches responses until something changes, the other computes each
// response.

let keeping: Mock;
let fresh: Mock;
beforeAll(async () => {
  keeping = await startMock({ scale: 0.05 });
  fresh = await startMock({ scale: 0.05, keepAnswers: false });
});

test('random reads and writes get the same bytes with and without the response cache', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 3, maxLength: 12 }), async (acts) => {
      for (const mock of [keeping, fresh]) {
        for (const workspace of [undefined, 'one']) await callAdmin(mock, '/reset', { workspace, method: 'POST' });
      }
      for (const each of acts) {
        expect(await each(keeping)).toEqual(await each(fresh));
        // Requests from before the change are repeated after it.
        for (const again of rereads) expect(await again(keeping)).toEqual(await again(fresh));
      }
      const journals = await Promise.all([keeping, fresh].map((mock) => callAdmin(mock, '/requests')));
      const [one, other] = journals.map(({ body }) =>
        (body as { duration: number }[]).map((entry) => ({ ...entry, duration: 0, receivedAt: '' })),
      );
      expect(one).toEqual(other);
    }),
    { numRuns: process.env.CI ? 100 : 25, seed: 20261121 },
  );
}, 600_000);

test('does not serve a cached response to another caller', async () => {
  const [path = ''] = paths;
  const administrator = headersOf(keeping, 'chatwoot', 'administrator', 1);
  for (let time = 0; time < 2; time++) expect((await ask(keeping, path, { headers: administrator })).status).toBe(200);
  expect((await ask(keeping, path)).status).toBe(401);
  expect((await ask(keeping, path, { headers: headersOf(keeping, 'chatwoot', 'agent', 1) })).status).toBe(403);
  expect((await ask(keeping, path, { headers: headersOf(keeping, 'chatwoot', 'administrator', 2) })).status).toBe(403);
});

test('caches nothing while the clock ticks', async () => {
  const mock = await startMock({ scale: 0 });
  await callAdmin(mock, '/clock', { body: { tick: true } });
  const read = async () => (await ask(mock, '/api')).headers.get('date');
  const first = await read();
  // The Date header has whole seconds. A cached one would never change.
  await expect.poll(read).not.toBe(first);
});

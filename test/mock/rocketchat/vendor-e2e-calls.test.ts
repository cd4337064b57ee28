import { beforeAll, expect, test } from 'vitest';
import { ask } from '../start-mock.ts';
import { createClient } from './client.ts';
import { accountRows } from './vendor-e2e/account-rows.ts';
import { chatRows } from './vendor-e2e/chat-rows.ts';
import { makeWorld } from './vendor-e2e/make-world.ts';
import { roomRows } from './vendor-e2e/room-rows.ts';
import type { Row, World } from './vendor-e2e/row.ts';
import { userRows } from './vendor-e2e/user-rows.ts';

// Runs expectations of the vendor's API tests (Rocket.Chat 6.14, apps/meteor/tests/end-to-end/api) against the mock.
// Omitted are tests that need settings or operations that the mock does not have: login blocks, custom fields, bad
// words, end-to-end encryption, reactions, stars and pins, licence limits for guests, and checks by chat.getMessage or
// subscriptions.getOne. The tests of the dashboard are in vendor-e2e.test.ts.

let world: World;

beforeAll(async () => {
  world = await makeWorld();
});

const rows: Row[] = [...accountRows, ...userRows, ...roomRows, ...chatRows];

test.each(rows.map((row) => [row.file, row.what, row] as const))('%s: %s', async (_, __, row) => {
  const before = await permit(row.permissions ?? {});
  const answer = await send(row);
  await permit(before);
  expect(answer.headers.get('content-type')).toBe('application/json');
  const { has = {}, lacks = [], check } = row;
  expect([answer.status, answer.body]).toMatchObject([row.status, typeof has === 'function' ? has(world) : has]);
  for (const path of lacks) expect(answer.body).not.toHaveProperty(path);
  await check?.(answer.body as never, world);
});

function send({ as = 'admin', get, post = '', body }: Row) {
  const client = as === 'stranger' ? createClient(world.mock, {}) : world[as];
  if (get === undefined) return client.post(post, typeof body === 'function' ? body(world) : body);
  const path = typeof get === 'function' ? get(world) : get;
  return path.startsWith('/') ? ask(world.mock, path, { headers: client.headers }) : client.get(path);
}

/** Gives permissions to roles, and returns the previous roles. */
async function permit(wanted: Record<string, string[]>): Promise<Record<string, string[]>> {
  if (Object.keys(wanted).length === 0) return {};
  const permissions = Object.entries(wanted).map(([_id, roles]) => ({ _id, roles }));
  const { update } = await world.admin.read<{ update: { _id: string; roles: string[] }[] }>('permissions.listAll');
  await world.admin.write('permissions.update', { permissions });
  return Object.fromEntries(update.filter(({ _id }) => _id in wanted).map(({ _id, roles }) => [_id, roles]));
}

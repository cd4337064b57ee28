import { expect, test } from 'vitest';
import { profiles } from '../../../specs/profiles.ts';
import { type Answer, ask, headersOf, startMock } from '../start-mock.ts';

// Documents do not say which fields a form requires, and servers do not check all types. Handlers refuse such input.

const form = 'application/x-www-form-urlencoded';

async function post(profile: (typeof profiles)[number], name: string, body: string, type = form): Promise<Answer> {
  const mock = await startMock({ profile, scale: 0 });
  const headers = { ...headersOf(mock, 'rocketchat', 'admin'), 'content-type': type };
  return ask(mock, `/api/v1/${name}`, { method: 'POST', headers, body });
}

test.each(profiles)('refuses a form without a message, profile %s', async (profile) => {
  const { status, body } = await post(profile, 'chat.sendMessage', 'other=1');
  expect({ status, body }).toMatchObject({ status: 400, body: { error: 'error-invalid-room' } });
});

test.each(profiles)('refuses a form without the password of a new user, profile %s', async (profile) => {
  const { status } = await post(profile, 'users.create', 'name=A&email=a%40example.com&username=a');
  expect(status).toBe(400);
});

test.each(profiles)('refuses a form without the name of a channel, profile %s', async (profile) => {
  const { status } = await post(profile, 'channels.create', 'readOnly=true');
  expect(status).toBe(400);
});

test('ignores members that are not text, and a list that is null', async () => {
  const create = (name: string, members: unknown) =>
    post('observed', 'channels.create', JSON.stringify({ name, members }), 'application/json');
  expect((await create('first', [5, null])).status).toBe(200);
  expect((await create('second', null)).status).toBe(200);
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Profile, profiles } from '../../../specs/profiles.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

// JSON that is not an object: Rails accepts it, but controllers find no parameters in it.

const base = '/api/v1/accounts/1';
const paths = [
  ...['/conversations', '/conversations/1/messages', '/conversations/1/labels', '/conversations/1/assignments'],
  ...['/conversations/1/toggle_status', '/contacts', '/labels', '/teams', '/agents', '/inboxes'],
];
const bodies = ['"x"', '"content"', '5', '0', 'true', 'null', '[]', '[{"content":"x"}]'];

const mocks = new Map<Profile, Mock>();

beforeAll(async () => {
  for (const profile of profiles) mocks.set(profile, await startMock({ scale: 0.01, profile }));
});

async function post(profile: Profile, path: string, body: string) {
  const mock = mocks.get(profile) as Mock;
  const headers = { ...headersOf(mock, 'chatwoot', 'administrator', 1), 'content-type': 'application/json' };
  return ask(mock, base + path, { method: 'POST', headers, body });
}

describe.each(paths)('POST %s', (path) => {
  test.each(bodies)('observed: handles %s like an empty object', async (body) => {
    const [bare, empty] = [await post('observed', path, body), await post('observed', path, '{}')];
    expect([bare.status, Object.keys(bare.body ?? {})]).toEqual([empty.status, Object.keys(empty.body ?? {})]);
  });

  test.each(bodies)('documented: rejects %s, because the document requires an object', async (body) => {
    expect((await post('documented', path, body)).status).toBeOneOf([400, 422]);
  });
});

test('rejects incomplete JSON', async () => {
  for (const profile of profiles) expect((await post(profile, '/labels', '"x')).status).toBe(400);
});

test('Rocket.Chat rejects it', async () => {
  const mock = mocks.get('observed') as Mock;
  const headers = { ...headersOf(mock, 'rocketchat', 'admin'), 'content-type': 'application/json' };
  const answer = await ask(mock, '/api/v1/chat.postMessage', { method: 'POST', headers, body: '"x"' });
  expect(answer.status).toBe(400);
});

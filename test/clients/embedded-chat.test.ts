import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EmbeddedChatApi } from '@embeddedchat/api';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../mock/server.ts';
import { createClient, toReport } from '../mock/rocketchat/client.ts';
import { startMock } from '../mock/start-mock.ts';
import { loadEmbeddedChat } from './embedded-chat.ts';

// Methods of the client of Rocket.Chat's embeddable widget: those that the mock supports, and those that it does not.

const folder = mkdtempSync(join(tmpdir(), 'chatpact-embedded-'));
const today = '2026-01-30';
let Client: typeof EmbeddedChatApi;
let documented: Mock;
let observed: Mock;

beforeAll(async () => {
  Client = (await loadEmbeddedChat(join(folder, 'client.cjs'))).EmbeddedChatApi;
  documented = await startMock({ scale: 0.02 });
  observed = await startMock({ scale: 0.02, profile: 'observed' });
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Visitor {
  client: EmbeddedChatApi;
  /** The token that the page would store between visits. */
  kept: { token: string };
  userId: string;
}

let visitors = 0;

/** Creates a user in a new channel, not logged in, with the password "engine". */
async function createVisitor(mock: Mock): Promise<Visitor & { username: string }> {
  const username = `visitor${++visitors}`;
  const admin = createClient(mock, 'admin');
  const { user } = await admin.write<{ user: { _id: string } }>('users.create', {
    name: username,
    username,
    email: `${username}@visitors.example`,
    password: 'engine',
  });
  const { channel } = await admin.write<{ channel: { _id: string } }>('channels.create', {
    name: `channel-of-${username}`,
    members: [username],
  });
  const kept = { token: '' };
  const storage = {
    host: mock.url,
    getToken: async () => kept.token,
    saveToken: async (token: string) => {
      kept.token = token;
    },
    deleteToken: async () => {
      kept.token = '';
    },
  };
  return { client: new Client(mock.url, channel._id, storage), kept, userId: user._id, username };
}

async function countMessages(mock: Mock): Promise<number> {
  const report = toReport('messages/messages-sent', today, today);
  const { period } = await createClient(mock, 'admin').read<{ period: { count: number } }>(report);
  return period.count;
}

test('a visitor logs in and writes, and the report counts the message', async () => {
  const { client, userId, username } = await createVisitor(documented);
  expect(await client.login(username, 'engine', '')).toMatchObject({
    status: 'success',
    me: { _id: userId, username },
  });
  expect(await client.me()).toMatchObject({ _id: userId, username, success: true });
  expect(await client.userInfo(userId)).toMatchObject({ user: { _id: userId, username }, success: true });

  const before = await countMessages(documented);
  const sent = await client.sendMessage('From another page.', '');
  expect(sent).toMatchObject({ message: { rid: client.rid, msg: 'From another page.', u: { username } } });
  expect(await countMessages(documented)).toBe(before + 1);
  expect(await client.deleteMessage(sent.message._id)).toMatchObject({ message: { _id: sent.message._id } });
  // Deleted messages are still counted.
  expect(await countMessages(documented)).toBe(before + 1);
});

test('a reopened page continues with its stored token until the visitor logs out', async () => {
  const { client, kept, userId, username } = await createVisitor(documented);
  await client.login(username, 'engine', '');
  const again = new Client(documented.url, client.rid, client.getAuth());
  await again.autoLogin({ flow: 'PASSWORD', credentials: undefined });
  expect(await again.me()).toMatchObject({ _id: userId });
  expect(kept.token).not.toBe('');

  await again.logout();
  expect(kept.token).toBe('');
  expect(await client.me()).toEqual({ status: 'error', message: 'You must be logged in to do this.' });
});

test('returns the permissions of a role', async () => {
  const { client, username } = await createVisitor(documented);
  await client.login(username, 'engine', '');
  const { update } = await client.permissionInfo();
  expect(update).toContainEqual(expect.objectContaining({ _id: 'view-engagement-dashboard', roles: ['admin'] }));
});

test('returns a reason for a wrong password only in the observed profile', async () => {
  const there = await createVisitor(observed);
  expect(await there.client.login(there.username, 'wrong', '')).toEqual({ error: 'Unauthorized' });
  const here = await createVisitor(documented);
  expect(await here.client.login(here.username, 'wrong', '')).toEqual({ error: undefined });
  expect(here.kept.token).toBe('');
});

type Method = keyof EmbeddedChatApi;

const tested: Method[] = [
  'login',
  'autoLogin',
  'logout',
  'me',
  'userInfo',
  'permissionInfo',
  'sendMessage',
  'deleteMessage',
];

/** HTTP methods of the client that are not part of the contract. */
const undocumented: Method[] = [
  'channelInfo',
  'execCommand',
  'findOrCreateInvite',
  'getAllFiles',
  'getAllImages',
  'getChannelMembers',
  'getChannelRoles',
  'getCommandsList',
  'getMentionedMessages',
  'getMessageLimit',
  'getMessages',
  'getPinnedMessages',
  'getSearchMessages',
  'getStarredMessages',
  'getThreadMessages',
  'getUserStatus',
  'getUsersInRole',
  'pinMessage',
  'reactToMessage',
  'reportMessage',
  'sendAttachment',
  'starMessage',
  'unpinMessage',
  'unstarMessage',
  'updateMessage',
  'updateUserUsername',
];

/** Methods that use a WebSocket, which the mock does not support. */
const realtime: Method[] = ['connect', 'close', 'sendTypingStatus'];

/**
 * Methods that use apps on the server or other login services, and one that does nothing if the server suggests no user
 * name.
 */
const notTested: Method[] = [
  'getRCAppInfo',
  'googleSSOLogin',
  'handleUiKitInteraction',
  'updateUserNameThroughSuggestion',
];

test.each(undocumented)('%s is not part of the contract and returns 404 for an unknown endpoint', async (name) => {
  const { client, username } = await createVisitor(documented);
  await client.login(username, 'engine', '');
  const method = client[name] as (...values: unknown[]) => Promise<unknown>;
  const given = name === 'sendAttachment' ? [new Blob(['text']), 'note.txt'] : ['one', 'two', 'true'];
  expect(await method.apply(client, given)).toEqual({ success: false, error: 'There is no such API endpoint' });
});

test('these tests list every method of the client', () => {
  const names = Object.getOwnPropertyNames(Client.prototype).filter(
    (name) => /^(constructor|[gs]etAuth|getHost|handleTypingEvent|(add|remove)\w+Listener)$/.test(name) === false,
  );
  expect([...tested, ...undocumented, ...realtime, ...notTested].sort()).toEqual(names.sort());
});

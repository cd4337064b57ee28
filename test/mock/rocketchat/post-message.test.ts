import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { listViolations } from '../judge-answer.ts';
import { startMock } from '../start-mock.ts';
import { type Client, createClient, logIn } from './client.ts';

// Bodies that chat.postMessage accepts or refuses (Rocket.Chat 6.14, app/lib/server/functions/processWebhookMessage.ts)

const operation = 'post-api-v1-chat.postMessage';
let mock: Mock;
let contract: Contract;
let admin: Client;
let user: Client;
let bot: Client;
const ids: Record<string, string> = {};

beforeAll(async () => {
  mock = await startMock({ profile: 'observed', scale: 0, versions: { rocketchat: '6.14.0' } });
  contract = await loadContract({ vendor: 'rocketchat', profile: 'observed' });
  admin = createClient(mock, 'admin');
  user = createClient(mock, 'user');
  const about = { username: 'robot', name: 'Robot', email: 'robot@x.example', password: 'oil', roles: ['bot'] };
  ids.robot = (await admin.write<{ user: { _id: string } }>('users.create', about)).user._id;
  bot = await logIn(mock, 'robot', 'oil');
  for (const name of ['one', 'two']) {
    ids[name] = (await admin.write<{ channel: { _id: string } }>('channels.create', { name })).channel._id;
  }
  await admin.write('groups.create', { name: 'closed' });
  await admin.write('channels.create', { name: 'news', readOnly: true });
});

const countIn = async (name: string) =>
  (await admin.read<{ channel: { msgs: number } }>(`channels.info?roomName=${name}`)).channel.msgs;

test('sends a message to each room of a list, and returns the first one', async () => {
  const before = [await countIn('one'), await countIn('two')];
  const answer = await user.post('chat.postMessage', { channel: ['#two', '#one', '#two'], text: ' hello ' });
  expect([answer.status, answer.body]).toMatchObject([
    200,
    { channel: '#two', message: { rid: ids.two, msg: 'hello', alias: '', attachments: [], parseUrls: true } },
  ]);
  expect(listViolations(contract, operation, answer)).toEqual([]);
  expect([await countIn('one'), await countIn('two')]).toEqual(before.map((count) => count + 1));
});

test('keeps messages that were sent before an unknown room', async () => {
  const before = await countIn('one');
  const answer = await user.post('chat.postMessage', { roomId: [ids.one, 'nowhere', ids.two], text: 'hello' });
  expect([answer.status, answer.body]).toEqual([
    400,
    { success: false, error: '[invalid-channel]', errorType: 'invalid-channel' },
  ]);
  expect(await countIn('one')).toBe(before + 1);
});

const places: [place: () => string, isThere: boolean][] = [
  [() => 'one', true],
  [() => '#one', true],
  [() => ids.one ?? '', true],
  [() => `#${ids.one}`, true],
  [() => '@robot', true],
  [() => ids.robot ?? '', true],
  [() => `@${ids.robot}`, true],
  [() => 'robot', false],
  [() => '#robot', false],
  [() => '@one', false],
  [() => '', false],
];

test.each(places)('resolves or refuses the target %o', async (place, isThere) => {
  const answer = await admin.post('chat.postMessage', { channel: place(), text: 'hello' });
  expect(answer.status).toBe(isThere ? 200 : 400);
  if (isThere) expect(answer.body).toMatchObject({ channel: place() });
  expect(listViolations(contract, operation, answer)).toEqual([]);
});

const ways: [what: string, more: object, error: string | null][] = [
  ['another name', { alias: 'Boss' }, 'Not enough permission'],
  ['another name in the field of webhooks', { username: 'Boss' }, 'Not enough permission'],
  ['another picture', { avatar: 'https://x.example/a.png' }, 'Not enough permission'],
  ['another picture in the field of webhooks', { icon_url: '/a.png' }, 'Not enough permission'],
  ['a picture that is not a URL', { avatar: 'javascript:alert(1)' }, 'Invalid href value provided'],
  ['a name that is a number', { alias: 5 }, 'Match error: Expected string, got number'],
  ['a thread that is a number', { tmid: 5 }, 'Match error: Expected string, got number'],
  ['custom fields', { customFields: { a: 1 } }, 'Custom fields not enabled'],
  ['an emoji', { emoji: ':smile:' }, null],
  ['an emoji in the field of webhooks', { icon_emoji: ':smile:' }, null],
  ['an empty name', { alias: '' }, null],
  ['attachments that are not an array', { attachments: {} }, null],
  ['no text', { text: '' }, null],
  ['a text in msg', { text: undefined, msg: 'hello' }, null],
];

test.each(ways)('%s', async (_, more, error) => {
  const before = await countIn('one');
  const answer = await admin.post('chat.postMessage', { channel: '#one', text: 'hello', ...more });
  if (error === null) expect(answer.status).toBe(200);
  else expect([answer.status, answer.body]).toEqual([400, { success: false, error }]);
  expect(await countIn('one')).toBe(before + Number(error === null));
  expect(listViolations(contract, operation, answer)).toEqual([]);
});

test('allows a bot to set another name and picture', async () => {
  const more = { alias: 'Boss', avatar: 'https://x.example/a.png' };
  const answer = await bot.post('chat.postMessage', { channel: '#one', text: 'hello', ...more });
  expect([answer.status, answer.body]).toMatchObject([200, { message: { ...more, u: { username: 'robot' } } }]);
  expect(listViolations(contract, operation, answer)).toEqual([]);
});

test.each([
  ['chat.postMessage', () => ({ channel: '#closed', text: 'a' }), 'error-not-allowed'],
  [
    'chat.postMessage',
    () => ({ channel: '#news', text: 'a' }),
    "You can't send messages because the room is readonly.",
  ],
  ['chat.sendMessage', () => ({ message: { rid: ids.one, msg: 'a', alias: 'Boss' } }), 'Not enough permission'],
  ['chat.sendMessage', () => ({ message: { rid: ids.one, msg: 'a', avatar: '/a.png' } }), 'Not enough permission'],
  [
    'chat.sendMessage',
    () => ({ message: { rid: ids.one, msg: 'a', customFields: { a: 1 } } }),
    'Custom fields not enabled',
  ],
] as const)("%s refuses a user with the vendor's message", async (name, toBody, error) => {
  const answer = await user.post(name, toBody());
  expect([answer.status, answer.body]).toEqual([400, { success: false, error }]);
  expect(listViolations(contract, `post-api-v1-${name}`, answer)).toEqual([]);
});

import { expect, test } from 'vitest';
import { ofType, tellChatwoot, tellRocketChat, toHash } from './history.ts';

// The default history, event by event. People write its numbers into their own tests, so these two lines change only
// when the history is changed on purpose: then say so in the change log. A hash that differs on one machine, one
// version of Node or one day only is a bug: something asks the machine what it should ask the seed.
const golden = {
  chatwoot: '2241092c8347185293d3b9baac1d08f15b587fdf03876089aba8311fd170de50',
  rocketchat: '75e6ef29d416df9f9529f4929aad2da5d9442a45c9df228f5165ca0810a646dd',
};

test('the default history is the same today, next year, and on every machine', () => {
  expect({ chatwoot: toHash(tellChatwoot()), rocketchat: toHash(tellRocketChat()) }).toEqual(golden);
});

test('the same seed tells the same history twice', () => {
  const options = { seed: 7, scale: 0.03 };
  expect(toHash(tellChatwoot(options))).toBe(toHash(tellChatwoot(options)));
  expect(toHash(tellRocketChat(options))).toBe(toHash(tellRocketChat(options)));
});

test('another seed tells another history', () => {
  expect(toHash(tellChatwoot({ seed: 7, scale: 0.03 }))).not.toBe(toHash(tellChatwoot({ seed: 8, scale: 0.03 })));
  expect(toHash(tellRocketChat({ seed: 7, scale: 0.03 }))).not.toBe(toHash(tellRocketChat({ seed: 8, scale: 0.03 })));
});

test('who people are, and how they log in, depends on the seed alone', () => {
  const toIdentities = (options: Parameters<typeof tellChatwoot>[0]) => [
    ...ofType(tellChatwoot(options), 'user.created').map(({ user, name, email, token }) => [user, name, email, token]),
    ...ofType(tellRocketChat(options), 'user.created').map(({ user, username, password }) => [
      user,
      username,
      password,
    ]),
    ...ofType(tellRocketChat(options), 'token.issued').map(({ user, token }) => [user, token]),
    ...ofType(tellRocketChat(options), 'room.created').map(({ room, name }) => [room, name]),
  ];
  const toSorted = (identities: readonly unknown[]) => identities.map((identity) => JSON.stringify(identity)).sort();
  const elsewhen = toIdentities({ now: Date.UTC(2024, 4, 31), scale: 0.02 });
  expect(toSorted(elsewhen)).toEqual(toSorted(toIdentities({ scale: 0 })));
});

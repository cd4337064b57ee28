import { expect, test } from 'vitest';
import { tellChatwoot, tellRocketChat, toHash } from './history.ts';

// The default history, event by event. People write its numbers into their own tests, so these two lines change only
// when the history is changed on purpose: then say so in the change log. A hash that differs on one machine, one
// version of Node or one day only is a bug: something asks the machine what it should ask the seed.
const golden = {
  chatwoot: '',
  rocketchat: '',
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

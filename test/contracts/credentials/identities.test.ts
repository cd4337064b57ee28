import { expect, test } from 'vitest';
import { assertFullIdentity, toCredentials } from '../../../contracts/credentials/credentials.ts';
import { vendorChecks } from '../../../contracts/vendors/index.ts';

const { chatwoot, rocketchat } = vendorChecks;
const chat = { CHATPACT_ROCKETCHAT_TOKEN: ' t-1 ', CHATPACT_ROCKETCHAT_USER_ID: 'u-1' };

test('trims the headers of a caller and shows the names of their variables', () => {
  const credentials = toCredentials(rocketchat, chat);
  expect(credentials.find('full')).toEqual({
    headers: { 'X-Auth-Token': 't-1', 'X-User-Id': 'u-1' },
    shown: { 'X-Auth-Token': '$CHATPACT_ROCKETCHAT_TOKEN', 'X-User-Id': '$CHATPACT_ROCKETCHAT_USER_ID' },
  });
  expect([...credentials.secrets]).toEqual([
    ['t-1', 'CHATPACT_ROCKETCHAT_TOKEN'],
    ['u-1', 'CHATPACT_ROCKETCHAT_USER_ID'],
  ]);
});

test('always has a caller without credentials, and one with the real user id and an unknown token', () => {
  const credentials = toCredentials(rocketchat, chat);
  expect(credentials.find('none')).toEqual({ headers: {}, shown: {} });
  expect(credentials.find('wrong')).toEqual({
    headers: { 'X-Auth-Token': 'nobody-has-this-token-000', 'X-User-Id': 'u-1' },
    shown: { 'X-Auth-Token': 'nobody-has-this-token-000', 'X-User-Id': '$CHATPACT_ROCKETCHAT_USER_ID' },
  });
  expect(toCredentials(rocketchat, {}).find('wrong')).toBeUndefined();
});

test('has no caller if one of its headers is missing', () => {
  const credentials = toCredentials(rocketchat, { CHATPACT_ROCKETCHAT_TOKEN: 't-1' });
  expect(credentials.find('full')).toBeUndefined();
  expect(credentials.find('low')).toBeUndefined();
});

test.each(['two words', 'tab\tbed', 'ümlaut', 'new\nline'])(
  'refuses a token that an HTTP header cannot carry: %j',
  (token) => {
    expect(() => toCredentials(chatwoot, { CHATPACT_CHATWOOT_TOKEN: token })).toThrow(
      expect.objectContaining({
        code: 'INVALID_CREDENTIAL',
        message:
          'CHATPACT_CHATWOOT_TOKEN contains a blank or a character that an HTTP header cannot carry. Set it again.',
      }),
    );
  },
);

test('names the variables to set when the credentials for reports are missing', () => {
  expect(() => assertFullIdentity(rocketchat, toCredentials(rocketchat, {}))).toThrow(
    expect.objectContaining({
      code: 'MISSING_CREDENTIALS',
      message:
        'A check of rocketchat needs credentials that may read reports. Set CHATPACT_ROCKETCHAT_TOKEN and CHATPACT_ROCKETCHAT_USER_ID, or CHATPACT_ROCKETCHAT_USER and CHATPACT_ROCKETCHAT_PASSWORD to log in, in the environment or in a credentials file.',
    }),
  );
  expect(() => assertFullIdentity(rocketchat, toCredentials(rocketchat, chat))).not.toThrow();
  expect(toCredentials(rocketchat, {}).variablesOf('bot')).toEqual([]);
});

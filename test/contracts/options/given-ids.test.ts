import { describe, expect, test } from 'vitest';
import { type CheckOptions, planCheck } from '../../../contracts/index.ts';
import { referenceCredentials } from '../check-reference-server.ts';

const plan = (vendor: string, options: Partial<CheckOptions>, variables: Record<string, string> = {}) =>
  planCheck({ url: 'http://127.0.0.1:9', vendor, credentials: { ...referenceCredentials, ...variables }, ...options });

describe('A given id', () => {
  test.each<[what: string, options: Partial<CheckOptions>, variables: Record<string, string>, said: string]>([
    ['an account name', { accountId: 'abc' }, {}, 'for accountId (--account-id), got "abc"'],
    ['account 0', { accountId: 0 }, {}, 'Expected an integer from 1 for accountId (--account-id), got "0".'],
    ['a path as account', { accountId: '1/../2' }, {}, 'an integer from 1'],
    ['an invalid account in ids', { ids: { account: 'abc' } }, {}, 'for ids.account (--id account=...), got "abc"'],
    [
      'an invalid account in a variable',
      {},
      { CHATPACT_CHATWOOT_ACCOUNT_ID: 'abc' },
      'for CHATPACT_CHATWOOT_ACCOUNT_ID, got "abc"',
    ],
    ['an unknown kind', { ids: { foo: 1 } }, {}, 'chatwoot has no ids of the kind "foo". Known kinds: account,'],
    [
      'a kind with the name of a JavaScript object property',
      { ids: { constructor: 1 } },
      {},
      'chatwoot has no ids of the kind "constructor"',
    ],
    ['a path as inbox', { ids: { inbox: '../2' } }, {}, 'for ids.inbox (--id inbox=...), got "../2"'],
  ])('is rejected: %s', async (what, options, variables, said) => {
    await expect(plan('chatwoot', options, variables)).rejects.toMatchObject({
      code: options.ids && /kind/.test(what) ? 'UNKNOWN_ID_KIND' : 'INVALID_ID',
      message: expect.stringContaining(said),
    });
  });

  test('is accepted as a number or as a name without special characters', async () => {
    expect(await plan('chatwoot', { accountId: 7, ids: { inbox: '3', team: 2 } })).not.toEqual([]);
    expect(await plan('rocketchat', { ids: { room: 'GENERAL' } })).not.toEqual([]);
  });

  test('is ignored if it is the account of another vendor', async () => {
    const variables = { CHATPACT_CHATWOOT_ACCOUNT_ID: 'abc' };
    expect(await plan('rocketchat', { accountId: 'abc' }, variables)).not.toEqual([]);
  });
});

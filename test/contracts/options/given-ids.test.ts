import { describe, expect, test } from 'vitest';
import { type CheckOptions, planCheck } from '../../../contracts/index.ts';
import { twinCredentials } from '../check-reference-server.ts';

const plan = (vendor: string, options: Partial<CheckOptions>, variables: Record<string, string> = {}) =>
  planCheck({ url: 'http://127.0.0.1:9', vendor, credentials: { ...twinCredentials, ...variables }, ...options });

describe('A given id', () => {
  test.each<[what: string, options: Partial<CheckOptions>, variables: Record<string, string>, said: string]>([
    ['an account by a name', { accountId: 'abc' }, {}, 'for accountId (--account-id), got "abc"'],
    [
      'an account before the first',
      { accountId: 0 },
      {},
      'Expected an integer from 1 for accountId (--account-id), got "0".',
    ],
    ['a path for an account', { accountId: '1/../2' }, {}, 'an integer from 1'],
    ['an account among ids', { ids: { account: 'abc' } }, {}, 'for ids.account (--id account=...), got "abc"'],
    [
      'an account in a variable',
      {},
      { CHATPACT_CHATWOOT_ACCOUNT_ID: 'abc' },
      'for CHATPACT_CHATWOOT_ACCOUNT_ID, got "abc"',
    ],
    [
      'a kind that there is not',
      { ids: { foo: 1 } },
      {},
      'chatwoot has no ids of the kind "foo". Known kinds: account,',
    ],
    ['a kind that every object has', { ids: { constructor: 1 } }, {}, 'chatwoot has no ids of the kind "constructor"'],
    ['a path for an inbox', { ids: { inbox: '../2' } }, {}, 'for ids.inbox (--id inbox=...), got "../2"'],
  ])('is refused: %s', async (_, options, variables, said) => {
    await expect(plan('chatwoot', options, variables)).rejects.toMatchObject({
      code: expect.stringMatching(/^(UNKNOWN_ID_KIND|INVALID_ID)$/),
      message: expect.stringContaining(said),
    });
  });

  test('is taken in the form that ids have', async () => {
    expect(await plan('chatwoot', { accountId: 7, ids: { inbox: '3', team: 2 } })).not.toEqual([]);
    expect(await plan('rocketchat', { ids: { room: 'GENERAL' } })).not.toEqual([]);
  });

  test('of another vendor’s account is passed over', async () => {
    const variables = { CHATPACT_CHATWOOT_ACCOUNT_ID: 'abc' };
    expect(await plan('rocketchat', { accountId: 'abc' }, variables)).not.toEqual([]);
  });
});

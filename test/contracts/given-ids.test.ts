import { describe, expect, test } from 'vitest';
import { type CheckOptions, planCheck } from '../../contracts/index.ts';
import { twinCredentials } from './check-twin.ts';

const plan = (vendor: string, options: Partial<CheckOptions>, variables: Record<string, string> = {}) =>
  planCheck({ url: 'http://127.0.0.1:9', vendor, credentials: { ...twinCredentials, ...variables }, ...options });

describe('A given id', () => {
  test.each<[what: string, options: Partial<CheckOptions>, variables: Record<string, string>, said: string]>([
    ['an account by a name', { accountId: 'abc' }, {}, '"abc" is no id of the kind account'],
    ['an account before the first', { accountId: 0 }, {}, '"0" is no id of the kind account'],
    ['a path for an account', { accountId: '1/../2' }, {}, 'a whole number from 1 on'],
    ['an account among ids', { ids: { account: 'abc' } }, {}, '"abc" is no id of the kind account'],
    ['an account in a variable', {}, { CHATPACT_CHATWOOT_ACCOUNT_ID: 'abc' }, '"abc" is no id of the kind account'],
    ['a kind that there is not', { ids: { foo: 1 } }, {}, 'not asked about the id of a "foo". Known kinds: account,'],
    ['a kind that every object has', { ids: { constructor: 1 } }, {}, 'not asked about the id of a "constructor"'],
    ['a path for an inbox', { ids: { inbox: '../2' } }, {}, '"../2" is no id of the kind inbox'],
  ])('is refused: %s', async (_, options, variables, said) => {
    await expect(plan('chatwoot', options, variables)).rejects.toMatchObject({
      code: 'BAD_OPTION',
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

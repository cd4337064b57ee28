import { describe, expect, test } from 'vitest';
import { type CheckOptions, planCheck } from '../../../contracts/index.ts';
import { referenceCredentials } from '../check-reference-server.ts';

const url = 'http://127.0.0.1:9';

describe('The plan', () => {
  test.each(['chatwoot', 'rocketchat'])('of %s is the same list every time, with unique ids', async (vendor) => {
    const plan = () => planCheck({ url, vendor, credentials: referenceCredentials });
    const cases = await plan();
    expect(await plan()).toEqual(cases);
    expect(new Set(cases.map(({ id }) => id)).size).toBe(cases.length);
    expect(new Set(cases.map(({ title }) => title)).size).toBe(cases.length);
  });

  test('requests every metric and every type of a time series', async () => {
    const ids = (await planCheck({ url, vendor: 'chatwoot', credentials: referenceCredentials })).map(({ id }) => id);
    const successes = ids.filter((id) => id.startsWith('list-all-conversation-statistics/success'));
    expect(successes.map((id) => id.split('/')[2] ?? '')).toEqual([
      '',
      'metric=incoming_messages_count',
      'metric=outgoing_messages_count',
      'metric=avg_first_response_time',
      'metric=avg_resolution_time',
      'metric=resolutions_count',
      'type=agent',
      'type=inbox',
      'type=label',
      'type=team',
      'bare',
    ]);
  });

  test('has a case for every refusal that an operation documents', async () => {
    const ids = (await planCheck({ url, vendor: 'chatwoot', credentials: referenceCredentials })).map(({ id }) => id);
    const refusals = ids.filter((id) => id.startsWith('get-channel-summary-report/refusal'));
    expect(refusals.map((id) => id.split('/').slice(2).join('/'))).toEqual([
      'unauthenticated',
      'unrecognised',
      'forbidden',
      'foreign',
      'bot',
      'missing/account_id',
      'invalid:since/format-2026-01-31',
      'invalid:since/format-yesterday',
      'invalid:until/format-2026-01-31',
      'invalid:until/format-yesterday',
      'excessive',
    ]);
  });

  test('names missing credentials', async () => {
    const cases = await planCheck({ url, vendor: 'rocketchat', credentials: {} });
    expect(cases.find(({ id }) => id.endsWith('messages-sent/success'))?.skip).toBe(
      'no credentials for it: set CHATPACT_ROCKETCHAT_TOKEN and CHATPACT_ROCKETCHAT_USER_ID',
    );
  });

  test.each<Partial<CheckOptions>>([
    { vendor: 'zammad' },
    { url: 'ftp://example.com' },
    { url: 'chat.example.com' },
    { workers: 0 },
    { workers: 2.5 },
    { workers: 101 },
    { retries: 11 },
    { rate: 0 },
    { rate: 'fast' },
    { maxRequests: 0 },
    { maxRequests: Number.NaN },
    { requestTimeoutMs: Number.NaN },
    { requestTimeoutMs: 600_001 },
    { timeoutMs: 0 },
    { timeoutMs: 86_400_001 },
    { shard: { index: 0, count: 2 } },
    { shard: { index: 3, count: 2 } },
    { shard: { index: 1.5, count: 2 } },
    { operations: { 'no-such-operation': { skip: 'we lack it' } } },
    { operations: { 'list-all-conversation-statistics': { parameters: { colour: 'red' } } } },
    { operations: { 'list-all-conversation-statistics': { parameters: { since: 0 } } } },
    { since: 'tomorrow' },
    { since: '2026-02-01', until: '2026-01-01' },
    { document: 'no-such-file.yaml' },
  ])('is rejected for %j', async (wrong) => {
    const plan = planCheck({ url, vendor: 'chatwoot', credentials: {}, ...wrong });
    await expect(plan).rejects.toMatchObject({ name: 'UsageError', message: expect.stringMatching(/\.$/) });
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

const profiles = ['documented', 'observed'] as const;
const mocks = new Map<string, Mock>();

beforeAll(async () => {
  for (const profile of profiles) mocks.set(profile, await startMock({ profile }));
});

async function get(profile: (typeof profiles)[number], path: string) {
  const mock = mocks.get(profile) as Mock;
  const answer = await ask(mock, path, { headers: headersOf(mock, 'chatwoot', 'administrator', 1) });
  expect(answer.status).toBe(200);
  return { body: answer.body as never, deviation: answer.headers.get('x-chatpact-deviation') ?? '' };
}

describe('A list that is sent as a repeated parameter', () => {
  const matrix = '/api/v2/accounts/1/reports/inbox_label_matrix';
  const idsOf = ({ inboxes }: { inboxes: { id: number }[] }) => inboxes.map(({ id }) => id).sort();
  const count = ({ data }: { data: { meta: { all_count: number } } }) => data.meta.all_count;
  const conversations = '/api/v1/accounts/1/conversations?status=all';

  test('documented: uses all values', async () => {
    const { body } = await get('documented', `${matrix}?inbox_ids=1&inbox_ids=2`);
    expect(idsOf(body)).toEqual([1, 2]);
    const labels = (await get('documented', '/api/v1/accounts/1/labels')).body as { payload: { title: string }[] };
    const [one, other] = labels.payload.map(({ title }) => title);
    const both = await get('documented', `${conversations}&labels=${one}&labels=${other}`);
    const inBrackets = await get('documented', `${conversations}&labels[]=${one}&labels[]=${other}`);
    const last = await get('documented', `${conversations}&labels=${other}`);
    expect(count(both.body)).toBe(count(inBrackets.body));
    expect(count(both.body)).toBeGreaterThan(count(last.body));
  });

  test('observed: uses the last value, and names the ledger entry', async () => {
    const { body, deviation } = await get('observed', `${matrix}?inbox_ids=1&inbox_ids=2`);
    expect(idsOf(body)).toEqual([2]);
    expect(deviation).toContain('chatwoot-matrix-lists-need-brackets');
    const labels = (await get('observed', '/api/v1/accounts/1/labels')).body as { payload: { title: string }[] };
    const [one, other] = labels.payload.map(({ title }) => title);
    const both = await get('observed', `${conversations}&labels=${one}&labels=${other}`);
    const last = await get('observed', `${conversations}&labels=${other}`);
    expect(count(both.body)).toBe(count(last.body));
    expect(both.deviation).toContain('chatwoot-requests-are-unchecked');
  });

  test('is no deviation with one value', async () => {
    const { deviation } = await get('observed', `${matrix}?inbox_ids[]=1`);
    expect(deviation).not.toContain('chatwoot-matrix-lists-need-brackets');
  });
});

import { beforeAll, describe, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { profiles } from '../../../specs/profiles.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

const account = '/api/v1/accounts/1';
const reports = '/api/v2/accounts/1/reports';
const window = 'since=1767225600&until=1769817600';
const query = `?type=account&metric=conversations_count&${window}`;

describe.each(profiles)('%s: a format at the end of a path', (profile) => {
  let mock: Mock;
  let headers: Record<string, string>;
  beforeAll(async () => {
    mock = await startMock({ profile });
    headers = headersOf(mock, 'chatwoot', 'administrator', 1);
  });

  test.each([
    [reports, '.json', query],
    [reports, '.xml', query],
    [`${reports}/summary`, '.json', query],
    [`${reports}/agents`, '.csv', `?${window}`],
    [`${reports}/agents`, '.json', `?${window}`],
    ['/api/v2/accounts/1/summary_reports/channel', '.json', `?${window}`],
    [`${account}/conversations`, '.json', ''],
    [`${account}/conversations/3`, '.json', ''],
    [`${account}/reporting_events`, '.json', ''],
    ['/api/v1/profile', '.json', ''],
    ['/api', '.json', ''],
  ])('%s%s returns the same as without it', async (path, format, query) => {
    const [plain, suffixed] = [
      await ask(mock, path + query, { headers }),
      await ask(mock, path + format + query, { headers }),
    ];
    expect([suffixed.status, suffixed.body, suffixed.text]).toEqual([200, plain.body, plain.text]);
    expect(suffixed.headers.get('content-type')).toBe(plain.headers.get('content-type'));
  });

  test('works for writes and for unauthorized callers', async () => {
    const body = JSON.stringify({ title: `written-${profile}` });
    const json = { ...headers, 'content-type': 'application/json' };
    expect((await ask(mock, `${account}/labels.json`, { method: 'POST', headers: json, body })).status).toBe(200);
    const agent = headersOf(mock, 'chatwoot', 'agent', 1);
    const refusal = async (path: string) => (await ask(mock, path + query, { headers: agent })).body;
    expect(await refusal(`${reports}.json`)).toEqual(await refusal(reports));
  });

  test('works for a response forced by Prefer, and for an explanation', async () => {
    const prefer = { ...headers, prefer: 'code=403' };
    const explain = { ...headers, 'x-chatpact-explain': '1' };
    for (const more of [prefer, explain]) {
      const plain = await ask(mock, reports + query, { headers: more });
      expect(await ask(mock, `${reports}.json${query}`, { headers: more })).toMatchObject({
        status: plain.status,
        body: plain.body,
      });
    }
  });

  test('does not work for other formats if the server has only a JSON template', async () => {
    expect((await ask(mock, `${account}/conversations.csv`, { headers })).status).toBe(404);
    expect((await ask(mock, `${reports}/nope.json${query}`, { headers })).status).toBe(404);
  });
});

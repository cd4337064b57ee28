// Uses types from openapi-typescript, and sends requests with openapi-fetch. Only types are generated.
import createClient from 'openapi-fetch';
import type { paths } from './generated/chatwoot-types.ts';

const baseUrl = process.env.CHATPACT_URL ?? 'http://127.0.0.1:4010';
const connect = (token = '') => createClient<paths>({ baseUrl, headers: { api_access_token: token } });
const administrator = connect(process.env.CHATPACT_CHATWOOT_TOKEN);
const agent = connect(process.env.CHATPACT_CHATWOOT_LOW_TOKEN);

const path = { account_id: 1 };
const window = { since: '1769126400', until: '1769817600' };
const messages = { metric: 'outgoing_messages_count', type: 'account', ...window } as const;

async function countMessages(): Promise<number> {
  const { data = [] } = await administrator.GET('/api/v2/accounts/{account_id}/reports', {
    params: { path, query: messages },
  });
  return data.reduce((sum, { value }) => sum + Number(value), 0);
}

async function listEvents(): Promise<{ listed: number; total?: number }> {
  let listed = 0;
  for (let page = 1; ; page++) {
    const { data } = await administrator.GET('/api/v1/accounts/{account_id}/reporting_events', {
      params: { path, query: { ...window, page } },
    });
    listed += data?.payload?.length ?? 0;
    if (page >= (data?.meta?.total_pages ?? 1)) return { listed, total: data?.meta?.count };
  }
}

const refusal = await agent.GET('/api/v2/accounts/{account_id}/reports', { params: { path, query: messages } });
const before = await countMessages();
const sent = await administrator.POST('/api/v1/accounts/{account_id}/conversations/{conversation_id}/messages', {
  params: { path: { ...path, conversation_id: 1 } },
  body: { content: 'Written by a typed client.' },
});

const misspelt = { ...messages, metric: 'conversation_count' };
// @ts-expect-error: this metric is not in the contract.
const unknown = await administrator.GET('/api/v2/accounts/{account_id}/reports', { params: { path, query: misspelt } });

const figures = {
  report: before,
  ...(await listEvents()),
  refused: [refusal.response.status, refusal.error?.errors?.[0]?.code],
  written: sent.data?.content,
  moved: (await countMessages()) - before,
  unknown: unknown.response.status,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);

// Uses a client that @hey-api/openapi-ts generated, with a function for each operation.
import { createClient } from './generated/chatwoot-client/client/index.ts';
import {
  createANewMessageInAConversation,
  getAccountReportingEvents,
  listAllConversationStatistics,
} from './generated/chatwoot-client/index.ts';

const baseUrl = process.env.CHATPACT_URL ?? 'http://127.0.0.1:4010';
const connect = (auth = '') => createClient({ baseUrl, auth });
const administrator = connect(process.env.CHATPACT_CHATWOOT_TOKEN);
const agent = connect(process.env.CHATPACT_CHATWOOT_LOW_TOKEN);

const path = { account_id: 1 };
const window = { since: '1769126400', until: '1769817600' };
const messages = { metric: 'outgoing_messages_count', type: 'account', ...window } as const;

async function countMessages(): Promise<number> {
  const { data = [] } = await listAllConversationStatistics({ client: administrator, path, query: messages });
  return data.reduce((sum, { value }) => sum + Number(value), 0);
}

async function listEvents(): Promise<{ listed: number; total?: number }> {
  let listed = 0;
  for (let page = 1; ; page++) {
    const { data } = await getAccountReportingEvents({ client: administrator, path, query: { ...window, page } });
    listed += data?.payload?.length ?? 0;
    if (page >= (data?.meta?.total_pages ?? 1)) return { listed, total: data?.meta?.count };
  }
}

const refusal = await listAllConversationStatistics({ client: agent, path, query: messages });
const before = await countMessages();
const sent = await createANewMessageInAConversation({
  client: administrator,
  path: { ...path, conversation_id: 1 },
  body: { content: 'Written by a typed client.' },
});

const misspelt = { ...messages, metric: 'conversation_count' };
// @ts-expect-error: this metric is not in the contract.
const unknown = await listAllConversationStatistics({ client: administrator, path, query: misspelt });

const figures = {
  report: before,
  ...(await listEvents()),
  refused: [refusal.response?.status, refusal.error?.errors?.[0]?.code],
  written: sent.data?.content,
  moved: (await countMessages()) - before,
  unknown: unknown.response?.status,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);

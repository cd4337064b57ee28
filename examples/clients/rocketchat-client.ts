// Uses a client that @hey-api/openapi-ts generated, with a function for each operation.
import { createClient } from './generated/rocketchat-client/client/index.ts';
import {
  getApiV1EngagementDashboardMessagesMessagesSent,
  getApiV1UsersList,
  postApiV1ChannelsCreate,
  postApiV1ChatPostMessage,
} from './generated/rocketchat-client/index.ts';

const { env } = process;
const client = createClient({ baseUrl: env.CHATPACT_URL ?? 'http://127.0.0.1:4010' });
// The document lists these headers as parameters of each operation, so each call must pass them.
const toHeaders = (token = '', user = '') => ({ 'X-Auth-Token': token, 'X-User-Id': user });
const admin = toHeaders(env.CHATPACT_ROCKETCHAT_TOKEN, env.CHATPACT_ROCKETCHAT_USER_ID);
const user = toHeaders(env.CHATPACT_ROCKETCHAT_LOW_TOKEN, env.CHATPACT_ROCKETCHAT_LOW_USER_ID);

const query = { start: '2026-01-24T00:00:00.000Z', end: '2026-01-30T00:00:00.000Z' };

async function countMessages(): Promise<number> {
  const { data } = await getApiV1EngagementDashboardMessagesMessagesSent({ client, headers: admin, query });
  return data?.period?.count ?? 0;
}

async function listUsers(): Promise<{ listed: number; total?: number }> {
  let listed = 0;
  for (;;) {
    const { data } = await getApiV1UsersList({ client, headers: admin, query: { offset: listed, count: 7 } });
    const length = data?.users?.length ?? 0;
    listed += length;
    if (length === 0 || listed >= (data?.total ?? 0)) return { listed, total: data?.total };
  }
}

const refusal = await getApiV1EngagementDashboardMessagesMessagesSent({ client, headers: user, query });
const refused = refusal.error && 'error' in refusal.error && refusal.error.error;
const before = await countMessages();
const room = await postApiV1ChannelsCreate({ client, headers: admin, body: { name: 'typed-by-a-client' } });
const sent = await postApiV1ChatPostMessage({
  client,
  headers: admin,
  body: { roomId: room.data?.channel?._id ?? '', text: 'Written by a typed client.' },
});

// @ts-expect-error: the contract requires a window for this report.
const unknown = await getApiV1EngagementDashboardMessagesMessagesSent({ client, headers: admin });

const figures = {
  report: before,
  ...(await listUsers()),
  refused: [refusal.response?.status, refused],
  written: sent.data?.message?.msg,
  moved: (await countMessages()) - before,
  unknown: unknown.response?.status,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);

// Uses types from openapi-typescript, and sends requests with openapi-fetch. Only types are generated.
import createClient from 'openapi-fetch';
import type { paths } from './generated/rocketchat-types.ts';

const { env } = process;
const rocketchat = createClient<paths>({ baseUrl: env.CHATPACT_URL ?? 'http://127.0.0.1:4010' });
// The document lists these headers as parameters of each operation, so each call must pass them.
const toHeaders = (token = '', user = '') => ({ 'X-Auth-Token': token, 'X-User-Id': user });
const admin = toHeaders(env.CHATPACT_ROCKETCHAT_TOKEN, env.CHATPACT_ROCKETCHAT_USER_ID);
const user = toHeaders(env.CHATPACT_ROCKETCHAT_LOW_TOKEN, env.CHATPACT_ROCKETCHAT_LOW_USER_ID);

const report = '/api/v1/engagement-dashboard/messages/messages-sent';
const query = { start: '2026-01-24T00:00:00.000Z', end: '2026-01-30T00:00:00.000Z' };

async function countMessages(): Promise<number> {
  const { data } = await rocketchat.GET(report, {
    params: { header: admin, query },
  });
  return data?.period?.count ?? 0;
}

async function listUsers(): Promise<{ listed: number; total?: number }> {
  let listed = 0;
  for (;;) {
    const { data } = await rocketchat.GET('/api/v1/users.list', {
      params: { header: admin, query: { offset: listed, count: 7 } },
    });
    const length = data?.users?.length ?? 0;
    listed += length;
    if (length === 0 || listed >= (data?.total ?? 0)) return { listed, total: data?.total };
  }
}

const refusal = await rocketchat.GET(report, {
  params: { header: user, query },
});
const refused = refusal.error && 'error' in refusal.error && refusal.error.error;
const before = await countMessages();
const room = await rocketchat.POST('/api/v1/channels.create', {
  params: { header: admin },
  body: { name: 'typed-by-fetch' },
});
const sent = await rocketchat.POST('/api/v1/chat.postMessage', {
  params: { header: admin },
  body: { roomId: room.data?.channel?._id ?? '', text: 'Written by a typed client.' },
});

// @ts-expect-error: the contract requires a window for this report.
const unknown = await rocketchat.GET(report, { params: { header: admin } });

const figures = {
  report: before,
  ...(await listUsers()),
  refused: [refusal.response.status, refused],
  written: sent.data?.message?.msg,
  moved: (await countMessages()) - before,
  unknown: unknown.response.status,
};
process.stdout.write(`${JSON.stringify(figures)}\n`);

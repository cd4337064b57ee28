import fc from 'fast-check';
import type { Mock } from '../../mock/server.ts';
import { type Answer, ask, headersOf } from './start-mock.ts';
import { callAdmin } from './workspaces/admin-call.ts';

// Random reads and writes of every kind that can change a response, for tests that compare two ways of serving.

const month = 'since=1767139200&until=1769731200';
export const paths = [
  `/api/v2/accounts/1/summary_reports/channel?${month}`,
  `/api/v2/accounts/1/reports?metric=conversations_count&type=account&${month}`,
  `/api/v2/accounts/1/reports?metric=outgoing_messages_count&type=account&${month}`,
  '/api/v2/accounts/1/reports/conversations?type=account',
  `/api/v1/accounts/1/reporting_events?${month}`,
  '/api/v1/accounts/1/conversations/1',
  '/api/v2/accounts/1/reports?metric=nothing&type=account',
  '/api/v2/nothing',
  '/api',
];
const roles = ['administrator', 'agent', 'anonymous'] as const;
export const prefixes = ['', '/@one'];

export type Act = (mock: Mock) => Promise<unknown>;

const read = fc
  .record({
    path: fc.constantFrom(...paths),
    role: fc.constantFrom(...roles),
    prefix: fc.constantFrom(...prefixes),
    extra: fc.constantFrom<Record<string, string>>({}, {}, {}, { prefer: 'code=403' }, { 'x-chatpact-explain': '1' }),
    isConditional: fc.boolean(),
  })
  .map(({ path, role, prefix, extra, isConditional }) => async (mock: Mock) => {
    const headers = { ...(role === 'anonymous' ? {} : headersOf(mock, 'chatwoot', role, 1)), ...extra };
    const first = show(await ask(mock, prefix + path, { headers }));
    if (!isConditional || !first.headers.etag) return first;
    const condition = { 'if-none-match': first.headers.etag };
    return [first, show(await ask(mock, prefix + path, { headers: { ...headers, ...condition } }))];
  });

const post = (path: string, body: object) => (prefix: string) => async (mock: Mock) => {
  const headers = { ...headersOf(mock, 'chatwoot', 'administrator', 1), 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body: JSON.stringify(body) };
  return show(await ask(mock, `${prefix}/api/v1/accounts/1/conversations/1/${path}`, init));
};
const admin = (path: string, body?: object, method?: string) => (prefix: string) => async (mock: Mock) =>
  show(await callAdmin(mock, path, { workspace: prefix === '' ? undefined : prefix.slice(2), body, method }));

/** Requests from before a change, to be repeated after it. */
export const rereads: Act[] = prefixes.flatMap((prefix) =>
  paths.slice(2, 6).map((path) => async (mock: Mock) => {
    return show(await ask(mock, prefix + path, { headers: headersOf(mock, 'chatwoot', 'administrator', 1) }));
  }),
);

const change = fc
  .record({
    prefix: fc.constantFrom(...prefixes),
    what: fc.constantFrom(
      post('messages', { content: 'a' }),
      post('toggle_status', { status: 'resolved' }),
      post('toggle_status', { status: 'snoozed', snoozed_until: 1769785300 }),
      post('toggle_status', { status: 'nothing' }),
      admin('/clock', { advance: 'PT1H' }),
      admin('/clock', { set: '2026-01-30T15:00:00Z' }),
      admin('/faults', { effect: { type: 'status', status: 503 }, count: 1 }),
      admin('/faults', { effect: { type: 'answer', status: 200, body: { payload: [] } }, count: 1 }),
      admin('/events', [
        { vendor: 'chatwoot', type: 'conversation.created', at: '2026-01-28T10:00:00Z', account: 1, inbox: 2 },
      ]),
      admin('/snapshots', { name: 'a' }),
      admin('/snapshots/a/restore', undefined, 'POST'),
      admin('/reset', undefined, 'POST'),
      admin('/scenarios/two-labels', undefined, 'POST'),
    ),
  })
  .map(({ prefix, what }): Act => what(prefix));

export function show({ status, headers, text }: Answer) {
  return { status, text, headers: Object.fromEntries(headers) as Record<string, string | undefined> };
}

export const act: fc.Arbitrary<Act> = fc.oneof(read, change);

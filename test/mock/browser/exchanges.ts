import type { Mock } from '../../../mock/server.ts';
import { loadContract } from '../../../specs/contract.ts';
import { vendorNames } from '../../../specs/vendors.ts';
import { toQuestion } from '../isolation/questions.ts';
import { ask, headersOf } from '../start-mock.ts';

/** A request as plain data, so that it can be passed to a page. */
export interface Sent {
  url: string;
  method: string;
  headers: Record<string, string>;
  body?: string;
}

/** The response to it. */
export interface Received {
  status: number;
  /** Sorted. */
  headers: [name: string, value: string][];
  text: string;
}

export const anywhere = 'https://chat.example';
/** The admin API accepts only host names of this machine. */
export const here = 'http://localhost';

const json = { 'content-type': 'application/json' };
const month = 'since=1767139200&until=1769731200';
const series = `/api/v2/accounts/1/reports?metric=conversations_count&type=account&${month}`;
const messages = '/api/v1/accounts/1/conversations/1/messages';

const resolved = { type: 'conversation.resolved', at: '2026-01-29T10:00:00Z', account: 1, conversation: 7 };

/**
 * A sequence of requests: every operation, refusals of each kind, writes that later reads return, faults, workspaces,
 * the admin API.
 *
 * @param mock A mock with the same seed as the tested ones.
 */
export async function listRequests(mock: Mock): Promise<Sent[]> {
  const administrator = headersOf(mock, 'chatwoot', 'administrator', 1);
  const agent = headersOf(mock, 'chatwoot', 'agent', 1);
  const at = (path: string, sent: Partial<Sent> = {}): Sent => ({
    url: anywhere + path,
    method: 'GET',
    headers: administrator,
    ...sent,
  });
  const write = (path: string, body: string, headers = {}): Sent =>
    at(path, { method: 'POST', headers: { ...administrator, ...json, ...headers }, body });
  const admin = (path: string, body?: object): Sent => ({
    ...at('', body && { method: 'POST', body: JSON.stringify(body) }),
    url: `${here}/__admin${path}`,
    headers: body ? json : {},
  });
  const fault = (effect: object): Sent[] => [admin('/faults', { effect, count: 1 }), at(series), at(series)];
  return [
    ...(await listOperations(mock)),
    // Repeated twice, to compare cached responses.
    at(series),
    at(series),
    at(series, { headers: { ...administrator, 'if-none-match': '*' } }),
    at(series, { method: 'HEAD' }),
    at(series, { method: 'OPTIONS' }),
    at(series, { headers: {} }),
    at(series, { headers: { api_access_token: 'nobody' } }),
    at(series, { headers: agent }),
    at(series.replace('1/reports', '2/reports')),
    at(series.replace('metric=conversations_count', 'metric=wit')),
    at(series.replace('1767139200', 'yesterday')),
    at('/api/v1/accounts/1/conversations/9999999'),
    at('/api/v1/accounts/1/%E0%A4%A'),
    at('/nothing'),
    write(messages, '{"content":"Written here, é日 too."}'),
    at(messages),
    at(series.replace('conversations_count', 'outgoing_messages_count')),
    write(messages, '{"content":'),
    write(messages, ''),
    write(messages, '{"content":"\\u00e9"}', { 'content-type': 'application/json; charset=utf-16' }),
    write(messages, '{"content":"a"}', { 'content-type': 'application/json; charset=klingon' }),
    write(messages, '{"content":"a"}', { 'content-encoding': 'compress' }),
    write(messages, '['.repeat(200)),
    write(messages, JSON.stringify({ content: 'x'.repeat(2_000_000) })),
    write('/api/v1/login', '{"user":"nobody","password":"wrong"}'),
    at(`/@other${messages}`),
    at(series, { headers: { ...administrator, 'x-chatpact-explain': 'true' } }),
    ...fault({ type: 'status', status: 503 }),
    ...fault({ type: 'rate-limit', retryAfterSeconds: 7 }),
    ...fault({ type: 'latency', ms: 5 }),
    ...fault({ type: 'malformed' }),
    ...fault({ type: 'answer', status: 422, body: { forced: 'é' } }),
    ...[200, 204, 304].flatMap((status) => fault({ type: 'answer', status })),
    ...fault({ type: 'truncate' }),
    ...fault({ type: 'reset' }),
    ...fault({ type: 'drip', bytesPerSecond: 100_000 }),
    ...['/health', '/state', '/identities', '/clock', '/events?vendor=chatwoot', '/nothing'].map((path) => admin(path)),
    admin('/clock', { advance: 'P1D' }),
    admin('/clock', { advance: 'soon' }),
    at(series),
    admin('/events', [{ ...resolved, vendor: 'chatwoot' }]),
    admin('/events', [{ ...resolved, vendor: 'chatwoot', type: 'conversation.eaten' }]),
    at('/api/v1/accounts/1/conversations/7'),
    admin('/workspaces', { name: 'seeded-anew', seed: 7, scale: 0.05 }),
    at('/@seeded-anew/api/v1/profile'),
    admin('/reset', {}),
    at(messages),
  ];
}

/** Every operation of every vendor, sent with the credentials of an administrator. */
async function listOperations(mock: Mock): Promise<Sent[]> {
  const chat = headersOf(mock, 'rocketchat', 'admin');
  const channels = (await ask(mock, '/api/v1/channels.list', { headers: chat })).body as {
    channels: { _id: string }[];
  };
  const [room, spare] = channels.channels.map(({ _id }) => _id);
  const things = { conversation: '1', inbox: '1', team: '1', label: '1', contact: '1', agent: '3' };
  const chatThings = { user: chat['X-User-Id'] ?? '', room: room ?? '', spare: spare ?? '', message: 'none' };
  const headers = { chatwoot: headersOf(mock, 'chatwoot', 'administrator', 1), rocketchat: chat };
  const listed = await Promise.all(
    vendorNames.map(async (vendor) => {
      const { operations } = await loadContract({ vendor });
      return operations.map((operation): Sent => {
        const { method, path, body } = toQuestion(operation, 1, { ...things, ...chatThings }, 'somebody');
        const sent = { url: anywhere + path, method, headers: headers[vendor] };
        return body ? { ...sent, headers: { ...sent.headers, ...json }, body: JSON.stringify(body) } : sent;
      });
    }),
  );
  return listed.flat();
}

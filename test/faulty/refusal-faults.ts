import { at, channels, eventList, type FaultyServer, messagesSent, outgoing, series } from './fault.ts';
import { chatUsers, users } from './history.ts';

const admin = { api_access_token: users[0]?.token ?? '' };
const isFrom = (index: number, token: string | undefined) => users[index]?.token === token;
const chatAdmin = { 'x-user-id': chatUsers[0]?.id ?? '', 'x-auth-token': chatUsers[0]?.token ?? '' };

/** Requests that should be refused but succeed, or are refused differently than documented. */
export const refusalFaults: FaultyServer[] = [
  {
    name: 'an agent gets a report for administrators',
    vendor: 'chatwoot',
    fault: at(channels, ({ headers }, answer, ask) =>
      isFrom(1, headers.api_access_token) ? ask({ headers: admin }) : answer,
    ),
    expect: { operation: channels, check: 'auth', keyword: 'ignored:forbidden' },
  },
  {
    name: 'a bot may see reports',
    vendor: 'chatwoot',
    fault: at(series, ({ headers }, answer, ask) =>
      isFrom(4, headers.api_access_token) ? ask({ headers: admin }) : answer,
    ),
    expect: { operation: series, check: 'auth', keyword: 'ignored:bot' },
  },
  {
    name: 'any token is accepted',
    vendor: 'chatwoot',
    fault: at(eventList, ({ headers }, answer, ask) =>
      headers.api_access_token !== undefined && answer.status === 401 ? ask({ headers: admin }) : answer,
    ),
    expect: { operation: eventList, check: 'auth', keyword: 'ignored:unrecognised' },
  },
  {
    name: 'no token is needed',
    vendor: 'chatwoot',
    fault: at(outgoing, ({ headers }, answer, ask) =>
      headers.api_access_token === undefined ? ask({ headers: admin }) : answer,
    ),
    expect: { operation: outgoing, check: 'auth', keyword: 'ignored:unauthenticated' },
  },
  {
    name: "another account's administrator may read this one",
    vendor: 'chatwoot',
    fault: at(eventList, ({ headers }, answer, ask) =>
      isFrom(3, headers.api_access_token) ? ask({ headers: admin }) : answer,
    ),
    expect: { operation: eventList, check: 'auth', keyword: 'ignored:foreign' },
  },
  {
    name: 'a user without the permission gets data',
    vendor: 'rocketchat',
    fault: at(messagesSent, (_, answer, ask) => (answer.status === 403 ? ask({ headers: chatAdmin }) : answer)),
    expect: { operation: messagesSent, check: 'auth', keyword: 'ignored:forbidden' },
  },
  {
    name: 'the user id is accepted without a token',
    vendor: 'rocketchat',
    fault: at(messagesSent, ({ headers }, answer, ask) =>
      headers['x-user-id'] === chatAdmin['x-user-id'] ? ask({ headers: chatAdmin }) : answer,
    ),
    expect: { operation: messagesSent, check: 'auth', keyword: 'ignored:unauthenticated' },
  },
  {
    name: 'a missing account is refused like a foreign one',
    vendor: 'chatwoot',
    fault: at(channels, (_, answer) => (answer.status === 404 ? { ...answer, status: 403 } : answer)),
    expect: { operation: channels, check: 'status', keyword: 'refusal:missing', severity: 'observation' },
    isInferred: true,
  },
  {
    name: 'a missing required parameter gets 200',
    vendor: 'chatwoot',
    fault: at(outgoing, ({ query }, answer, ask) =>
      query.group_by === undefined ? ask({ query: { ...query, group_by: 'agent' } }) : answer,
    ),
    expect: { operation: outgoing, check: 'status', keyword: 'refusal:invalid:group_by', severity: 'observation' },
    isInferred: true,
  },
  {
    name: 'an invalid parameter causes a 500',
    vendor: 'chatwoot',
    fault: at(outgoing, ({ query }, answer) =>
      query.group_by === 'chatpact_none' ? { status: 500, body: {} } : answer,
    ),
    expect: { operation: outgoing, check: 'status', keyword: 'server-error', severity: 'warning' },
    isInferred: true,
  },
  {
    name: 'a malformed date is read as the present',
    vendor: 'rocketchat',
    fault: at(messagesSent, ({ query }, answer, ask) =>
      query.end === '2026-01-31' ? ask({ query: { ...query, end: '2026-01-31T00:00:00.000Z' } }) : answer,
    ),
    expect: { operation: messagesSent, check: 'status', keyword: 'refusal:invalid:end', severity: 'observation' },
    isInferred: true,
  },
  {
    name: 'the limit of the window is not enforced',
    vendor: 'chatwoot',
    fault: at(channels, ({ query }, answer, ask) =>
      answer.status === 400 && /^\d+$/.test(`${query.since}${query.until}`)
        ? ask({ query: { ...query, since: String(Number(query.until) - 86_400) } })
        : answer,
    ),
    expect: { operation: channels, check: 'status', keyword: 'refusal:excessive' },
  },
  {
    name: 'the limit of the window is five months',
    vendor: 'chatwoot',
    fault: at(channels, ({ query, headers }, answer, ask) =>
      answer.status === 200 && Number(query.until) - Number(query.since) > 150 * 86_400
        ? ask({ headers, query: { ...query, since: '0' } })
        : answer,
    ),
    expect: { operation: channels, check: 'status', keyword: 'success' },
  },
  {
    name: 'an unknown id gets an empty report',
    vendor: 'chatwoot',
    fault: at(series, ({ query }, answer) =>
      answer.status === 404 && query.type === 'team' ? { status: 200, body: [] } : answer,
    ),
    expect: { operation: series, check: 'status', keyword: 'refusal:unknown:id' },
  },
];

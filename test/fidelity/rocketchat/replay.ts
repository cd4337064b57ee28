import { createMock, type Mock } from '../../../mock/server.ts';
import type { JsonObject } from '../../../specs/json/json.ts';
import type { Answered, World } from './answers.ts';

const founded = { seed: 1, now: '2018-06-30T12:00:00.000Z' };
const usualTime = '2024-04-01T12:00:00.000Z';

/** Starts a mock of 6.14 with one of the worlds, and returns a function that sends requests to it. */
export interface Player {
  ask(request: Answered['request']): Promise<{ status: number; body: unknown }>;
  end(): Promise<void>;
}

export async function open({ asOf, company, events }: World, timezone = 'UTC'): Promise<Player> {
  const mock = await createMock({
    ...(company ?? founded),
    scale: 0,
    profile: 'observed',
    vendors: ['rocketchat'],
    versions: { rocketchat: '6.14.0' },
    timezone,
    port: null,
  });
  const strong = mock.headers('rocketchat', 'admin');
  if (!company) {
    await send(mock, '/__admin/clock', { set: asOf ?? usualTime });
    const list =
      '/api/v1/engagement-dashboard/channels/list?count=0&start=2018-07-01T00:00:00.000Z&end=2018-07-02T00:00:00.000Z';
    const { body } = await call(mock, { method: 'GET', path: list }, strong);
    const { channels } = body as { channels: { room: { _id: string } }[] };
    const gone = channels.map(({ room }) => ({ type: 'room.deleted', at: founded.now, room: room._id }));
    await write(mock, gone);
  }
  await write(mock, events);
  await send(mock, '/__admin/snapshots', { name: 'made' });
  const who = toIdentities(strong, mock.headers('rocketchat', 'user'));
  const message = await findMessage(mock, strong);
  return {
    async ask({ body, ...request }) {
      // MSG is a placeholder for the message of the room RONE, whose id the mock generates.
      const named = body === undefined ? {} : { body: JSON.parse(JSON.stringify(body).replace('"MSG"', message)) };
      const answer = await call(mock, { ...request, ...named }, who[request.as ?? 'admin'] ?? {});
      // Each request uses the initial state of the world.
      if (request.method !== 'GET') await send(mock, '/__admin/snapshots/made/restore', {});
      return answer;
    },
    end: () => mock.close(),
  };
}

async function findMessage(mock: Mock, headers: Record<string, string>): Promise<string> {
  const { body } = await call(mock, { method: 'GET', path: '/api/v1/channels.info?roomId=RONE' }, headers);
  const { channel } = body as { channel?: { lastMessage?: { _id: string } } };
  return JSON.stringify(channel?.lastMessage?._id ?? 'MSG');
}

const write = (mock: Mock, events: readonly JsonObject[]) =>
  send(
    mock,
    '/__admin/events',
    events.map((event) => ({ vendor: 'rocketchat', ...event })),
  );

async function send(mock: Mock, path: string, body: unknown): Promise<void> {
  const { status, body: said } = await call(mock, { method: 'POST', path, body }, {});
  if (status !== 200) throw new Error(`${path} returned ${status}: ${JSON.stringify(said)}`);
}

async function call(mock: Mock, { method, path, body }: Answered['request'], headers: Record<string, string>) {
  const isSent = body !== undefined || method === 'POST';
  const answer = await mock.handle(
    new Request(`http://127.0.0.1${path}`, {
      method,
      headers: { ...headers, ...(isSent && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
  const text = await answer.text();
  try {
    return { status: answer.status, body: JSON.parse(text) as unknown };
  } catch {
    return { status: answer.status, body: text as unknown };
  }
}

function toIdentities(strong: Record<string, string>, plain: Record<string, string>) {
  const { 'X-Auth-Token': token = '', 'X-User-Id': id = '' } = strong;
  return {
    admin: strong,
    plain,
    none: {},
    onlyToken: { 'X-Auth-Token': token },
    onlyId: { 'X-User-Id': id },
    badToken: { ...strong, 'X-Auth-Token': 'x' },
    badId: { ...strong, 'X-User-Id': 'x' },
    swapped: { 'X-Auth-Token': token, 'X-User-Id': plain['X-User-Id'] ?? '' },
    emptyToken: { ...strong, 'X-Auth-Token': '' },
    tokenInQuery: {},
    bearer: { Authorization: `Bearer ${token}`, 'X-User-Id': id },
  } as Record<string, Record<string, string>>;
}

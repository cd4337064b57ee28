/** Addresses and credentials, inserted by the build. */
declare const SETTINGS: {
  url: string;
  chatwoot: Record<string, string>;
  rocketchat: Record<string, string>;
  /** Current time in milliseconds since 1970. The mock's clock is frozen. */
  now: number;
};

const day = 86_400_000;
const today = Math.floor(SETTINGS.now / day) * day;
const firstDay = today - 29 * day;

/** A figure of one day. */
export interface Point {
  /** 2026-01-30 */
  day: string;
  value: number;
}

export interface Channel {
  name: string;
  total: number;
}

const toDay = (at: number) => new Date(at).toISOString().slice(0, 10);

async function send<Body>(path: string, headers: Record<string, string>, body?: unknown): Promise<Body> {
  const response = await fetch(SETTINGS.url + path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: body === undefined ? headers : { ...headers, 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const result = await response.json();
  // Chatwoot's field is "description", Rocket.Chat's is "error".
  if (!response.ok) throw new Error(`${response.status}: ${result.description ?? result.error ?? 'no reason given'}`);
  return result;
}

const window = `since=${firstDay / 1000}&until=${(today + day) / 1000}`;

export async function readConversations(): Promise<Point[]> {
  const path = `/api/v2/accounts/1/reports?metric=conversations_count&type=account&${window}`;
  const points = await send<{ value: string; timestamp: number }[]>(path, SETTINGS.chatwoot);
  return points.map(({ value, timestamp }) => ({ day: toDay(timestamp * 1000), value: Number(value) }));
}

export async function readChannels(): Promise<Channel[]> {
  const path = `/api/v2/accounts/1/summary_reports/channel?${window}`;
  const channels = await send<Record<string, { total: number }>>(path, SETTINGS.chatwoot);
  return Object.entries(channels)
    .map(([name, { total }]) => ({ name: name.replace('Channel::', ''), total }))
    .sort((a, b) => b.total - a.total);
}

export async function readMessages(): Promise<Point[]> {
  const window = `start=${new Date(firstDay).toISOString()}&end=${new Date(today).toISOString()}`;
  const path = `/api/v1/engagement-dashboard/messages/messages-sent?${window}`;
  const { days } = await send<{ days: { day: string; messages: number }[] }>(path, SETTINGS.rocketchat);
  // Rocket.Chat omits days without messages. The chart must show them as 0.
  const byDay = new Map(days.map(({ day, messages }) => [day.slice(0, 10), messages]));
  return Array.from({ length: 30 }, (_, index) => toDay(firstDay + index * day)).map((each) => ({
    day: each,
    value: byDay.get(each) ?? 0,
  }));
}

/** Posts a message to the first channel. */
export async function postMessage(text: string): Promise<void> {
  const { channels } = await send<{ channels: { _id: string }[] }>(
    '/api/v1/channels.list?count=1',
    SETTINGS.rocketchat,
  );
  await send('/api/v1/chat.postMessage', SETTINGS.rocketchat, { roomId: channels[0]?._id, text });
}

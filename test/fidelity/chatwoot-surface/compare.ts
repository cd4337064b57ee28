import type { Answer } from '../../mock/start-mock.ts';
import type { Recorded } from './surface.ts';

/** Fields with generated values. Only their presence and type are compared. */
const madeUp = new Set(
  [
    'id source_id uuid pubsub_token access_token thumbnail avatar_url hmac_identifier inbox_identifier identifier',
    'hmac_token website_token web_widget_script callback_webhook_url forward_to_email sort_id channel_id',
  ]
    .join(' ')
    .split(' '),
);

const reports = /\/(reports|summary_reports|reporting_events)\b/;
/** Lists for which the server's SQL defines no order. */
const unordered =
  /\/summary_reports\/(agent|inbox|team)$|\/reports\/outgoing_messages_count$|\/reports\/conversations$|\/reporting_events$/;
/** A list that the server orders by time alone. In the recording, some messages have the same time. */
const orderedByTime = /\/conversations\/[^/]+\/messages$/;
const unorderedLines = /\/reports\/(agents|inboxes|teams)(\.csv)?$/;

/** Returns the first difference from the real response with both values, or undefined if they are equal. */
export function findDifference({ path, only, real }: Recorded, answer: Answer): string | undefined {
  if (answer.status !== real.status) return `status: real ${real.status}, mock ${answer.status} ${cut(answer.text)}`;
  if (real.statusOnly) return undefined;
  const type = (answer.headers.get('content-type') ?? '').split(';')[0];
  if (real.type !== undefined && answer.text !== '' && type !== real.type)
    return `type: real ${real.type}, mock ${type}`;
  const given = answer.body === undefined ? answer.text : answer.body;
  const [left, right] = [real.body === undefined ? '' : real.body, given].map((body) =>
    arrange(path, only ? pick(body, only) : body),
  );
  return differ(left, right, '');
}

/** Removes generated values, and sorts lists that have no defined order. */
function arrange(path: string, body: unknown): unknown {
  const [route = ''] = path.split('?');
  const place = route.replace(/\/$/, '');
  if (typeof body === 'string') {
    const text = body.replace(/\n$/, '');
    return unorderedLines.test(place) ? text.split('\n').sort() : text;
  }
  const plain = strip(body, !reports.test(place));
  if (orderedByTime.test(place)) return sortWithinInstants(plain);
  if (!unordered.test(place)) return plain;
  if (Array.isArray(plain)) return sort(plain);
  const { payload } = plain as { payload?: unknown };
  return Array.isArray(payload) ? { ...(plain as object), payload: sort(payload) } : plain;
}

function strip(value: unknown, isSoft: boolean): unknown {
  if (Array.isArray(value)) return value.map((each) => strip(each, isSoft));
  if (value === null || typeof value !== 'object') return value;
  const isEvent = 'event_end_time' in value;
  const entries = Object.entries(value).flatMap(([key, each]): [string, unknown][] => {
    if (key === 'updated_at' || (isEvent && key === 'id')) return [];
    const isMadeUp = isSoft && madeUp.has(key) && (typeof each === 'number' || typeof each === 'string') && each !== '';
    return [[key, isMadeUp ? `a ${typeof each}` : strip(each, isSoft)]];
  });
  return Object.fromEntries(entries);
}

/** Sorts messages of the same instant, and keeps the order of the instants. */
function sortWithinInstants(body: unknown): unknown {
  const { payload } = body as { payload?: { created_at: number }[] };
  if (!Array.isArray(payload)) return body;
  const instants = [...new Set(payload.map(({ created_at }) => created_at))];
  const isInOrder = payload.every((each, index) => each.created_at >= (payload[index - 1]?.created_at ?? 0));
  if (!isInOrder) return body;
  return {
    ...(body as object),
    payload: instants.flatMap((at) => sort(payload.filter(({ created_at }) => created_at === at))),
  };
}

const sort = (list: unknown[]) =>
  list
    .map((each) => [rank(each), each] as const)
    .sort(byRank)
    .map(([, each]) => each);
const byRank = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0);
const rank = (value: unknown) =>
  JSON.stringify(value, (_, each) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(byRank))
      : typeof each === 'number'
        ? Number(each.toPrecision(5))
        : each,
  );

function differ(real: unknown, mock: unknown, at: string): string | undefined {
  const isAlike = typeof real === 'object' && typeof mock === 'object' && real !== null && mock !== null;
  if (!isAlike || Array.isArray(real) !== Array.isArray(mock)) {
    return isNear(real, mock) ? undefined : `${at || 'body'}: real ${cut(real)}, mock ${cut(mock)}`;
  }
  const [left, right] = [real as Record<string, unknown>, mock as Record<string, unknown>];
  for (const key of new Set([...Object.keys(left), ...Object.keys(right)])) {
    if (!(key in left)) return `${at}/${key}: real none, mock ${cut(right[key])}`;
    if (!(key in right)) return `${at}/${key}: real ${cut(left[key])}, mock none`;
    const found = differ(left[key], right[key], `${at}/${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Integers must be equal. Other numbers may differ by the rounding of floating-point sums. */
function isNear(a: unknown, b: unknown): boolean {
  if (typeof a !== 'number' || typeof b !== 'number' || (Number.isInteger(a) && Number.isInteger(b))) return a === b;
  return Math.abs(a - b) <= Math.min(0.001, 1e-6 * Math.max(1, Math.abs(a), Math.abs(b)));
}

function pick(body: unknown, paths: readonly string[]): unknown {
  const find = (path: string) =>
    path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null)?.[key], body);
  return body === null || typeof body !== 'object'
    ? body
    : Object.fromEntries(paths.map((path) => [path, find(path) ?? null]));
}

function cut(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'none');
  return text.length > 160 ? `${text.slice(0, 160)}…` : text;
}

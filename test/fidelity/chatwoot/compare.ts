import { isObject, type Json, type JsonObject } from '../../../specs/json/json.ts';
import type { Question } from './worlds.ts';

/** The response of a server. */
export interface Reply {
  status: number;
  text: string;
}

/** Returns the first difference from the real response with both values, or undefined if they are equal. */
export function findDifference({ path, only, status, body }: Question, reply: Reply): string | undefined {
  if (reply.status !== status) return `status ${status}, here ${reply.status} ${reply.text.slice(0, 200)}`;
  if (body === undefined) return undefined;
  const ours = only ? pick(parse(reply.text), only) : parse(reply.text);
  return differ(arrange(path, strip(body)), arrange(path, strip(ours)), '');
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Generated fields: times of the last change, and ids of reporting events. */
function strip(value: Json): Json {
  if (Array.isArray(value)) return value.map(strip);
  if (!isObject(value)) return value;
  const isMadeUp = (name: string) => name === 'updated_at' || (name === 'id' && 'event_end_time' in value);
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]) => (isMadeUp(name) ? [] : [[name, strip(each ?? null)]])),
  );
}

function pick(body: Json, paths: readonly string[]): JsonObject {
  const read = (path: string) =>
    path.split('.').reduce<Json>((value, name) => (isObject(value) ? (value[name] ?? null) : null), body);
  return Object.fromEntries(paths.map((path) => [path.split('.').slice(-2).join('_'), read(path)]));
}

/**
 * Sorts rows if the server's query defines no order, or one with ties: summaries by agent, inbox and team, groups of
 * messages, agents with the same number of open conversations, events of the same instant.
 */
function arrange(path: string, body: Json): Json {
  const route = path.split('?')[0] ?? '';
  const isUnordered = /\/summary_reports\/(agent|inbox|team)$|\/outgoing_messages_count$/.test(route);
  if (isUnordered && Array.isArray(body)) return sort(body);
  if (route.endsWith('/reports/conversations') && Array.isArray(body)) {
    return { rows: sort(body), open: body.map((row) => ((row as JsonObject).metric as JsonObject).open ?? null) };
  }
  if (/\/reports\/(agents|inboxes|teams)$/.test(route) && typeof body === 'string')
    return body.trim().split('\n').sort();
  if (!route.endsWith('/reporting_events')) return typeof body === 'string' ? body.trimEnd() : body;
  if (Array.isArray(body)) return sortTies(body);
  if (!isObject(body) || !Array.isArray(body.payload)) return body;
  return { ...body, payload: sortTies(body.payload, body.meta as JsonObject) };
}

const key = (row: Json): string =>
  JSON.stringify(row, (_, value) => (isObject(value) ? Object.fromEntries(Object.entries(value).sort()) : value));
const sort = (rows: readonly Json[]) => rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
const timeOf = (row: Json) => (isObject(row) ? (row.created_at ?? null) : null);

/** Groups rows of the same instant. A page that starts or ends within a tie may contain any rows of the tie. */
function sortTies(rows: readonly Json[], meta: JsonObject = {}): Json[] {
  const ties: Json[][] = [];
  for (const row of rows) {
    const last = ties.at(-1);
    if (last?.[0] !== undefined && timeOf(last[0]) === timeOf(row)) last.push(row);
    else ties.push([row]);
  }
  const page = Math.max(1, Number(meta.current_page ?? 1));
  return ties.map((tie, index) => {
    const isCut =
      (index === 0 && page > 1) || (index === ties.length - 1 && rows.length === 25 && Number(meta.count) > page * 25);
    return isCut ? tie.map(timeOf) : sort(tie);
  });
}

/** Returns the first difference of two values. Fractions may differ by rounding. A number never equals a string. */
function differ(real: Json, ours: Json, at: string): string | undefined {
  if (typeof real === 'number' && typeof ours === 'number') {
    const isWhole = Number.isInteger(real) && Number.isInteger(ours);
    const isNear = real === ours || (!isWhole && Math.abs(real - ours) <= Math.min(0.001, 1e-6 * Math.max(1, real)));
    return isNear ? undefined : `${at} ${real}, here ${ours}`;
  }
  if (Array.isArray(real) && Array.isArray(ours)) {
    if (real.length !== ours.length) return `${at} has ${real.length} rows, here ${ours.length}`;
    return findFirst(real.keys(), (index) => differ(real[index] ?? null, ours[index] ?? null, `${at}/${index}`));
  }
  if (isObject(real) && isObject(ours)) {
    const names = new Set([...Object.keys(real), ...Object.keys(ours)]);
    return findFirst(names, (name) =>
      differ(real[name] ?? missing(name, real), ours[name] ?? missing(name, ours), `${at}/${name}`),
    );
  }
  return real === ours ? undefined : `${at} ${JSON.stringify(real)}, here ${JSON.stringify(ours)}`;
}

const missing = (name: string, object: JsonObject): Json => (name in object ? null : '(absent)');

function findFirst<Item>(items: Iterable<Item>, find: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

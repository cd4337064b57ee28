import { isObject } from '../../../specs/json/json.ts';
import type { Answered } from './answers.ts';

type Answer = { status: number; body: unknown };
type Row = Record<string, unknown>;

const sortKeys = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map((key) => [key, sortKeys((value as Row)[key])]),
  );
};
const asSet = (list: unknown) => (Array.isArray(list) ? list.map((each) => JSON.stringify(each)).sort() : list);
/** Sorts rows with the same count, since the database does not define their order. */
const settleTies = (rows: Row[]) =>
  [...rows].sort(
    (one, other) =>
      Number(other.messages) - Number(one.messages) || (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1),
  );

function normalize(path: string, given: unknown): unknown {
  const body = sortKeys(given);
  if (!isObject(body) || body.success !== true) return body;
  const row = body as Row;
  const month = Array.isArray(row.month) && row.month.map((day: Row) => ({ ...day, usersList: asSet(day.usersList) }));
  const isRanked = /\/(top-five-popular-channels|engagement-dashboard\/channels\/list)(\?|$)/.test(path);
  return {
    ...row,
    ...(month && { month }),
    ...(row.origins !== undefined && { origins: asSet(row.origins) }),
    ...(isRanked && Array.isArray(row.channels) && { channels: settleTies(row.channels as Row[]) }),
  };
}

/** Whether a response equals that of the vendor's code, apart from undefined orders. */
export function isEqual({ request, real }: Answered, answer: Answer): boolean {
  const body = answer.body as Row;
  if (real.passes) {
    const said = `${String(body?.errorType)} ${String(body?.error)}`;
    return !(answer.status === 400 && /invalid-params|error-invalid-body-params|must have|must be/.test(said));
  }
  if (real.status !== answer.status) return false;
  if (real.body === undefined || real.body === '(an answer)') return true;
  const recorded = real.body as Row;
  const list = ['users', 'channels', 'groups'].find((name) => /^\d+ items$/.test(String(recorded[name])));
  if (!list) return JSON.stringify(normalize(request.path, recorded)) === JSON.stringify(normalize(request.path, body));
  const items = body[list] as Row[];
  const ids =
    recorded.ids === undefined || JSON.stringify(items.map(({ _id }) => _id)) === JSON.stringify(recorded.ids);
  const page = (of: Row) => JSON.stringify([of.count, of.offset, of.total]);
  return ids && `${items.length} items` === recorded[list] && page(body) === page(recorded);
}

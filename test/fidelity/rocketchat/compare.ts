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
/** The order of equals is left open by the database. */
const settleTies = (rows: Row[]) =>
  [...rows].sort(
    (one, other) =>
      Number(other.messages) - Number(one.messages) || (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1),
  );

function settle(path: string, given: unknown): unknown {
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

/** Whether an answer is the one of the vendor's code, but for what the vendor leaves open. */
export function isEqual({ request, real }: Answered, answer: Answer): boolean {
  const body = answer.body as Row;
  if (real.passes) {
    const said = `${String(body?.errorType)} ${String(body?.error)}`;
    return !(answer.status === 400 && /invalid-params|error-invalid-body-params|must have|must be/.test(said));
  }
  if (real.status !== answer.status) return false;
  if (real.body === undefined || real.body === '(an answer)') return true;
  const told = real.body as Row;
  const list = ['users', 'channels', 'groups'].find((name) => /^\d+ items$/.test(String(told[name])));
  if (!list) return JSON.stringify(settle(request.path, told)) === JSON.stringify(settle(request.path, body));
  const items = body[list] as Row[];
  const ids = told.ids === undefined || JSON.stringify(items.map(({ _id }) => _id)) === JSON.stringify(told.ids);
  const page = (of: Row) => JSON.stringify([of.count, of.offset, of.total]);
  return ids && `${items.length} items` === told[list] && page(body) === page(told);
}

import { expect } from 'vitest';
import type { Contributing, Explanation, NumberExplanation } from '../../../mock/explanation.ts';
import type { Mock } from '../../../mock/server.ts';
import { findAt, type Json } from '../../../specs/json/json.ts';
import { ask } from '../start-mock.ts';

/** Numbers that need no explanation: ids, times, echoed parameters, and values derived from an explained count. */
const unexplainedNumbers = [
  ...['id', 'timestamp', 'day', 'month', 'year', 'hour', 'offset', 'current_page', 'total_pages'],
  // Values that every workspace has, and a bit mask.
  ...['totalSubscriptionRoles', 'totalUserRoles', 'instanceCount', 'push'],
];
/** Listed records and data of the server's machine, which are not numbers of the report. */
const records = /^\/(payload|process|os|migration)\//;

export async function explain(
  mock: Mock,
  headers: Record<string, string>,
  path: string,
  wish = '1',
): Promise<Explanation> {
  const { status, body } = await ask(mock, path, { headers: { ...headers, 'X-Chatpact-Explain': wish } });
  expect([path, status]).toEqual([path, 200]);
  return body as Explanation;
}

/**
 * Checks every explanation of a report: each number is explained by as many events as it counts, or by the events of
 * which it is the mean.
 */
export async function checkExplanations(
  mock: Mock,
  headers: Record<string, string>,
  path: string,
): Promise<NumberExplanation[]> {
  const { status, body } = await ask(mock, path, { headers });
  expect([path, status]).toEqual([path, 200]);
  const explanation = await explain(mock, headers, path, '1; events=all');
  expect(explanation.body).toEqual(body);

  const { numbers } = explanation;
  for (const pointer of listFigures(body as Json)) {
    if (numbers.some((number) => number.pointer === pointer)) continue;
    const alone = await explain(mock, headers, path, `${pointer}; events=all`);
    expect([path, pointer, alone.numbers.length]).toEqual([path, pointer, 1]);
    numbers.push(...alone.numbers);
  }
  expect(explanation.truncated).toBe(numbers.length > 100);
  for (const number of numbers) judgeNumber(path, body as Json, number);
  return numbers;
}

function judgeNumber(path: string, body: Json, number: NumberExplanation): void {
  const { pointer, value, rule, excluded, window, contributing, subtracted } = number;
  const shown = findAt(body as never, pointer) as Json;
  expect([path, pointer, value]).toEqual([path, pointer, shown === null ? null : Number(shown)]);
  expect(rule).toMatch(/^[A-Z].+\.$/s);
  for (const text of excluded) expect(text).toMatch(/^[A-Z].+\.$/s);
  if (window?.until !== undefined) expect(Date.parse(window.from)).toBeLessThanOrEqual(Date.parse(window.until));
  for (const each of [contributing, subtracted]) if (each) expect(each.events.length).toBe(each.count);

  if (isAverage(path, pointer)) judgeMean(path, number, contributing);
  else expect([path, pointer, contributing.count - (subtracted?.count ?? 0)]).toEqual([path, pointer, value]);
}

const isAverage = (path: string, pointer: string) =>
  /\/(avg_\w+|reply_time)$/.test(pointer) || (/metric=(avg_|reply_time)/.test(path) && pointer.endsWith('/value'));

function judgeMean(path: string, { pointer, value }: NumberExplanation, { count, events }: Contributing): void {
  const field = path.includes('business_hours=true') ? 'value_in_business_hours' : 'value';
  const values = (events as Record<string, number>[]).map((event) => event[field] ?? Number.NaN);
  const mean = values.reduce((sum, each) => sum + each, 0) / Math.max(1, count);
  expect(value ?? 0, `${path} ${pointer}`).toBeCloseTo(mean, 6);
}

/** Pointers of all numbers of a report in a body, including averages of no values. */
function listFigures(json: Json, pointer = ''): string[] {
  const name = pointer.slice(pointer.lastIndexOf('/') + 1);
  if (records.test(`${pointer}/`)) return [];
  if (json !== null && typeof json === 'object') {
    return Object.entries(json).flatMap(([key, value]) => listFigures(value as Json, `${pointer}/${key}`));
  }
  const isFigure = typeof json === 'number' || /^avg_/.test(name) || (name === 'value' && typeof json === 'string');
  return isFigure && !unexplainedNumbers.includes(name) ? [pointer] : [];
}

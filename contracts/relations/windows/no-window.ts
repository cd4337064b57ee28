import { isObject } from '../../../specs/json/json.ts';
import type { Value } from '../../plan/value.ts';
import { describeDifference } from '../comparisons/difference.ts';
import type { Relation } from '../relation.ts';

export interface NoWindow<Id extends string = string> {
  operation: Id;
  query?: Record<string, Value>;
  /** Fields of the response that are about another window. They are not compared. */
  ignoredFields?: readonly string[];
}

/** A relation: without a window, a report covers all time. An empty report is not judged. */
export function noWindow<Id extends string>({ operation, query, ignoredFields = [] }: NoWindow<Id>): Relation<Id> {
  const shown = Object.entries(query ?? {}).map(([name, value]) => `:${name}=${String(value)}`);
  const without = (body: unknown) =>
    isObject(body) ? Object.fromEntries(Object.entries(body).filter(([name]) => !ignoredFields.includes(name))) : body;
  return {
    id: `no-window-is-all-time:${operation}${shown.join('')}`,
    statement: `Without a window, ${[operation, ...shown].join('')} covers all time.`,
    tolerance: 'Servers may return an empty report when the request has no window.',
    cause: 'The server applies a default window when the request has none.',
    operations: [operation],
    reads: (['none', 'all-time'] as const).map((window) => ({ operation, query, window })),
    judge([bare, whole]) {
      if (!bare || !whole) return { unreadable: `${operation} was not read twice` };
      const [actual, expected] = [without(bare.body), without(whole.body)].map((body) => JSON.stringify(body));
      if (!hasFigures(without(bare.body))) return { problems: [], compared: 0 };
      const message = describeDifference(without(whole.body), without(bare.body));
      const problem = { pointer: '', message, expected: 'the same answer', actual: 'another' };
      return { problems: actual === expected ? [] : [problem], compared: 1 };
    },
  };
}

/** True if the report counts something: a number other than 0 that is not an id. */
function hasFigures(node: unknown, key = ''): boolean {
  if (Array.isArray(node)) return node.some((item) => hasFigures(item, key));
  if (isObject(node)) return Object.entries(node).some(([name, value]) => hasFigures(value, name));
  const figure = typeof node === 'string' ? Number(node) : node;
  return typeof figure === 'number' && figure > 0 && key !== 'id';
}

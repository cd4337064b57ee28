import { findAt } from '../../specs/json.ts';
import { listAt } from './figures.ts';
import { toIgnored } from './ignored.ts';
import type { Relation } from './relation.ts';

export interface OppositeSorts {
  id: string;
  operation: string;
  /** The query parameter that takes an order, and two values that turn each other around. */
  parameter: string;
  values: readonly [string, string];
  /** JSON Pointer to the list. */
  items: string;
  /** Path to the field that puts items in order. */
  field: string;
}

/**
 * A list in one order is not the same list in the opposite order. Which order is right is the server's to know: databases
 * put letters in order by their own rules, and what is empty first or last.
 */
export function oppositeSorts({ id, operation, parameter, values, items, field }: OppositeSorts): Relation {
  return {
    id,
    statement: `${operation} runs another way with ${parameter}=${values[0]} than with ${parameter}=${values[1]}.`,
    tolerance: `Lists whose ${field} is nearly the same everywhere are not judged.`,
    operations: [operation],
    cause: toIgnored(parameter),
    reads: values.map((value) => ({ operation, query: { [parameter]: value } })),
    judge(readings) {
      const [up, down] = readings.map(({ body }) => listAt(body, `${items}/*`));
      if (!up || !down) return { unreadable: `${operation} lacks ${items}` };
      const known = new Set(up.map((item) => toPlain(findAt(item, `/${field}`))).filter((text) => text !== ''));
      if (known.size < 2) return { problems: [], compared: 0 };
      const isSame = JSON.stringify(up) === JSON.stringify(down);
      const message = `Expected another order of the ${up.length} items, which have ${known.size} different values. Got the same order twice.`;
      const problem = { pointer: items, message, expected: 'another order', actual: 'the same order' };
      return { problems: isSame ? [problem] : [], compared: 1 };
    },
  };
}

/** What every collation distinguishes: letters without accents and case, and digits. */
function toPlain(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return String(value)
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

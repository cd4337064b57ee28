import { findAt } from '../../../specs/json/json.ts';
import { listAt } from '../figures.ts';
import { describeIgnoredParameter } from '../ignored.ts';
import type { Relation } from '../relation.ts';

export interface OppositeSorts<Id extends string = string> {
  id: string;
  operation: Id;
  /** The query parameter that takes the sort order. */
  parameter: string;
  /** Two values of it that ask for opposite orders. */
  values: readonly [string, string];
  /** JSON Pointer to the list. */
  items: string;
  /** Path to the field that items are sorted by. */
  field: string;
}

/**
 * A relation: opposite sort orders return different lists. Which order is right is not judged: databases collate letters
 * by their own rules, and put empty values first or last.
 */
export function oppositeSorts<Id extends string>({
  id,
  operation,
  parameter,
  values,
  items,
  field,
}: OppositeSorts<Id>): Relation<Id> {
  return {
    id,
    statement: `${operation} is ordered differently with ${parameter}=${values[0]} and with ${parameter}=${values[1]}.`,
    tolerance: `Lists whose items nearly all have the same ${field} are not judged.`,
    operations: [operation],
    cause: describeIgnoredParameter(parameter),
    reads: values.map((value) => ({ operation, query: { [parameter]: value } })),
    judge(readings) {
      const [up, down] = readings.map(({ body }) => listAt(body, `${items}/*`));
      if (!up || !down) return { unreadable: `${operation} lacks ${items}` };
      const known = new Set(up.map((item) => toPlain(findAt(item, `/${field}`))).filter((text) => text !== ''));
      if (known.size < 2) return { problems: [], compared: 0 };
      const isSame = JSON.stringify(up) === JSON.stringify(down);
      const message = `Expected a different order of the ${up.length} items (${known.size} different values of ${field}). Got the same order twice.`;
      const problem = { pointer: items, message, expected: 'another order', actual: 'the same order' };
      return { problems: isSame ? [problem] : [], compared: 1 };
    },
  };
}

/** Keeps what every collation distinguishes: letters without accents and case, and digits. */
function toPlain(value: unknown): string {
  if (typeof value !== 'string' && typeof value !== 'number') return '';
  return String(value)
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

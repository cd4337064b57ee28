import { findAt } from '../../specs/json.ts';
import { listAt } from './figures.ts';
import { toIgnored } from './ignored.ts';
import type { Relation, RelationProblem } from './relation.ts';

export interface CutOfList {
  operation: string;
  /** JSON Pointer to the list. */
  items: string;
  /** The field by which the list is in order: things that are equal in it may change places. */
  by: string;
  /** Query parameters that take how many items come before, and how many are wanted. */
  offset: string;
  count: string;
}

const few = 2;

/** So many items of a list, or those after so many, are what stands there in the whole list. */
export function cutOfList({ operation, items, by, offset, count }: CutOfList): Relation {
  return {
    id: `cut-of-list:${operation}`,
    statement: `With ${count} or ${offset} the items of ${operation} are what the whole list has there.`,
    tolerance: 'Things that are equal in what puts them in order may change places.',
    operations: [operation],
    reads: [{}, { [count]: String(few) }, { [offset]: String(few) }].map((query) => ({ operation, query })),
    judge(readings) {
      const [whole, first, rest] = readings.map(({ body }) => listAt(body, `${items}/*`));
      if (!whole || !first || !rest) return { unreadable: `${operation} lacks ${items}` };
      const known = new Set(whole.map((item) => JSON.stringify(item)));
      const problems: RelationProblem[] = [];
      const compare = (
        name: string,
        answered: readonly unknown[],
        cut: readonly unknown[],
        due: readonly unknown[],
      ) => {
        const strangers = cut.filter((item) => !known.has(JSON.stringify(item))).length;
        const moved = due.findIndex((item, index) => findAt(item, `/${by}`) !== findAt(cut[index], `/${by}`));
        if (strangers === 0 && moved < 0 && cut.length === due.length) return;
        const faults = [
          strangers === 0 ? '' : `${strangers} of them not in the whole list`,
          moved < 0 ? '' : `from item ${moved + 1} on not those that are due`,
        ].filter((fault) => fault !== '');
        const message = `Expected ${due.length} items of the whole list with ${name}=${few}. Got ${[`${cut.length}`, ...faults].join(', ')}.`;
        const isWhole = JSON.stringify(answered) === JSON.stringify(whole);
        const cause = isWhole ? toIgnored(name) : undefined;
        problems.push({ pointer: items, message, expected: due.length, actual: cut.length, cause });
      };
      compare(count, first, first, whole.slice(0, few));
      // What the whole list was cut off from comes after, where there are more items than a page has.
      compare(offset, rest, rest.slice(0, Math.max(0, whole.length - few)), whole.slice(few));
      return { problems, compared: whole.length };
    },
  };
}

import { findAt } from '../../../specs/json/json.ts';
import { listAt } from '../figures.ts';
import { describeIgnoredParameter } from '../ignored.ts';
import type { Relation, RelationProblem } from '../relation.ts';

export interface PartOfList<Id extends string = string> {
  operation: Id;
  /** JSON Pointer to the list. */
  items: string;
  /** The field by which the list is sorted. Items that are equal in it may swap places. */
  sortField: string;
  /** Name of the query parameter for the number of items to skip. */
  offset: string;
  /** Name of the query parameter for the number of items to return. */
  count: string;
}

const limit = 2;

/** A relation: with a limit or an offset, a list returns the corresponding part of the whole list. */
export function partOfList<Id extends string>({
  operation,
  items,
  sortField,
  offset,
  count,
}: PartOfList<Id>): Relation<Id> {
  return {
    id: `cut-of-list:${operation}`,
    statement: `With ${count} or ${offset}, ${operation} returns the corresponding part of the whole list.`,
    tolerance: 'Items that are equal in the field of the sort order may swap places.',
    operations: [operation],
    reads: [{}, { [count]: String(limit) }, { [offset]: String(limit) }].map((query) => ({ operation, query })),
    judge(readings) {
      const [whole, first, rest] = readings.map(({ body }) => listAt(body, `${items}/*`));
      if (!whole || !first || !rest) return { unreadable: `${operation} lacks ${items}` };
      const known = new Set(whole.map((item) => JSON.stringify(item)));
      const problems: RelationProblem[] = [];
      const compare = (
        name: string,
        received: readonly unknown[],
        cut: readonly unknown[],
        wanted: readonly unknown[],
      ) => {
        const unknownCount = cut.filter((item) => !known.has(JSON.stringify(item))).length;
        const moved = wanted.findIndex(
          (item, index) => findAt(item, `/${sortField}`) !== findAt(cut[index], `/${sortField}`),
        );
        if (unknownCount === 0 && moved < 0 && cut.length === wanted.length) return;
        const details = [
          unknownCount === 0 ? '' : `${unknownCount} of them not in the whole list`,
          moved < 0 ? '' : `different from item ${moved + 1} on`,
        ].filter((fault) => fault !== '');
        const message = `Expected ${wanted.length} items of the whole list with ${name}=${limit}. Got ${[`${cut.length}`, ...details].join(', ')}.`;
        const isWhole = JSON.stringify(received) === JSON.stringify(whole);
        const cause = isWhole ? describeIgnoredParameter(name) : undefined;
        problems.push({ pointer: items, message, expected: wanted.length, actual: cut.length, cause });
      };
      compare(count, first, first, whole.slice(0, limit));
      // With an offset, a list that is longer than a page may end with items that the whole list did not reach.
      compare(offset, rest, rest.slice(0, Math.max(0, whole.length - limit)), whole.slice(limit));
      return { problems, compared: whole.length };
    },
  };
}

import { idAt } from '../../exchanges/exact-numbers.ts';
import type { Value } from '../../plan/value.ts';
import { listAt } from '../figures.ts';
import { describeIgnoredParameter } from '../ignored.ts';
import type { Relation } from '../relation.ts';

export interface SecondPage<Id extends string = string> {
  operation: Id;
  query?: Record<string, Value>;
  /** JSON Pointer to the list; empty if the response itself is the list. */
  items: string;
  /** The field that identifies an item. */
  key: string;
}

/**
 * A relation: the second page of a list differs from the first. Single items may be on both pages: if many items are equal
 * in the field that they are sorted by, a database may return one of them twice.
 */
export function secondPage<Id extends string>({ operation, query = {}, items, key }: SecondPage<Id>): Relation<Id> {
  return {
    id: `second-page-is-another:${operation}`,
    statement: `The second page of ${operation} differs from the first.`,
    tolerance: 'Items that are equal in the field of the sort order may be on both pages.',
    operations: [operation],
    cause: describeIgnoredParameter('page'),
    reads: ['1', '2'].map((page) => ({ operation, query: { ...query, page } })),
    judge(readings) {
      const [first, second] = readings.map(({ body }) =>
        listAt(body, `${items}/*`)?.map((item) => idAt(item, `/${key}`) ?? ''),
      );
      if (!first || !second) return { unreadable: `${operation} lacks ${items}` };
      if (first.length === 0) return { problems: [], compared: 0 };
      const isSame = first.join('\n') === second.join('\n');
      const message = `Expected other items with page=2 than with page=1. Got the same ${first.length} items.`;
      const problem = { pointer: items, message, expected: 'other items', actual: 'the same items' };
      return { problems: isSame ? [problem] : [], compared: 1 };
    },
  };
}

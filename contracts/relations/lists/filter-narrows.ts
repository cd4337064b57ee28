import { findAt } from '../../../specs/json/json.ts';
import { idAt } from '../../exchanges/exact-numbers.ts';
import type { Value } from '../../plan/value.ts';
import { listAt, toFigure } from '../figures.ts';
import { describeIgnoredParameter } from '../ignored.ts';
import type { Relation, RelationProblem } from '../relation.ts';

export interface FilterNarrows<Id extends string = string> {
  id: string;
  statement: string;
  operation: Id;
  /** Name of the query parameter that filters. */
  parameter: string;
  /** Its value. */
  value: Value;
  /** Name of the field of an item that must equal it: `status`. */
  field: string;
  /** JSON Pointer to the list in the answer: `/data/payload`. */
  items: string;
  /** JSON Pointer to the number of all items, on all pages: `/data/meta/all_count`. */
  total: string;
  /** Query of the list to compare with. Default: the operation's list without extra parameters. */
  baseQuery?: Record<string, Value>;
}

/** A relation: a filtered list has only matching items, and no more of them than the list without the filter. */
export function filterNarrows<Id extends string = string>(options: FilterNarrows<Id>): Relation<Id> {
  const { id, statement, operation, parameter, value, field, items, total, baseQuery: unfiltered = {} } = options;
  return {
    id,
    statement,
    operations: [operation],
    reads: [
      { operation, query: unfiltered },
      { operation, query: { ...unfiltered, [parameter]: value } },
    ],
    judge([whole, filtered]) {
      const wanted = filtered?.query[parameter];
      const list = listAt(filtered?.body, `${items}/*`);
      const counts = [whole, filtered].map((reading) => toFigure(findAt(reading?.body, total)));
      const [all, some] = counts;
      if (!list || all === undefined || some === undefined)
        return { unreadable: `${operation} lacks ${items} or ${total}` };
      const among = [...list, ...(listAt(whole?.body, `${items}/*`) ?? [])];
      if (among.length > 0 && among.every((item) => findAt(item, `/${field}`) === undefined))
        return { unreadable: `${operation} lacks ${field} in ${items}` };
      const problems: RelationProblem[] = [];
      const mismatches = list.filter((item) => idAt(item, `/${field}`) !== wanted).length;
      if (mismatches > 0) {
        const message = `Expected only items whose ${field} is the requested ${parameter}. Got ${mismatches} of ${list.length} with another ${field}.`;
        const isWhole = all === some && JSON.stringify(list) === JSON.stringify(listAt(whole?.body, `${items}/*`));
        const cause = isWhole ? describeIgnoredParameter(parameter) : undefined;
        problems.push({ pointer: `${items}/0/${field}`, message, expected: 0, actual: mismatches, cause });
      }
      if (some > all) {
        const message = `Expected at most ${all} items with ${parameter}, the number without it. Got ${some}.`;
        problems.push({ pointer: total, message, expected: all, actual: some });
      }
      return { problems, compared: list.length };
    },
  };
}

import { findAt } from '../../specs/json.ts';
import { idAt } from '../exact.ts';
import type { Value } from '../plan/value.ts';
import { listAt, toFigure } from './figures.ts';
import { toIgnored } from './ignored.ts';
import type { Relation, RelationProblem } from './relation.ts';

export interface FilterNarrows {
  id: string;
  statement: string;
  operation: string;
  /** The query parameter that filters, its value, and the field of an item that must equal it. */
  parameter: string;
  value: Value;
  field: string;
  items: string;
  total: string;
  /** What to compare with; the operation's usual list without it. */
  among?: Record<string, Value>;
}

/** A filter gives only what it names, and no more of it than there is without the filter. */
export function filterNarrows(options: FilterNarrows): Relation {
  const { id, statement, operation, parameter, value, field, items, total, among = {} } = options;
  return {
    id,
    statement,
    operations: [operation],
    reads: [
      { operation, query: among },
      { operation, query: { ...among, [parameter]: value } },
    ],
    judge([whole, filtered]) {
      const wanted = filtered?.query[parameter];
      const list = listAt(filtered?.body, `${items}/*`);
      const counts = [whole, filtered].map((reading) => toFigure(findAt(reading?.body, total)));
      const [all, some] = counts;
      if (!list || all === undefined || some === undefined)
        return { unreadable: `${operation} lacks ${items} or ${total}` };
      const problems: RelationProblem[] = [];
      const strangers = list.filter((item) => idAt(item, `/${field}`) !== wanted).length;
      if (strangers > 0) {
        const message = `Expected no items with another ${field} than the ${parameter} of the request. Got ${strangers} of ${list.length}.`;
        const isWhole = all === some && JSON.stringify(list) === JSON.stringify(listAt(whole?.body, `${items}/*`));
        const cause = isWhole ? toIgnored(parameter) : undefined;
        problems.push({ pointer: `${items}/0/${field}`, message, expected: 0, actual: strangers, cause });
      }
      if (some > all) {
        const message = `Expected at most ${all} items with ${parameter}, as there are without it. Got ${some}.`;
        problems.push({ pointer: total, message, expected: all, actual: some });
      }
      return { problems, compared: list.length };
    },
  };
}

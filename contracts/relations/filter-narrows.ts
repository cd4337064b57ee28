import { findAt } from '../../specs/json.ts';
import { listAt, toFigure } from './figures.ts';
import type { Relation, RelationProblem } from './relation.ts';

export interface FilterNarrows {
  id: string;
  statement: string;
  operation: string;
  /** The query parameter that filters, the entity that fills it, and the field of an item that must equal it. */
  parameter: string;
  entity: string;
  field: string;
  items: string;
  total: string;
}

/** A filter gives only what it names, and no more of it than there is without the filter. */
export function filterNarrows(options: FilterNarrows): Relation {
  const { id, statement, operation, parameter, entity, field, items, total } = options;
  return {
    id,
    statement,
    operations: [operation],
    reads: [{ operation }, { operation, query: { [parameter]: { entity } } }],
    judge([whole, filtered]) {
      const wanted = filtered?.query[parameter];
      const list = listAt(filtered?.body, `${items}/*`);
      const counts = [whole, filtered].map((reading) => toFigure(findAt(reading?.body, total)));
      const [all, some] = counts;
      if (!list || all === undefined || some === undefined)
        return { unreadable: `${operation} lacks ${items} or ${total}` };
      const problems: RelationProblem[] = [];
      const strangers = list.filter((item) => String(findAt(item, `/${field}`)) !== wanted).length;
      if (strangers > 0) {
        const message = `${strangers} of ${list.length} items have another ${field} than the ${parameter} asked for.`;
        problems.push({ pointer: `${items}/0/${field}`, message, expected: 0, actual: strangers });
      }
      if (some > all) {
        const message = `With ${parameter} there are ${some} items, without it ${all}.`;
        problems.push({ pointer: total, message, expected: all, actual: some });
      }
      return { problems, compared: list.length };
    },
  };
}

import { listAt } from './figures.ts';
import { toIgnored } from './ignored.ts';
import type { Read, Reading, Relation, RelationProblem } from './relation.ts';

export interface EveryItem {
  id: string;
  statement: string;
  tolerance?: string;
  /** The first is the list that is judged, the others are what its items are held against. */
  reads: readonly [Read, ...Read[]];
  /** What has to be read once these are there; held against, too. */
  follow?: Relation['follow'];
  /** JSON Pointer to the list; empty when the answer is the list. */
  items: string;
  /** Judges items as they stand; undefined where nothing follows from these answers. */
  toRule(readings: readonly Reading[]): ((item: unknown) => boolean) | undefined;
  /** What items that break it are: completes "items that …". */
  fault: string;
  /** The query parameter that chooses the items: it seems to be ignored where most of them are wrong. */
  filter?: string;
}

/** Every item of a list is one that was asked for. */
export function everyItem(options: EveryItem): Relation {
  const { id, statement, tolerance, reads, follow, items, toRule, fault, filter } = options;
  return {
    id,
    statement,
    tolerance,
    operations: [...new Set(reads.map(({ operation }) => operation))],
    reads,
    follow,
    judge(readings) {
      const list = listAt(readings[0]?.body, `${items}/*`);
      if (!list) return { unreadable: `${reads[0].operation} did not answer a list` };
      const isRight = toRule(readings);
      if (!isRight) return { problems: [], compared: 0 };
      const wrong = list.filter((item) => !isRight(item));
      const index = list.findIndex((item) => !isRight(item));
      const message = `Expected no items that ${fault}. Got ${wrong.length} of ${list.length}.`;
      const cause = filter !== undefined && wrong.length * 2 >= list.length ? toIgnored(filter) : undefined;
      const pointer = `${items}/${index}`;
      const problem: RelationProblem = { pointer, message, expected: 0, actual: wrong.length, cause };
      return { problems: wrong.length === 0 ? [] : [problem], compared: list.length };
    },
  };
}

import { listAt } from '../figures.ts';
import { describeIgnoredParameter } from '../ignored.ts';
import type { Read, Reading, Relation, RelationProblem } from '../relation.ts';

export interface EveryItem<Id extends string = string> {
  id: string;
  statement: string;
  tolerance?: string;
  /** The first is the list that is judged. Its items are compared with the others. */
  reads: readonly [Read<Id>, ...Read<Id>[]];
  /** Further requests that depend on those responses; the items are compared with these too. */
  follow?: Relation<Id>['follow'];
  /** JSON Pointer to the list; empty if the response itself is the list. */
  items: string;
  /** Returns a predicate that is true for right items; undefined if these responses allow no judgement. */
  toRule(readings: readonly Reading[]): ((item: unknown) => boolean) | undefined;
  /** What is wrong with items that break the rule: completes "items that …". */
  fault: string;
  /** The query parameter that selects the items. If most of them are wrong, the server seems to ignore it. */
  filter?: string;
}

/** A relation: every item of a list satisfies a rule. */
export function everyItem<Id extends string>(options: EveryItem<Id>): Relation<Id> {
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
      if (!list) return { unreadable: `${reads[0].operation} did not return a list` };
      const isRight = toRule(readings);
      if (!isRight) return { problems: [], compared: 0 };
      const wrong = list.filter((item) => !isRight(item));
      const index = list.findIndex((item) => !isRight(item));
      const message = `Expected no items that ${fault}. Got ${wrong.length} of ${list.length}.`;
      const cause =
        filter !== undefined && wrong.length * 2 >= list.length ? describeIgnoredParameter(filter) : undefined;
      const pointer = `${items}/${index}`;
      const problem: RelationProblem = { pointer, message, expected: 0, actual: wrong.length, cause };
      return { problems: wrong.length === 0 ? [] : [problem], compared: list.length };
    },
  };
}

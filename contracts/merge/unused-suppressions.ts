import type { CheckEnd, CheckReport } from '../results/check-report.ts';

/** The suppressions that no check used. Undefined if one of the checks, such as a shard, could not determine its own. */
export function mergeUnusedSuppressions(reports: readonly CheckReport[]): Pick<CheckEnd, 'unseen' | 'stale'> {
  const stale = intersect(
    reports,
    ({ summary }) => summary.stale,
    ({ id }) => id,
  );
  const unseen = intersect(reports, ({ summary }) => summary.baseline?.unseen, String);
  return { stale, unseen };
}

function intersect<Item>(
  reports: readonly CheckReport[],
  listOf: (report: CheckReport) => Item[] | undefined,
  keyOf: (item: Item) => string,
): Item[] | undefined {
  const lists = reports.map(listOf);
  const [first] = lists;
  if (!first || lists.includes(undefined)) return undefined;
  const keys = lists.map((list) => new Set(list?.map(keyOf)));
  return first.filter((item) => keys.every((each) => each.has(keyOf(item))));
}

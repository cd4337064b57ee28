import { describeIgnoredParameter } from '../relations/ignored.ts';

/** The items of all pages of a list. */
interface Pages {
  /** The keys of the items, page by page. */
  keys: readonly (readonly string[])[];
  /** The query parameter that names a page. */
  parameter: string;
  /** Total number of items according to the first page. */
  total: number;
}

const isSame = (one: readonly string[] = [], other: readonly string[] = []) =>
  one.length > 0 && one.length === other.length && one.every((key, index) => key === other[index]);

/** Finds why items are duplicated or missing; undefined if the pages do not show it. */
export function findPagesCause({ keys, parameter, total }: Pages): string | undefined {
  const [first, ...others] = keys;
  if (others.length > 0 && others.every((page) => isSame(page, first))) return describeIgnoredParameter(parameter);
  const all = keys.flat();
  const distinct = new Set(all).size;
  // As many items are missing as are duplicated, so items moved from one page to another between two requests.
  const isSwapped = all.length === total && distinct < total;
  return isSwapped
    ? 'The server sorts by a value that several items share, so their order changes between requests.'
    : undefined;
}

/** Finds why there are items on the page after the last one. */
export function findBeyondCause(own: readonly string[], { keys, parameter }: Pages): string | undefined {
  const [first, ...others] = keys;
  if (others.length > 0 && keys.every((page) => isSame(page, first)) && isSame(own, first))
    return describeIgnoredParameter(parameter);
  if (isSame(own, keys.at(-1))) return 'The server repeats the last page.';
  return isSame(own, first) ? 'The server starts over at the first page.' : undefined;
}

import { toIgnored } from '../relations/ignored.ts';

/** What all pages of a list hold together. */
interface Pages {
  /** The keys of the items, page by page. */
  keys: readonly (readonly string[])[];
  /** The query parameter that names a page. */
  parameter: string;
  /** Items that there are, as the first page says. */
  total: number;
}

const isSame = (one: readonly string[] = [], other: readonly string[] = []) =>
  one.length > 0 && one.length === other.length && one.every((key, index) => key === other[index]);

/** Why items come twice, or are lost; undefined where the pages do not tell. */
export function findPagesCause({ keys, parameter, total }: Pages): string | undefined {
  const [first, ...others] = keys;
  if (others.length > 0 && others.every((page) => isSame(page, first))) return toIgnored(parameter);
  const all = keys.flat();
  const distinct = new Set(all).size;
  // As many are lost as come twice: they changed places between two pages.
  const isSwapped = all.length === total && distinct < total;
  return isSwapped
    ? 'The server sorts items by something that several of them share, so that they change places.'
    : undefined;
}

/** Why there are items on the page after the last. */
export function findBeyondCause(own: readonly string[], { keys, parameter }: Pages): string | undefined {
  const [first, ...others] = keys;
  if (others.length > 0 && keys.every((page) => isSame(page, first)) && isSame(own, first)) return toIgnored(parameter);
  if (isSame(own, keys.at(-1))) return 'The server repeats the last page.';
  return isSame(own, first) ? 'The server begins again with the first page.' : undefined;
}

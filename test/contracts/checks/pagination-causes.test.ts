import { expect, test } from 'vitest';
import { findBeyondCause, findPagesCause } from '../../../contracts/checks/pagination-causes.ts';

const pages = (...keys: string[]) => ({ keys: keys.map((page) => [...page]), parameter: 'page', total: 4 });
const swapped = 'The server sorts by a value that several items share, so their order changes between requests.';

test.each<[what: string, keys: string[], cause: string | undefined]>([
  ['the same page each time', ['ab', 'ab'], 'The server seems to ignore page.'],
  ['one item twice in place of another', ['ab', 'bc'], swapped],
  ['an item too few', ['ab', 'c'], undefined],
  ['an item twice besides', ['abc', 'cd'], undefined],
  ['right pages', ['ab', 'cd'], undefined],
  ['one page', ['abcd'], undefined],
])('Pages with %s', (_, keys, cause) => {
  expect(findPagesCause(pages(...keys))).toBe(cause);
});

test.each<[what: string, keys: string[], own: string, cause: string | undefined]>([
  ['the last page again', ['ab', 'cd'], 'cd', 'The server repeats the last page.'],
  ['the first page again', ['ab', 'cd'], 'ab', 'The server starts over at the first page.'],
  ['the only page there is', ['ab', 'ab'], 'ab', 'The server seems to ignore page.'],
  ['other items', ['ab', 'cd'], 'ef', undefined],
])('Past the end, %s', (_, keys, own, cause) => {
  expect(findBeyondCause([...own], pages(...keys))).toBe(cause);
});

import { expect, test } from 'vitest';
import { findBeyondCause, findPagesCause } from '../../../contracts/checks/pagination-causes.ts';

const pages = (...keys: string[]) => ({ keys: keys.map((page) => [...page]), parameter: 'page', total: 4 });
const swapped = 'The server sorts by a value that several items share, so their order changes between requests.';

test.each<[what: string, keys: string[], cause: string | undefined]>([
  ['the same page each time', ['ab', 'ab'], 'The server seems to ignore page.'],
  ['one item twice in place of another', ['ab', 'bc'], swapped],
  ['one item fewer', ['ab', 'c'], undefined],
  ['one item twice and no item missing', ['abc', 'cd'], undefined],
  ['no problem', ['ab', 'cd'], undefined],
  ['no other page', ['abcd'], undefined],
])('names the cause of pages with %s', (_, keys, cause) => {
  expect(findPagesCause(pages(...keys))).toBe(cause);
});

test.each<[what: string, keys: string[], beyond: string, cause: string | undefined]>([
  ['the last page again', ['ab', 'cd'], 'cd', 'The server repeats the last page.'],
  ['the first page again', ['ab', 'cd'], 'ab', 'The server starts over at the first page.'],
  ['the same page as all others', ['ab', 'ab'], 'ab', 'The server seems to ignore page.'],
  ['other items', ['ab', 'cd'], 'ef', undefined],
])('names the cause of a response past the end with %s', (_, keys, beyond, cause) => {
  expect(findBeyondCause([...beyond], pages(...keys))).toBe(cause);
});

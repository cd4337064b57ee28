import { closestMatch } from 'leven';

/** Maximum number of suggestions. */
const maxSuggestions = 3;

const sortLetters = (text: string) => [...text].sort().join('');

/** Suggests values for a misspelt one: the values that contain it, else the most similar one. */
export function suggest(written: string, values: readonly string[]): string[] {
  const wanted = written.replaceAll('*', '').toLowerCase();
  if (wanted.length < 3) return [];
  const holding = values.filter((value) => value.toLowerCase().includes(wanted));
  if (holding.length > 0) return holding.slice(0, maxSuggestions);
  // Swapped letters, as in `mcok`, are two differences, which is too many for a short word.
  const swapped = values.filter((value) => sortLetters(value.toLowerCase()) === sortLetters(wanted));
  if (swapped.length > 0) return swapped.slice(0, 1);
  const near = closestMatch(
    wanted,
    values.map((value) => value.toLowerCase()),
    { maxDistance: Math.max(1, Math.floor(wanted.length / 2.5)) },
  );
  return values.filter((value) => value.toLowerCase() === near).slice(0, 1);
}

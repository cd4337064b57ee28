import { closestMatch } from 'leven';
import { UsageError } from '../usage-error.ts';

/** Differences that a misspelt name has at most: two characters that are swapped count as two. */
const maxDistance = 2;

/**
 * Checks that a function of the library gets no option that it does not have, which is mostly a misspelt one.
 *
 * @param name The function, as messages name it.
 * @param known The names of all options.
 * @throws UsageError `UNKNOWN_OPTION`, with the nearest known name.
 * @example
 * assertKnownOptions('createMock', { prot: 1 }, ['port']); // Unknown option "prot" of createMock. Did you mean "port"?
 */
export function assertKnownOptions(name: string, options: object, known: readonly string[]): void {
  const unknown = Object.keys(options).find((option) => !known.includes(option));
  if (unknown === undefined) return;
  const near = closestMatch(unknown, known, { maxDistance });
  const advice = near === undefined ? `Known options: ${known.join(', ')}.` : `Did you mean "${near}"?`;
  throw new UsageError('UNKNOWN_OPTION', `Unknown option "${unknown.slice(0, 100)}" of ${name}. ${advice}`);
}

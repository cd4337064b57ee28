import { closestMatch } from 'leven';

/** Values that are shown at most. */
const most = 3;

/** Values that may have been meant: those that hold what was written, else the one that is nearest to it. */
export function suggest(written: string, values: readonly string[]): string[] {
  const wanted = written.replaceAll('*', '').toLowerCase();
  if (wanted.length < 3) return [];
  const holding = values.filter((value) => value.toLowerCase().includes(wanted));
  if (holding.length > 0) return holding.slice(0, most);
  const near = closestMatch(
    wanted,
    values.map((value) => value.toLowerCase()),
    { maxDistance: Math.max(1, Math.floor(wanted.length / 2.5)) },
  );
  return values.filter((value) => value.toLowerCase() === near).slice(0, 1);
}

/** Plurals in `es`: inboxes, branches, addresses, statuses. */
const withE = /(?:x|ch|sh|ss|tus|z)$/;

/** The plural of a regular English noun: `inbox` becomes `inboxes`, `reply` becomes `replies`. */
export function toPlural(singular: string): string {
  if (/[^aeiou]y$/.test(singular)) return `${singular.slice(0, -1)}ies`;
  return `${singular}${withE.test(singular) ? 'es' : 's'}`;
}

/** The singular of a regular English noun in the plural: `inboxes` becomes `inbox`. */
export function toSingular(plural: string): string {
  if (/[^aeiou]ies$/.test(plural)) return `${plural.slice(0, -3)}y`;
  if (plural.endsWith('es') && withE.test(plural.slice(0, -2))) return plural.slice(0, -2);
  return plural.replace(/(?<!s)s$/, '');
}

/** The noun in the number that fits a count. @param singular `finding`. */
export const nounFor = (count: number, singular: string): string => (count === 1 ? singular : toPlural(singular));

/** `1 event`, `1,117 events`. */
export const countOf = (count: number, singular: string): string =>
  `${count.toLocaleString('en')} ${nounFor(count, singular)}`;

import type { Place, Value } from './places.ts';

/** Places and flags that take the same values, each as "place flag": " check --vendor". */
export interface ValueCase {
  after: readonly string[];
  value: Exclude<Value, 'none'>;
}

/** The flags that take a value, by what they take. */
export function listValueCases(places: readonly Place[]): ValueCase[] {
  const cases = new Map<string, { after: string[]; value: Exclude<Value, 'none'> }>();
  for (const { at, flags } of places) {
    for (const { names, value } of flags) {
      if (value === 'none') continue;
      const key = JSON.stringify(value);
      const found = cases.get(key) ?? { after: [], value };
      found.after.push(...names.map((name) => `${at} ${name}`));
      cases.set(key, found);
    }
  }
  return [...cases.values()];
}

/** The places below the outermost one. */
export const listInner = (places: readonly Place[]): string[] => places.map(({ at }) => at).filter((at) => at !== '');

/** A text between single quotes, for bash and zsh. */
export const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
/** Patterns of a `case`, for bash and zsh. */
export const toPatterns = (texts: readonly string[]): string => texts.map(quote).join('|');

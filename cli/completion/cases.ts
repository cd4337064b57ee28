import type { Place, Value } from './places.ts';

/** Flags that take the same values. */
export interface ValueCase {
  /** The words before the value, command and flag: " check --vendor". */
  after: readonly string[];
  value: Exclude<Value, 'none'>;
}

/** Groups the flags that take a value by their values. */
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

/** Lists the commands below `chatpact`. */
export const listInner = (places: readonly Place[]): string[] => places.map(({ at }) => at).filter((at) => at !== '');

/** Quotes a text with single quotes, for bash and zsh. */
export const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
/** Returns the patterns of a `case`, for bash and zsh. */
export const toPatterns = (texts: readonly string[]): string => texts.map(quote).join('|');

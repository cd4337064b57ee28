import { RE2JS } from 're2js';
import { translatePattern, UnsupportedPattern } from './translate.ts';

/** A compiled pattern. */
export interface LinearPattern {
  test(text: string): boolean;
  /** Returns the source of the pattern, which Ajv uses as its cache key. */
  toString(): string;
}

/** Limits for the patterns of one document. */
export interface PatternLimits {
  /** Maximum number of characters of a pattern. */
  maxLength: number;
  /** Maximum number of instructions of one pattern (`size`) and of all patterns (`sizes`). */
  maxSize: number;
  maxTotalSize: number;
  /** Maximum of characters times instructions for one validated value. A hundred million take at most five seconds. */
  maxWork: number;
}

const usual: PatternLimits = { maxLength: 10_000, maxSize: 10_000, maxTotalSize: 500_000, maxWork: 1e8 };

/**
 * Matches the regular expressions of documents in time proportional to the text. `RegExp` needs exponential time for patterns
 * such as `^(a+)+$`.
 */
export class PatternEngine {
  readonly #limits: PatternLimits;
  /** Compiled patterns by source; for unsupported patterns, the reason. */
  readonly #made = new Map<string, LinearPattern | string>();
  #sizes = 0;
  #work = 0;

  constructor(limits: PatternLimits = usual) {
    this.#limits = limits;
  }

  /** Why a pattern is not supported, as a clause. Undefined if it is supported. */
  findObjection(pattern: string): string | undefined {
    const made = this.#make(pattern);
    return typeof made === 'string' ? made : undefined;
  }

  /** Throws an Error for an unsupported pattern. */
  compile(pattern: string): LinearPattern {
    const made = this.#make(pattern);
    if (typeof made === 'string') throw new Error(`A pattern is not supported: ${made}.`);
    return made;
  }

  /** Resets the work limit. Must be called before each validated value. */
  resetWork(): void {
    this.#work = 0;
  }

  #make(pattern: string): LinearPattern | string {
    const known = this.#made.get(pattern) ?? this.#tryToCompile(pattern);
    this.#made.set(pattern, known);
    return known;
  }

  #tryToCompile(pattern: string): LinearPattern | string {
    const { maxLength, maxSize, maxTotalSize } = this.#limits;
    if (pattern.length > maxLength) return `it has more than ${maxLength} characters`;
    const isUnicode = isRegExp(pattern, 'u');
    // `\A` and `\Z` are anchors in Perl and others, but letters in ECMA-262, so such a pattern is probably not ECMA-262.
    if (!isUnicode && (!isRegExp(pattern, '') || /\\[AZz]/.test(pattern)))
      return 'it is not a regular expression of ECMA-262';
    try {
      const { text, lookAheads, length, size } = translatePattern(pattern, isUnicode);
      if (size > maxSize || this.#sizes + size > maxTotalSize) return 'it is too large';
      const conditions = [{ text, isWanted: true }, ...lookAheads].map(({ text: each, isWanted }) => {
        const compiled = RE2JS.compile(each, RE2JS.LOOKBEHINDS);
        return { isWanted, matches: (value: string) => compiled.test(value), size: compiled.programSize() };
      });
      const whole = conditions.reduce((total, each) => total + each.size, 0);
      if (whole > maxSize) return 'it is too large';
      this.#sizes += whole;
      const isOfLength = (value: string) => !length || isBetween([...value].length, length);
      return {
        test: (value) =>
          // A match that would take too long is skipped, so the value is valid.
          !this.#spend(value.length * whole) ||
          (conditions.every(({ isWanted, matches }) => matches(value) === isWanted) && isOfLength(value)),
        toString: () => pattern,
      };
    } catch (error) {
      return error instanceof UnsupportedPattern ? error.message : 'RE2 does not support it';
    }
  }

  #spend(work: number): boolean {
    this.#work += work;
    return this.#work <= this.#limits.maxWork;
  }
}

const isBetween = (count: number, { least, most }: { least: number; most: number }) => count >= least && count <= most;

function isRegExp(pattern: string, flags: string): boolean {
  try {
    new RegExp(pattern, flags);
    return true;
  } catch {
    return false;
  }
}

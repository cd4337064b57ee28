import { RE2JS } from 're2js';
import { translatePattern, UnsupportedPattern } from './translate.ts';

/** A pattern that was made ready. */
export interface LinearPattern {
  test(text: string): boolean;
  /** The pattern itself: Ajv tells patterns apart by it. */
  toString(): string;
}

/** How much patterns of one document may take. */
export interface PatternLimits {
  /** Characters of one pattern. */
  length: number;
  /** Instructions of one, and of all of them. */
  size: number;
  sizes: number;
  /** Characters times instructions, for one value that is validated: a hundred million are five seconds at the worst. */
  work: number;
}

const usual: PatternLimits = { length: 10_000, size: 10_000, sizes: 500_000, work: 1e8 };

/**
 * Regular expressions of documents, in time that is proportional to the text: `RegExp` may never come back from
 * `^(a+)+$`.
 */
export class PatternEngine {
  readonly #limits: PatternLimits;
  /** By pattern; why not, of those that can't be taken. */
  readonly #made = new Map<string, LinearPattern | string>();
  #sizes = 0;
  #work = 0;

  constructor(limits: PatternLimits = usual) {
    this.#limits = limits;
  }

  /** Why a pattern is not judged, in half a sentence; undefined for one that is. */
  findObjection(pattern: string): string | undefined {
    const made = this.#make(pattern);
    return typeof made === 'string' ? made : undefined;
  }

  /** Throws Error for a pattern with an objection. */
  compile(pattern: string): LinearPattern {
    const made = this.#make(pattern);
    if (typeof made === 'string') throw new Error(`A pattern can't be judged: ${made}.`);
    return made;
  }

  /** Another value is going to be validated. */
  begin(): void {
    this.#work = 0;
  }

  #make(pattern: string): LinearPattern | string {
    const known = this.#made.get(pattern) ?? this.#tryToCompile(pattern);
    this.#made.set(pattern, known);
    return known;
  }

  #tryToCompile(pattern: string): LinearPattern | string {
    const { length: longest, size: largest, sizes } = this.#limits;
    if (pattern.length > longest) return `it has more than ${longest} characters`;
    const isUnicode = isRegExp(pattern, 'u');
    // What Perl and others understand otherwise is not meant as ECMA-262 does.
    if (!isUnicode && (!isRegExp(pattern, '') || /\\[AZz]/.test(pattern)))
      return 'it is no regular expression of ECMA-262';
    try {
      const { text, ahead, length, size } = translatePattern(pattern, isUnicode);
      if (size > largest || this.#sizes + size > sizes) return 'it is too large';
      const conditions = [{ text, isWanted: true }, ...ahead].map(({ text: each, isWanted }) => {
        const compiled = RE2JS.compile(each, RE2JS.LOOKBEHINDS);
        return { isWanted, matches: (value: string) => compiled.test(value), size: compiled.programSize() };
      });
      const whole = conditions.reduce((total, each) => total + each.size, 0);
      if (whole > largest) return 'it is too large';
      this.#sizes += whole;
      const isOfLength = (value: string) => !length || isBetween([...value].length, length);
      return {
        test: (value) =>
          // What would take too long is not judged.
          !this.#spend(value.length * whole) ||
          (conditions.every(({ isWanted, matches }) => matches(value) === isWanted) && isOfLength(value)),
        toString: () => pattern,
      };
    } catch (error) {
      return error instanceof UnsupportedPattern ? error.message : 'RE2 does not know what it says';
    }
  }

  #spend(work: number): boolean {
    this.#work += work;
    return this.#work <= this.#limits.work;
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

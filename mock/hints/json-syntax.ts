/** Where a text stops being JSON. */
export interface SyntaxProblem {
  /** Starting at 1. */
  line: number;
  /** Starting at 1, in UTF-16 units. */
  column: number;
  /** What JSON has at this place: `a value`, `"," or "}"`. */
  expected: string;
}

const value = 'a value';
// Of the characters of a string, all from the space on are allowed but the quote and the backslash.
const tokenPattern =
  /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const namePattern = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;

/** Finds the first place at which a text is not JSON. Undefined if it is JSON. It shows nothing of the text. */
export function findSyntaxProblem(text: string): SyntaxProblem | undefined {
  const scanner = new Scanner(text);
  const expected = scanner.findProblem();
  if (expected === undefined) return undefined;
  const before = text.slice(0, scanner.at);
  const line = before.split('\n').length;
  return { line, column: scanner.at - before.lastIndexOf('\n'), expected };
}

/** Reads JSON from left to right without building values, so that any depth is possible. */
class Scanner {
  at = 0;
  readonly #text: string;
  /** The closing characters of the open arrays and objects. */
  readonly #open: ('}' | ']')[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** Returns what was expected at the position `at`; undefined if the whole text is JSON. */
  findProblem(): string | undefined {
    for (;;) {
      const problem = this.#readValue() ?? this.#closeAll();
      if (problem !== undefined) return problem === done ? undefined : problem;
    }
  }

  /** Reads a plain value, or the beginning of an array or object up to its first plain value. */
  #readValue(): string | undefined {
    for (;;) {
      if (this.#take('{')) {
        if (this.#take('}')) return undefined;
        this.#open.push('}');
        const problem = this.#readName('a name in double quotes or "}"');
        if (problem !== undefined) return problem;
      } else if (this.#take('[')) {
        if (this.#take(']')) return undefined;
        this.#open.push(']');
      } else return this.#takePattern(tokenPattern) ? undefined : value;
    }
  }

  /** Reads what follows a value, up to the next one. */
  #closeAll(): string | undefined {
    for (;;) {
      const closing = this.#open.at(-1);
      if (closing === undefined) return this.#isAtEnd() ? done : 'the end of the body';
      if (this.#take(',')) return closing === '}' ? this.#readName('a name in double quotes') : undefined;
      if (!this.#take(closing)) return `"," or "${closing}"`;
      this.#open.pop();
    }
  }

  #readName(expected: string): string | undefined {
    if (!this.#takePattern(namePattern)) return expected;
    return this.#take(':') ? undefined : '":"';
  }

  #isAtEnd(): boolean {
    this.#skipSpace();
    return this.at >= this.#text.length;
  }

  #take(character: string): boolean {
    this.#skipSpace();
    if (this.#text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  #takePattern(pattern: RegExp): boolean {
    this.#skipSpace();
    pattern.lastIndex = this.at;
    const length = pattern.exec(this.#text)?.[0].length ?? 0;
    this.at += length;
    return length > 0;
  }

  #skipSpace(): void {
    while (/[ \t\n\r]/.test(this.#text[this.at] ?? '')) this.at += 1;
  }
}

/** Marks that the text has been read completely. */
const done = '';

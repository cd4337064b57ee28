/** Whether a text matches. */
export type TextPredicate = (text: string) => boolean;

const anyText = Symbol('%');
const anyCharacter = Symbol('_');
type Token = string | typeof anyText | typeof anyCharacter;

/**
 * Converts a pattern of SQL's `LIKE`: % is any text, _ one character, and a backslash escapes. Unlike a regular expression,
 * the match needs no backtracking.
 */
export function toLikePredicate(pattern: string, { ignoresCase }: { ignoresCase: boolean }): TextPredicate {
  const fold = (text: string) => (ignoresCase ? text.toLowerCase() : text);
  const parts = splitAtAnyText(Array.from(fold(pattern).matchAll(/\\(.)|(.)/gsu), toToken));
  const [literal] = parts.length === 3 && parts[0]?.length === 0 && parts[2]?.length === 0 ? parts.slice(1, 2) : [];
  if (literal?.every((token) => typeof token === 'string')) {
    const text = literal.join('');
    return (value) => fold(value).includes(text);
  }
  return (value) => matchesParts([...fold(value)], parts);
}

/** Returns the predicate of SQL's `ILIKE '%text%'`. */
export const toContains = (text: string): TextPredicate => toLikePredicate(`%${text}%`, { ignoresCase: true });

function toToken([, escaped, plain]: RegExpExecArray): Token {
  if (escaped !== undefined) return escaped;
  return plain === '%' ? anyText : plain === '_' ? anyCharacter : (plain ?? '');
}

function splitAtAnyText(tokens: readonly Token[]): Exclude<Token, typeof anyText>[][] {
  const parts: Exclude<Token, typeof anyText>[][] = [[]];
  for (const token of tokens) {
    if (token === anyText) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

/** The first part must be at the start and the last at the end; each other part takes its earliest place. */
function matchesParts(text: readonly string[], parts: readonly (readonly Exclude<Token, typeof anyText>[])[]): boolean {
  const isAt = (part: readonly Token[], start: number) =>
    start >= 0 &&
    start + part.length <= text.length &&
    part.every((token, index) => token === anyCharacter || token === text[start + index]);
  const [first = [], ...others] = parts;
  const last = others.pop();
  if (!last) return first.length === text.length && isAt(first, 0);
  if (!isAt(first, 0)) return false;
  let from = first.length;
  for (const part of others) {
    while (from + part.length <= text.length && !isAt(part, from)) from++;
    if (from + part.length > text.length) return false;
    from += part.length;
  }
  const lastStart = text.length - last.length;
  return lastStart >= from && isAt(last, lastStart);
}

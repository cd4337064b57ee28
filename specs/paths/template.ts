/** A part of a segment of a path template: literal text or a parameter. */
type Part = { text: string } | { parameter: string };

/** A parsed path template, such as `/items/{id}:activate`. */
export interface PathTemplate {
  /** Names of its parameters, from left to right. */
  names: readonly string[];
  /** Number of literal characters. If two templates match a path, the one with more counts. */
  textLength: number;
  segments: readonly (readonly Part[])[];
  /** Whether each segment is literal text or a single parameter. */
  isSimple: boolean;
}

const isPlain = (text: string) => /^[\w.~-]*$/.test(text);

/** Parses a path template of OpenAPI. Braces that do not enclose a parameter are literal text. */
export function readTemplate(path: string): PathTemplate {
  const segments = path.split('/').map(readSegment);
  const parts = segments.flat();
  const names = parts.flatMap((part) => ('parameter' in part ? [part.parameter] : []));
  const textLength = parts.reduce((sum, part) => sum + ('text' in part ? part.text.length : 0), 0);
  const isSimple = segments.every(
    (segment) => segment.length < 2 && segment.every((part) => 'parameter' in part || isPlain(part.text)),
  );
  return { names, textLength, segments, isSimple };
}

function readSegment(segment: string): Part[] {
  return [...segment.matchAll(/\{([^{}]+)\}|[^{]+|\{/g)].map(([text, parameter]) =>
    parameter === undefined ? { text: decode(text) } : { parameter },
  );
}

/**
 * Returns the decoded parameter values of a path. Undefined if the path does not match. Case is ignored. A parameter has at least
 * one character, and the first of two parameters in a segment is greedy: `a.b.csv` matches `{name}.{ext}` as `a.b` and `csv`.
 */
export function matchTemplate({ segments }: PathTemplate, path: string): string[] | undefined {
  const given = path.split('/');
  if (given.length !== segments.length) return undefined;
  const values: string[] = [];
  for (const [index, segment] of segments.entries()) {
    const found = matchSegment(segment, decodeURIComponent(given[index] ?? ''));
    if (!found) return undefined;
    values.push(...found);
  }
  return values;
}

/** Matches from right to left. Each literal text is matched at the last place that leaves room for the parts before it. */
function matchSegment(parts: readonly Part[], given: string): string[] | undefined {
  const folded = fold(given);
  const values: string[] = [];
  let end = given.length;
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index];
    if (!part) return undefined;
    if ('text' in part) {
      if (!folded.slice(0, end).endsWith(fold(part.text))) return undefined;
      end -= part.text.length;
      continue;
    }
    const start = findStart(parts.slice(0, index), folded, end);
    if (start === undefined || start >= end) return undefined;
    values.unshift(given.slice(start, end));
    end = start;
  }
  return end === 0 ? values : undefined;
}

/** Index where a parameter that ends at `end` begins, so that the parts before it still match. */
function findStart(before: readonly Part[], given: string, end: number): number | undefined {
  if (before.length === 0) return 0;
  const last = before.at(-1);
  // For two adjacent parameters, the first takes all but one character.
  if (!last || !('text' in last)) return end - 1;
  const text = fold(last.text);
  // The first literal text must be at the beginning of the segment.
  const at = before.length === 1 ? given.indexOf(text) : given.lastIndexOf(text, end - 1 - text.length);
  return at < 0 ? undefined : at + text.length;
}

/** Whether a path matches the literal text of a template case-sensitively. */
export function isSpelledAlike({ segments }: PathTemplate, path: string): boolean {
  const given = path.split('/');
  return segments.every((parts, index) => {
    let rest = decode(given[index] ?? '');
    return parts.every((part) => {
      if (!('text' in part)) return true;
      const at = rest.indexOf(part.text);
      rest = rest.slice(at + part.text.length);
      return at >= 0;
    });
  });
}

/** Converts only ASCII letters to lower case, because other letters may change their length. */
export const fold = (text: string) => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

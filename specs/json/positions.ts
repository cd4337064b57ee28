/** The positions of a value of a JSON text and of its members. */
export interface Position {
  /** Index of its first character. */
  readonly at: number;
  /** Positions by key, or by index as a string. Absent for a value without members. */
  readonly members?: ReadonlyMap<string, Position>;
}

const isSpace = (char: string | undefined) => char === ' ' || char === '\n' || char === '\r' || char === '\t';

/**
 * Finds the start of each value of a JSON text.
 *
 * @param text Valid JSON. Nothing is checked here.
 * @returns undefined if an object has a duplicate key, which `JSON.parse` accepts.
 */
export function findPositions(text: string): Position | undefined {
  let at = 0;
  let isUnique = true;

  function skip(): void {
    while (isSpace(text[at]) || text[at] === ',' || text[at] === ':') at++;
  }

  /** Reads a string, and decodes it only if it has escapes. */
  function readString(): string {
    const start = ++at;
    while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
    return text.slice(start, at++);
  }

  function readKey(): string {
    const raw = readString();
    return raw.includes('\\') ? (JSON.parse(`"${raw}"`) as string) : raw;
  }

  function readMembers(end: string, toKey: (index: number) => string): Map<string, Position> {
    const members = new Map<string, Position>();
    at++;
    skip();
    for (let index = 0; text[at] !== end; index++) {
      const key = toKey(index);
      skip();
      if (members.has(key)) isUnique = false;
      members.set(key, readValue());
      skip();
    }
    at++;
    return members;
  }

  function readValue(): Position {
    const start = at;
    if (text[at] === '{') return { at: start, members: readMembers('}', readKey) };
    if (text[at] === '[') return { at: start, members: readMembers(']', String) };
    if (text[at] === '"') readString();
    else while (at < text.length && !isSpace(text[at]) && !',]}'.includes(text[at] ?? ',')) at++;
    return { at: start };
  }

  skip();
  const root = readValue();
  return isUnique ? root : undefined;
}

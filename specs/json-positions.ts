/** Where a value of a JSON text begins, and where its members do. */
export interface Position {
  /** Index of its first character. */
  readonly at: number;
  /** By key, or by index as text; absent for what has no members. */
  readonly members?: ReadonlyMap<string, Position>;
}

const isSpace = (char: string | undefined) => char === ' ' || char === '\n' || char === '\r' || char === '\t';

/**
 * Finds where each value of a JSON text begins.
 *
 * @param text What `JSON.parse` takes: nothing is checked here.
 * @returns undefined where an object has a key twice, of which `JSON.parse` says nothing.
 */
export function findPositions(text: string): Position | undefined {
  let at = 0;
  let isUnique = true;

  function skip(): void {
    while (isSpace(text[at]) || text[at] === ',' || text[at] === ':') at++;
  }

  /** The text between quotes, with escapes as they are written. */
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

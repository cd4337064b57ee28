/** What a client asks to be answered with, by RFC 7240's `Prefer` header or by a query parameter. */
export interface Preferences {
  /** A documented status: `code=403`. */
  code?: number;
  /** A named example of the document: `example=typical`. */
  example?: string;
  /** Made up from the schema: `dynamic=true`. */
  dynamic?: boolean;
}

// Names as users of Prism know them; in the query for clients that can't set headers.
const inQuery = { code: '__code', example: '__example', dynamic: '__dynamic' } as const;

const none: ReadonlyMap<string, string> = new Map();

/** Reads the preferences of a request, or gives undefined when it states none. A header wins over the query. */
export function findPreferences(
  header: string | undefined,
  query: Record<string, string>,
): { wanted: Preferences; applied: string } | undefined {
  const stated = header === undefined ? none : parsePrefer(header);
  const findValue = (name: keyof typeof inQuery) => stated.get(name) ?? query[inQuery[name]];
  const code = findValue('code');
  const example = findValue('example');
  const dynamic = findValue('dynamic');
  if (code === undefined && example === undefined && dynamic === undefined) return undefined;
  const wanted: Preferences = {
    code: code === undefined ? undefined : Number(code),
    example,
    dynamic: dynamic === undefined ? undefined : dynamic !== 'false',
  };
  const applied = Object.entries({ code, example, dynamic })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${/^[\w.-]+$/.test(value ?? '') ? value : quote(value ?? '')}`);
  return { wanted, applied: applied.join(', ') };
}

/** A header carries ASCII only, and no control character: a query may hold both. */
function quote(value: string): string {
  const escapeCharacter = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[^\x20-\x7e]/g, escapeCharacter);
}

/** RFC 7240: `name=value` or `name="quoted value"`, separated by commas; parameters after a semicolon are ignored. */
function parsePrefer(header: string): Map<string, string> {
  const preferences = new Map<string, string>();
  for (const [, name, quoted, plain] of header.matchAll(
    /(?:^|,)\s*([\w-]+)\s*(?:=\s*(?:"([^"]*)"|([^\s,;]*)))?[^,]*/g,
  )) {
    // The first of two that are the same counts.
    if (name && !preferences.has(name.toLowerCase())) preferences.set(name.toLowerCase(), quoted ?? plain ?? '');
  }
  return preferences;
}

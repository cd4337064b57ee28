import type { Preferences } from '../document-responses/response-generator.ts';

// Prism's names for these parameters. The query is for clients that cannot set headers.
const inQuery = { code: '__code', example: '__example', dynamic: '__dynamic' } as const;

const noPreferences: ReadonlyMap<string, string> = new Map();

/** Reads the preferences of a request; undefined if it has none. The header takes precedence over the query. */
export function findPreferences(
  header: string | undefined,
  query: Record<string, string>,
): { wanted: Preferences; applied: string } | undefined {
  const fromHeader = header === undefined ? noPreferences : parsePrefer(header);
  const findValue = (name: keyof typeof inQuery) => fromHeader.get(name) ?? query[inQuery[name]];
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

/** Quotes a value for a header, which may contain only printable ASCII. */
function quote(value: string): string {
  const escapeCharacter = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(value).replace(/[^\x20-\x7e]/g, escapeCharacter);
}

/** Names that clients write for `code`. RFC 7240 has other preferences that a server may ignore in silence. */
const namesOfCode = ['status', 'statuscode', 'status-code', 'http-status'];

/** The reason why a header is ignored that states no known preference, but means a status; else undefined. */
export function findUnknownPreference(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  const name = [...parsePrefer(header).keys()].find((each) => namesOfCode.includes(each));
  return name && `"${name}" is unknown; for a status: code=403`;
}

/**
 * Parses RFC 7240: `name=value` or `name="quoted value"`, separated by commas. Parameters after a semicolon are
 * ignored.
 */
function parsePrefer(header: string): Map<string, string> {
  const preferences = new Map<string, string>();
  for (const [, name, quoted, plain] of header.matchAll(
    /(?:^|,)\s*([\w-]+)\s*(?:=\s*(?:"([^"]*)"|([^\s,;]*)))?[^,]*/g,
  )) {
    // The first of two preferences with the same name counts.
    if (name && !preferences.has(name.toLowerCase())) preferences.set(name.toLowerCase(), quoted ?? plain ?? '');
  }
  return preferences;
}

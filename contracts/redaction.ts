/** Replaces secrets by the names of the variables they came from. */
export interface Redactor {
  text(text: string): string;
  /** A copy of a JSON-like value with every string redacted, keys included. */
  deep<Value>(value: Value): Value;
}

/** Shorter values would make a report unreadable and are no secrets worth the name. */
const shortestSecret = 6;

/**
 * A redactor for secrets by value; each is replaced by `$NAME`, also where it stands URL-encoded, JSON-escaped, in a
 * JSON Pointer or in another case.
 */
export function createRedactor(secrets: ReadonlyMap<string, string>): Redactor {
  const names = new Map<string, string>();
  for (const [secret, name] of secrets) {
    if (secret.length < shortestSecret) continue;
    for (const form of spellings(secret)) names.set(form.toLowerCase(), `$${name}`);
  }
  if (names.size === 0) return { text: (input) => input, deep: (value) => value };
  // Longest first: a secret may be the beginning of another.
  const forms = [...names.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|'), 'gi');

  const text = (input: string) => input.replace(pattern, (found) => names.get(found.toLowerCase()) ?? '$SECRET');

  function deep(value: unknown): unknown {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(deep);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [text(key), deep(each)]));
  }

  return { text, deep: (value) => deep(value) as typeof value };
}

function spellings(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const form = new URLSearchParams({ '': secret }).toString().slice(1);
  return [secret, encodeURIComponent(secret), form, json, secret.replaceAll('~', '~0').replaceAll('/', '~1')];
}

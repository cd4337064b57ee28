/** Replaces secrets by the names of the variables they came from. */
export interface Redactor {
  text(text: string): string;
  /** A JSON-like value with every string redacted, keys included: a copy, or itself where there is no secret in it. */
  deep<Value>(value: Value): Value;
}

/** Shorter values would make a report unreadable and are no secrets worth the name. */
const shortestSecret = 6;

/**
 * A redactor for secrets by value; each is replaced by `$NAME`, also where it stands URL-encoded, JSON-escaped, in a
 * JSON Pointer, in base64 or in another case.
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

  const shortest = forms.at(-1)?.length ?? 0;
  const text = (input: string) =>
    input.length < shortest ? input : input.replace(pattern, (found) => names.get(found.toLowerCase()) ?? '$SECRET');

  function deep(value: unknown): unknown {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) {
      const copy = value.map(deep);
      return copy.every((each, index) => each === value[index]) ? value : copy;
    }
    // What has a class of its own holds no text of a server's.
    if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
    const members = value as Record<string, unknown>;
    const keys = Object.keys(members);
    let copy: [key: string, member: unknown][] | undefined;
    for (const [index, key] of keys.entries()) {
      const redacted: [string, unknown] = [text(key), deep(members[key])];
      if (!copy && redacted[0] === key && redacted[1] === members[key]) continue;
      copy ??= keys.slice(0, index).map((same) => [same, members[same]]);
      copy.push(redacted);
    }
    return copy ? Object.fromEntries(copy) : value;
  }

  return { text, deep: (value) => deep(value) as typeof value };
}

function spellings(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const form = new URLSearchParams({ '': secret }).toString().slice(1);
  const pointer = secret.replaceAll('~', '~0').replaceAll('/', '~1');
  return [
    secret,
    encodeURIComponent(secret),
    encodeURIComponent(encodeURIComponent(secret)),
    form,
    json,
    pointer,
  ].concat([0, 1, 2].flatMap((before) => toBase64(secret, before)));
}

/** How a secret looks in base64 with so many bytes before it, modulo three, but for what its neighbours decide. */
function toBase64(secret: string, before: number): string[] {
  const bytes = Buffer.from('\0'.repeat(before) + secret);
  const first = Math.ceil((before * 8) / 6);
  const last = Math.floor((bytes.length * 8) / 6);
  return (['base64', 'base64url'] as const).map((kind) => bytes.toString(kind).slice(first, last));
}

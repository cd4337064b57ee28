/** Replaces secrets by the names of their variables. */
export interface Redactor {
  text(text: string): string;
  /** Redacts every string of a JSON-like value, including keys. Returns the value itself if it holds no secret. */
  deep<Value>(value: Value): Value;
  /**
   * Whether a value echoes a secret in a way that healthy servers do not. A healthy server may return the caller's token
   * as a whole value, and the caller's id anywhere.
   *
   * @param place `key` for headers and keys, in which a healthy server returns no token.
   */
  echoes(value: unknown, place?: 'value' | 'key'): boolean;
}

/** Shorter values are not redacted: they would make a report unreadable, and they are not real secrets. */
const minSecretLength = 6;

/** A run of so many characters of a secret is redacted as a part of it. */
const runLength = 8;
/** Runs of shorter secrets are not redacted: such secrets often consist of words that occur in many texts. */
const minLengthForRuns = 16;
/** Runs of longer secrets are not redacted: a cookie of kilobytes would make a pattern of thousands of parts. */
const maxLengthForRuns = 256;

/**
 * Creates a redactor that replaces each secret by `$NAME`. It also recognises the secret URL-encoded, JSON-escaped, in a
 * JSON Pointer, in base64, in hexadecimal, reversed, with added separators, without its own separators, or in another
 * case. For a secret of 16 characters or more, it also replaces each run of 8 that mixes kinds of characters.
 */
export function createRedactor(secrets: ReadonlyMap<string, string>): Redactor {
  const names = new Map<string, string>();
  for (const [secret, name] of secrets) {
    if (secret.length < minSecretLength) continue;
    for (const form of spellings(secret)) names.set(form.toLowerCase(), `$${name}`);
  }
  if (names.size === 0) return { text: (input) => input, deep: (value) => value, echoes: () => false };
  // Longest first, because one secret may be a prefix of another.
  const forms = [...names.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(forms.map(toLiteral).join('|'), 'gi');
  // Adjacent parts of one secret become one name.
  const repeated = new RegExp(`(${[...new Set(names.values())].map(toLiteral).join('|')})\\1+(?!\\w)`, 'g');

  const shortest = forms.at(-1)?.length ?? 0;
  const text = (input: string) => {
    if (input.length < shortest) return input;
    const redacted = input.replace(pattern, (found) => names.get(found.toLowerCase()) ?? '$SECRET');
    return redacted === input ? input : redacted.replace(repeated, '$1');
  };

  function deep(value: unknown): unknown {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) {
      const copy = value.map(deep);
      return copy.every((each, index) => each === value[index]) ? value : copy;
    }
    // Instances of classes hold no text of a server.
    if (!isPlain(value)) return value;
    const members = value;
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

  const isHonest = (found: string, whole: string, place: 'value' | 'key') => {
    const name = secrets.get(found);
    if (name === undefined) return false;
    return isOfId(name) || (place === 'value' && found === whole);
  };

  function echoes(value: unknown, place: 'value' | 'key' = 'value'): boolean {
    if (typeof value === 'string') {
      if (value.length < shortest) return false;
      return (value.match(pattern) ?? []).some((found) => !isHonest(found, value, place));
    }
    if (Array.isArray(value)) return value.some((each) => echoes(each, place));
    if (!isPlain(value)) return false;
    return Object.entries(value).some(([key, each]) => echoes(key, 'key') || echoes(each, place));
  }

  return { text, deep: (value) => deep(value) as typeof value, echoes };
}

/** User ids are redacted like tokens, but they also occur legitimately in responses, so they are not echoed secrets. */
const isOfId = (name: string): boolean => /_ID$/.test(name);

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

const toLiteral = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

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
    ...[0, 1, 2].flatMap((before) => toBase64(secret, before)),
    ...toHex(secret),
    ...withoutSeparators(secret),
    ...separators.map((separator) => [...secret].join(separator)),
    [...secret].reverse().join(''),
    ...listRuns(secret),
  ];
}

const separators = ['.', '-', ':', '_', ' '];

function toHex(secret: string): string[] {
  const bytes = [...Buffer.from(secret)].map((byte) => byte.toString(16).padStart(2, '0'));
  return ['', ...separators].map((separator) => bytes.join(separator));
}

/** The secret without its separators, if it has any. */
function withoutSeparators(secret: string): string[] {
  const bare = secret.replace(/[.:_\s-]/g, '');
  return bare === secret || bare.length < minSecretLength ? [] : [bare];
}

/** Runs that do not occur in words by chance: they mix letters and digits, or upper and lower case. */
function listRuns(secret: string): string[] {
  if (secret.length < minLengthForRuns || secret.length > maxLengthForRuns) return [];
  const runs = Array.from({ length: secret.length - runLength + 1 }, (_, at) => secret.slice(at, at + runLength));
  const kinds = [/[a-z]/, /[A-Z]/, /\d/];
  return runs.filter((run) => /^\w+$/.test(run) && kinds.filter((kind) => kind.test(run)).length > 1);
}

/** A secret in base64, preceded by so many bytes modulo three, without the characters that its neighbours influence. */
function toBase64(secret: string, before: number): string[] {
  const bytes = Buffer.from('\0'.repeat(before) + secret);
  const first = Math.ceil((before * 8) / 6);
  const last = Math.floor((bytes.length * 8) / 6);
  return (['base64', 'base64url'] as const).map((kind) => bytes.toString(kind).slice(first, last));
}

/** Replaces secrets by the names of the variables they came from. */
export interface Redactor {
  text(text: string): string;
  /** A JSON-like value with every string redacted, keys included: a copy, or itself where there is no secret in it. */
  deep<Value>(value: Value): Value;
  /**
   * True for what gives a secret back otherwise than honest servers do: those name the token of the caller as a value of
   * its own, and the id of the caller wherever they name anybody.
   *
   * @param place Headers and keys hold no token in an honest answer.
   */
  echoes(value: unknown, place?: 'value' | 'key'): boolean;
}

/** Shorter values would make a report unreadable and are no secrets worth the name. */
const shortestSecret = 6;

/** So many characters in a row give a part of a secret away. */
const runLength = 8;
/** A shorter one is more likely to be made of words, and its parts stand in many texts. */
const shortestOfRuns = 16;
/** Cookies of kilobytes would make patterns of thousands of parts, for every request that a proxy judges. */
const longestOfRuns = 256;

/**
 * A redactor for secrets by value; each is replaced by `$NAME`, also where it stands URL-encoded, JSON-escaped, in a
 * JSON Pointer, in base64, in hexadecimal, backwards, with separators or without its own, or in another case. Of a secret of
 * 16 characters or more, so is each part of 8 that mixes kinds of characters, as words do not.
 */
export function createRedactor(secrets: ReadonlyMap<string, string>): Redactor {
  const names = new Map<string, string>();
  for (const [secret, name] of secrets) {
    if (secret.length < shortestSecret) continue;
    for (const form of spellings(secret)) names.set(form.toLowerCase(), `$${name}`);
  }
  if (names.size === 0) return { text: (input) => input, deep: (value) => value, echoes: () => false };
  // Longest first: a secret may be the beginning of another.
  const forms = [...names.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(forms.map(toLiteral).join('|'), 'gi');
  // Parts of one secret that stand side by side are one.
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
    // What has a class of its own holds no text of a server's.
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

/** Ids are sent with tokens, and cut out as they are. They say who somebody is, and stand in answers about anybody. */
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

/** Where a secret has separators of its own, what is left of it without them. */
function withoutSeparators(secret: string): string[] {
  const bare = secret.replace(/[.:_\s-]/g, '');
  return bare === secret || bare.length < shortestSecret ? [] : [bare];
}

/** Parts that no word has by chance: letters and digits, or small and capital letters, side by side. */
function listRuns(secret: string): string[] {
  if (secret.length < shortestOfRuns || secret.length > longestOfRuns) return [];
  const runs = Array.from({ length: secret.length - runLength + 1 }, (_, at) => secret.slice(at, at + runLength));
  const kinds = [/[a-z]/, /[A-Z]/, /\d/];
  return runs.filter((run) => /^\w+$/.test(run) && kinds.filter((kind) => kind.test(run)).length > 1);
}

/** How a secret looks in base64 with so many bytes before it, modulo three, but for what its neighbours decide. */
function toBase64(secret: string, before: number): string[] {
  const bytes = Buffer.from('\0'.repeat(before) + secret);
  const first = Math.ceil((before * 8) / 6);
  const last = Math.floor((bytes.length * 8) / 6);
  return (['base64', 'base64url'] as const).map((kind) => bytes.toString(kind).slice(first, last));
}

/** Replaces secrets by the names of the variables they came from. */
export interface Redactor {
  text(text: string): string;
  /** A copy of a JSON-like value with every string redacted, keys included. */
  deep<Value>(value: Value): Value;
}

/** Shorter values would make a report unreadable and are no secrets worth the name. */
const shortestSecret = 6;

/** A redactor for secrets by value; each is replaced by `$NAME`, also where it stands URL-encoded or JSON-escaped. */
export function createRedactor(secrets: ReadonlyMap<string, string>): Redactor {
  const replacements = [...secrets]
    .filter(([secret]) => secret.length >= shortestSecret)
    .flatMap(([secret, name]) =>
      [...new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])].map(
        (form) => [form, `$${name}`] as const,
      ),
    )
    // Longest first: a secret may be the beginning of another.
    .sort(([a], [b]) => b.length - a.length);

  const text = (input: string) => replacements.reduce((result, [form, name]) => result.replaceAll(form, name), input);

  function deep(value: unknown): unknown {
    if (typeof value === 'string') return text(value);
    if (Array.isArray(value)) return value.map(deep);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [text(key), deep(each)]));
  }

  return { text, deep: (value) => deep(value) as typeof value };
}

import { UsageError } from '../../usage-error.ts';

/**
 * Parses headers of `--header`: `Name: value`, in which `${NAME}` is replaced with an environment variable. Error messages
 * quote nothing of a header, which may be a secret.
 *
 * @throws UsageError `INVALID_HEADER`, `DUPLICATE_HEADER` or `MISSING_VARIABLE`.
 */
export function parseHeaders(
  texts: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const headers: Record<string, string> = {};
  const seen = new Set<string>();
  for (const [index, text] of texts.entries()) {
    const [, name, value = ''] = /^\s*([^\s:]+)\s*:(.*)$/s.exec(text) ?? [];
    if (name === undefined) {
      throw new UsageError('INVALID_HEADER', `Expected 'Name: value' for --header number ${index + 1}.`);
    }
    if (seen.has(name.toLowerCase())) {
      throw new UsageError(
        'DUPLICATE_HEADER',
        `--header number ${index + 1} repeats the name of an earlier one. Set it once.`,
      );
    }
    seen.add(name.toLowerCase());
    headers[name] = fill(value, environment).trim();
  }
  return headers;
}

function fill(value: string, environment: Readonly<Record<string, string | undefined>>): string {
  return value.replace(/\$\{([A-Za-z_]\w*)\}/g, (_, name: string) => {
    const found = environment[name];
    if (found) return found;
    throw new UsageError(
      'MISSING_VARIABLE',
      `--header uses \${${name}}, but the environment variable ${name} is not set.`,
    );
  });
}

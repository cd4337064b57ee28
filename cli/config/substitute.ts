import { toPointer } from '../../specs/json/json.ts';
import { UsageError } from '../../usage-error.ts';

/** A configuration with the environment filled in. */
export interface Substituted {
  content: unknown;
  /** JSON Pointers of the strings that took something from the environment. */
  filled: Set<string>;
  /** What the environment does not have, by JSON Pointer of the string that wants it. Such strings stay as they are. */
  missing: Map<string, string>;
  /** `{NAME}` by value, so that what came from the environment can be kept out of messages. */
  values: Map<string, string>;
  /** Every `${NAME}`, in the order of the file. */
  uses: VariableUse[];
}

/** A `${NAME}` of a configuration. */
export interface VariableUse {
  /** JSON Pointer of the string that it stands in. */
  at: string;
  name: string;
  /** Absent where the environment does not have it, whether or not there is a default. */
  value?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const place = /\$\$\{|\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}|\$\{/g;

/**
 * Fills `${NAME}` and `${NAME:-default}` into every string that is a value; a variable that is empty counts as missing.
 * `$${` stands for `${`.
 *
 * @param where Says where a JSON Pointer stands in the file.
 * @throws UsageError `INVALID_CONFIG` for a `${` that names no variable.
 */
export function substitute(
  content: unknown,
  environment: Environment,
  where: (pointer: string) => string,
): Substituted {
  const result: Substituted = {
    content: undefined,
    filled: new Set(),
    missing: new Map(),
    values: new Map(),
    uses: [],
  };

  function fill(text: string, pointer: string): string {
    return text.replace(place, (found, name: string | undefined, otherwise: string | undefined) => {
      if (found === '$${') return '${';
      if (name === undefined) {
        const hint = `Write \${NAME} or \${NAME:-default}, or $\${ for the characters themselves`;
        throw new UsageError('INVALID_CONFIG', `${where(pointer)}: "\${" names no environment variable. ${hint}.`);
      }
      const value = environment[name] || undefined;
      result.uses.push({ at: pointer, name, value });
      if (value !== undefined) {
        result.values.set(value, `{${name}}`);
      } else if (otherwise === undefined) {
        result.missing.set(pointer, name);
        return found;
      }
      result.filled.add(pointer);
      return value ?? otherwise ?? '';
    });
  }

  function visit(value: unknown, path: readonly string[]): unknown {
    if (typeof value === 'string') return fill(value, toPointer(path));
    if (Array.isArray(value)) return value.map((each, index) => visit(each, [...path, String(index)]));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, visit(each, [...path, key])]));
  }

  result.content = visit(content, []);
  return result;
}

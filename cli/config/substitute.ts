import { toPointer } from '../../specs/json/json.ts';
import { UsageError } from '../../usage-error.ts';

/** A configuration whose variables are filled in. */
export interface Substituted {
  content: unknown;
  /** JSON Pointers of the strings in which a variable or its default was filled in. */
  filled: Set<string>;
  /** Names of variables that are not set, by JSON Pointer of the string that uses them. These strings are unchanged. */
  missing: Map<string, string>;
  /** `{NAME}` by value, for redacting values of the environment in messages. */
  values: Map<string, string>;
  /** All uses of variables, in the order of the file. */
  uses: VariableUse[];
}

/** A use of a variable, `${NAME}`, in a configuration. */
export interface VariableUse {
  /** JSON Pointer of the string that contains it. */
  at: string;
  name: string;
  /** The value in the environment; undefined if it is not set, even if there is a default. */
  value?: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const variablePattern = /\$\$\{|\$\{([A-Za-z_]\w*)(?::-([^}]*))?\}|\$\{/g;

/**
 * Replaces `${NAME}` and `${NAME:-default}` in all string values with environment variables. An empty variable counts as
 * not set. `$${` is an escaped `${`.
 *
 * @param where Returns "file:line" of a JSON Pointer.
 * @throws UsageError `INVALID_CONFIG` for a `${` without the name of a variable.
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
    return text.replace(variablePattern, (found, name: string | undefined, otherwise: string | undefined) => {
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

import { toTypeName } from '../input/type-name.ts';
import { Refusal } from '../refusal.ts';

/** Pattern for a field that is present and not null. */
export type Pattern = keyof typeof patterns;
export type Patterns = Readonly<Record<string, Pattern>>;

/** Returns the message of Meteor's `check` for an invalid value; undefined for a valid one. */
type Validate = (value: unknown) => string | undefined;

const badAddress = 'Invalid href value provided';
const noMatch = 'Match error: Failed Match.OneOf, Match.Maybe or Match.Optional validation';

const is = (type: string): Validate => {
  return (value) => (typeof value === type ? undefined : `Match error: Expected ${type}, got ${toTypeName(value)}`);
};
const oneOf = (...types: string[]): Validate => {
  return (value) => (types.includes(typeof value) ? undefined : noMatch);
};

/**
 * Accepts addresses that are safe as a link, so none that run a script (lib/utils/isURL.ts, isRelativeURL.ts; read).
 */
const isAddress = (text: string) => /^(https?:\/\/|data:|\/file-upload\/)/.test(text);
const isRelative = (text: string) => {
  // Accepts text with a slash in a line that does not begin with two slashes.
  const isPath = (part: string, index: number, parts: string[]) =>
    Boolean(parts[index + 1]) && (index === 0 || /[\n\r\u2028\u2029]/.test(part));
  return text.split('/').some(isPath) && !/^javascript:/i.test(text);
};

const patterns = {
  string: is('string'),
  boolean: is('boolean'),
  number: is('number'),
  'string or number': oneOf('string', 'number'),
  scalar: oneOf('string', 'number', 'boolean'),
  address: (value) => is('string')(value) ?? (isAddress(String(value)) ? undefined : badAddress),
  'address or path': (value) =>
    is('string')(value) ?? (isAddress(String(value)) || isRelative(String(value)) ? undefined : badAddress),
  list: (value) => (Array.isArray(value) ? undefined : `Match error: Expected array, got ${JSON.stringify(value)}`),
  object: (value) => {
    if (Array.isArray(value)) return 'Match error: Expected plain object';
    return is('object')(value);
  },
} satisfies Record<string, Validate>;

/**
 * Validates fields in the order of the patterns (Rocket.Chat 6.14, `objectMaybeIncluding` of
 * app/lib/server/functions/sendMessage.ts; read). Fields without a pattern may have any value.
 *
 * @throws Refusal for the first invalid field.
 */
export function assertMatches(value: unknown, wanted: Patterns): void {
  const fields = value as Record<string, unknown>;
  for (const [name, pattern] of Object.entries(wanted)) {
    const field = fields[name];
    const problem = field === undefined || field === null ? undefined : (patterns[pattern] as Validate)(field);
    if (problem !== undefined) throw new Refusal('invalid', { error: problem });
  }
}

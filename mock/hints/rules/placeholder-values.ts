import type { Operation } from '../../../specs/operations.ts';
import type { HintRule } from '../hinted-call.ts';

/** What JavaScript writes into a URL for a variable without a value, or for an object. */
const placeholders: readonly string[] = ['undefined', 'null', 'NaN', '[object Object]'];

/** A variable without a value in the URL: `/accounts/undefined/agents`, `?since=NaN`. */
export const findPlaceholder: HintRule = ({ operation, request: { params, query } }) => {
  for (const name in params) if (isPlaceholder(params[name])) return toHint(`{${name}} in the path`, params[name]);
  for (const name in query) {
    if (isPlaceholder(query[name]) && isMistake(operation, name, query[name])) return toHint(name, query[name]);
  }
  return undefined;
};

/** Whether a value is the text of a variable without a value. */
export const isPlaceholder = (value: string | undefined) => value !== undefined && placeholders.includes(value);

const toHint = (what: string, value = '') =>
  `${what} is "${value}": the variable from which your code takes it has no usable value.`;

/** Query parameters in which a user may search for any word. */
const searchPattern = /^(q|query|search\w*|filter|text|term|keyword|name|title|content|message)$/i;

/** Whether a value can only be a mistake: in a parameter of text, `null` may be a value, and a search may contain any word. */
function isMistake(operation: Operation, name: string, value: string | undefined): boolean {
  if (isTyped(operation, name)) return true;
  return value !== 'null' && /^[\w.-]{1,40}$/.test(name) && !searchPattern.test(name);
}

/** Whether a query parameter takes numbers, times or one of some values, so that no text of a user can be in it. */
function isTyped({ parameters, behaviour: { window } }: Operation, name: string): boolean {
  if (name === window?.from || name === window?.to) return true;
  const parameter = parameters.find((each) => each.in === 'query' && each.name === name);
  const { type, enum: values } = parameter?.schema ?? {};
  return type === 'integer' || type === 'number' || type === 'boolean' || Array.isArray(values);
}

import { describeKind } from '../../specs/describe-kind.ts';
import { isObject } from '../../specs/json/json.ts';
import { UsageError } from '../../usage-error.ts';
import type { ReporterSpec } from '../reporters/reporter.ts';
import { toPlainText } from '../results/finding.ts';
import type { Plugin } from './plugin.ts';
import { toReads } from './read-values.ts';

type Test = [is: (value: unknown) => boolean, due: string];

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isName = (value: unknown): boolean => isText(value) && /^[\w-]{1,64}$/.test(value);
const isTexts = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && value.every(isText);
const isFunction = (value: unknown): boolean => typeof value === 'function';
const isReads = (value: unknown): boolean => (toReads(value)?.length ?? 0) > 0;

/** Whether a value is a report format: `{ name, summary, create }`. */
export const isReporter = (value: unknown): value is ReporterSpec =>
  isObject(value) && isName(value.name) && isText(value.summary) && isFunction(value.create);
const isReporters = (value: unknown): boolean => Array.isArray(value) && value.every(isReporter);
const isVendors = (value: unknown): boolean =>
  Array.isArray(value) && value.every((each) => isObject(each) && isObject(each.declaration));

const name: Test = [isName, 'a name of up to 64 letters, digits, "-" and "_"'];
const sentence: Test = [isText, 'a sentence'];
const operations: Test = [isTexts, 'a list of operation ids'];
const run: Test = [isFunction, 'a function'];
const list: Test = [Array.isArray, 'a list'];
const optional = ([is, due]: Test): Test => [(value) => value === undefined || is(value), due];
const oneOf = (...values: string[]): Test => [
  (value) => values.includes(String(value)),
  values.map((value) => JSON.stringify(value)).join(' or '),
];

type Fields = Readonly<Record<string, Test>>;

const ofPlugin: Fields = {
  name,
  vendor: optional(name),
  vendors: optional([isVendors, 'a list of vendors (see defineVendor)']),
  relations: optional(list),
  rules: optional(list),
  scenarioTests: optional(list),
  reporters: optional([isReporters, 'a list of reporters (see defineReporter)']),
  parameters: optional([isObject, 'an object']),
};

/** The fields of the items of each list. */
const ofItems: Readonly<Record<string, Fields>> = {
  relations: {
    ...{ id: name, statement: sentence, operations },
    reads: [isReads, 'a list of { operation, path, query, window }'],
    ...{ judge: run, follow: optional(run) },
    ...{ tolerance: optional(sentence), cause: optional(sentence) },
    doubt: optional([(value) => isObject(value) && isReads(value.reads) && isFunction(value.find), '{ reads, find }']),
  },
  rules: {
    ...{ id: name, statement: sentence, operations: optional(operations) },
    severity: optional(oneOf('violation', 'warning')),
    judge: run,
  },
  scenarioTests: { id: name, statement: sentence, operations, run },
};

const isSource = (value: unknown): boolean =>
  ['string', 'boolean'].includes(typeof value) ||
  (typeof value === 'number' && Number.isFinite(value)) ||
  (isObject(value) && isText(value.operation) && typeof value.items === 'string' && isText(value.field));

/**
 * Asserts that a value is a plugin. It may come from JavaScript or be written for an older version.
 *
 * @param where The module path, for messages.
 * @throws UsageError `INVALID_PLUGIN`, which names the place and what was expected there.
 */
export function assertPlugin(value: unknown, where: string): asserts value is Plugin {
  if (!isObject(value)) fail(where, '', 'a plugin object (see definePlugin)', value);
  assertFields(value, ofPlugin, where, '');
  for (const [part, fields] of Object.entries(ofItems)) {
    const items = (value[part] ?? []) as unknown[];
    const ids = new Set<unknown>();
    for (const [index, item] of items.entries()) {
      const place = `${part}[${index}]`;
      if (!isObject(item)) fail(where, place, 'an object', item);
      assertFields(item, fields, where, `${place}.`);
      if (ids.has(item.id)) fail(where, `${place}.id`, 'a unique id', item.id);
      ids.add(item.id);
    }
  }
  for (const [parameter, source] of Object.entries((value.parameters ?? {}) as object)) {
    if (!isSource(source))
      fail(where, `parameters[${JSON.stringify(parameter)}]`, 'a value, or { operation, items, field }', source);
  }
}

function assertFields(value: Record<string, unknown>, fields: Fields, where: string, before: string): void {
  for (const [field, [is, due]] of Object.entries(fields)) {
    if (!is(value[field])) fail(where, `${before}${field}`, due, value[field]);
  }
  const unknown = Object.keys(value).find((field) => !Object.hasOwn(fields, field));
  if (unknown === undefined) return;
  const known = Object.keys(fields).join(', ');
  const shown = toPlainText(unknown, 100);
  throw new UsageError('INVALID_PLUGIN', `${where}: unknown field ${before}${shown}. Known fields: ${known}.`);
}

function fail(where: string, place: string, due: string, got: unknown): never {
  throw new UsageError(
    'INVALID_PLUGIN',
    `${where}: Expected ${due}${place === '' ? '' : ` for ${place}`}, got ${describeKind(got)}.`,
  );
}

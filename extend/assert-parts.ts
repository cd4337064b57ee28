import { isObject } from '../specs/json/json.ts';
import { UsageError } from '../usage-error.ts';

type Test = [is: (value: unknown) => boolean, expected: string];

const isFunction = (value: unknown): boolean => typeof value === 'function';
const isAsync = (value: unknown): boolean =>
  typeof value === 'function' && ['AsyncFunction', 'AsyncGeneratorFunction'].includes(value.constructor.name);
const isFunctions = (value: unknown): boolean => isObject(value) && Object.values(value).every(isFunction);

const run: Test = [isFunction, 'a function'];
const runs: Test = [isFunctions, 'an object of functions'];
const object: Test = [isObject, 'an object'];

/** The fields that a vendor's part cannot do without. */
const required: Readonly<Record<'mock' | 'check', Readonly<Record<string, Test>>>> = {
  mock: {
    ...{ createTables: run, reducers: runs, seed: run, handlers: runs, renderError: run },
    ...{ identities: run, credentials: run, findHolder: run, authenticate: run, authorize: run },
  },
  check: {
    ...{ schemes: object, identities: object },
    probe: [(value) => typeof value === 'string' && value !== '', 'an operation id'],
  },
};

/**
 * Asserts that a vendor has all parts. They may come from JavaScript.
 *
 * @throws UsageError `INVALID_PLUGIN`, which names the field and what was expected there.
 */
export function assertParts(vendor: string, parts: unknown): void {
  if (!isObject(parts)) throw invalid(vendor, 'the parts', '{ mock, check }');
  for (const [part, fields] of Object.entries(required)) {
    const definition = parts[part];
    if (definition === undefined) continue;
    if (!isObject(definition)) throw invalid(vendor, part, 'an object');
    for (const [field, [is, expected]] of Object.entries(fields)) {
      if (!is(definition[field])) throw invalid(vendor, `${part}.${field}`, expected);
    }
  }
  const { handlers = {} } = (parts.mock ?? {}) as { handlers?: object };
  for (const [id, handler] of Object.entries(handlers)) {
    // A call changes the state at once, so that no other call can come between.
    if (isAsync(handler)) throw invalid(vendor, `mock.handlers.${id}`, 'a function that is not async');
  }
}

function invalid(vendor: string, field: string, expected: string): UsageError {
  return new UsageError('INVALID_PLUGIN', `Expected ${expected} for ${field} of the vendor "${vendor}".`);
}

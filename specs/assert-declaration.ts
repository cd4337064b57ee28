import { UsageError } from '../usage-error.ts';
import { describeKind } from './describe-kind.ts';
import { isObject } from './json/json.ts';
import type { VendorDeclaration } from './vendor-declaration.ts';

type Test = [is: (value: unknown) => boolean, expected: string];

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';
const isList = (value: unknown, is: (each: unknown) => boolean): value is unknown[] =>
  Array.isArray(value) && value.every(is);
const isSource = (value: unknown): boolean => value instanceof URL || isObject(value);
const isNamed = (value: unknown): value is { names: unknown[] } =>
  isObject(value) && isList(value.names, isText) && value.names.length > 0 && isText(value.whose);
const isOptionalSource = (value: unknown): boolean => value === undefined || isSource(value);

const tests: { readonly [Field in keyof VendorDeclaration]-?: Test } = {
  name: [(value) => isText(value) && /^[a-z][a-z\d-]*$/.test(value), 'lower-case letters, digits and "-"'],
  title: [isText, 'a text'],
  documents: [
    (value) => isObject(value) && isSource(value.openapi) && [value.behaviour, value.observed].every(isOptionalSource),
    '{ openapi, behaviour, observed }, each a URL or a parsed document',
  ],
  sources: [(value) => value === undefined || isList(value, isText), 'a list of URLs'],
  basePaths: [
    (value) => isList(value, (each) => isText(each) && each.startsWith('/')),
    'a list of paths that start with "/"',
  ],
  credentialHeaders: [
    (value) => isObject(value) && Object.values(value).every(isText),
    'names of security schemes by header',
  ],
  version: [(value) => isText(value) && /^\d+\.\d+\.\d+/.test(value), 'a version x.y.z'],
  variables: [(value) => isList(value, isNamed), 'a list of { names, whose }'],
  logins: [
    (value) => value === undefined || isList(value, (each) => isNamed(each) && each.names.length === 3),
    'a list of { names, whose }, with the names for user, password and code',
  ],
};

/**
 * Asserts that a value declares a vendor. It may come from JavaScript.
 *
 * @throws UsageError `INVALID_PLUGIN`, which names the field and what was expected there.
 */
export function assertDeclaration(value: unknown): asserts value is VendorDeclaration {
  if (!isObject(value)) throw invalid('', 'an object', value);
  for (const [field, [is, expected]] of Object.entries(tests)) {
    if (!is(value[field])) throw invalid(`${field} of `, expected, value[field]);
  }
}

function invalid(field: string, expected: string, value: unknown): UsageError {
  const message = `Expected ${expected} for ${field}the declaration of a vendor, got ${describeKind(value)}.`;
  return new UsageError('INVALID_PLUGIN', message);
}

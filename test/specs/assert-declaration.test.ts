import { expect, test } from 'vitest';
import { assertDeclaration } from '../../specs/assert-declaration.ts';

const valid = {
  name: 'tickets',
  title: 'Tickets',
  documents: { openapi: new URL('file:///openapi.yaml') },
  basePaths: ['/tickets/*'],
  credentialHeaders: { 'X-Api-Key': 'apiKey' },
  version: '1.0.0',
  variables: [{ names: ['TICKETS_KEY'], whose: 'key of an admin' }],
};
const login = { names: ['USER', 'PASSWORD', 'CODE'], whose: 'of an admin' };

test.each<[what: string, change: object]>([
  ['the required fields', {}],
  ['parsed documents', { documents: { openapi: {}, behaviour: {}, observed: new URL('file:///observed.yaml') } }],
  ['every optional field', { sources: ['https://example.com/openapi.yaml'], logins: [login] }],
  ['empty lists', { basePaths: [], variables: [], sources: [], logins: [], credentialHeaders: {} }],
  ['a name with digits and "-"', { name: 'help-desk2' }],
  ['a version of a pre-release', { version: '2.0.0-rc.1' }],
])('accepts %s', (_, change) => {
  expect(() => assertDeclaration({ ...valid, ...change })).not.toThrow();
});

const documents = '{ openapi, behaviour, observed }, each a URL or a parsed document';
const paths = 'a list of paths that start with "/"';
const named = 'a list of { names, whose }';
const logins = `${named}, with the names for user, password and code`;

test.each<[field: string, value: unknown, expected: string, got: string]>([
  ['name', undefined, 'lower-case letters, digits and "-"', 'nothing'],
  ['name', 'Tickets', 'lower-case letters, digits and "-"', '"Tickets"'],
  ['name', '__proto__', 'lower-case letters, digits and "-"', '"__proto__"'],
  ['title', ' ', 'a text', '" "'],
  ['title', 5, 'a text', 'a number'],
  ['documents', undefined, documents, 'nothing'],
  ['documents', {}, documents, 'an object'],
  ['documents', { openapi: './openapi.yaml' }, documents, 'an object'],
  ['documents', { ...valid.documents, behaviour: 'b.yaml' }, documents, 'an object'],
  ['documents', { ...valid.documents, observed: [] }, documents, 'an object'],
  ['sources', 'https://example.com', 'a list of URLs', '"https://example.com"'],
  ['sources', [''], 'a list of URLs', 'a list'],
  ['basePaths', undefined, paths, 'nothing'],
  ['basePaths', '/tickets/*', paths, '"/tickets/*"'],
  ['basePaths', ['tickets'], paths, 'a list'],
  ['credentialHeaders', undefined, 'names of security schemes by header', 'nothing'],
  ['credentialHeaders', ['X-Api-Key'], 'names of security schemes by header', 'a list'],
  ['credentialHeaders', { 'X-Api-Key': 1 }, 'names of security schemes by header', 'an object'],
  ['version', undefined, 'a version x.y.z', 'nothing'],
  ['version', '1.0', 'a version x.y.z', '"1.0"'],
  ['version', 1, 'a version x.y.z', 'a number'],
  ['variables', undefined, named, 'nothing'],
  ['variables', { names: ['A'], whose: 'b' }, named, 'an object'],
  ['variables', [{ names: ['A'] }], named, 'a list'],
  ['variables', [{ names: [], whose: 'b' }], named, 'a list'],
  ['logins', [{ names: 'A', whose: 'b' }], logins, 'a list'],
  ['logins', [{ names: ['A', 'B', 'C'] }], logins, 'a list'],
  ['logins', [{ names: ['A', 'B'], whose: 'b' }], logins, 'a list'],
  ['title', null, 'a text', 'null'],
])('names the field %s with the value %j', (field, value, expected, got) => {
  expect(() => assertDeclaration({ ...valid, [field]: value })).toThrow(
    expect.objectContaining({
      code: 'INVALID_PLUGIN',
      message: `Expected ${expected} for ${field} of the declaration of a vendor, got ${got}.`,
    }),
  );
});

test.each([[undefined], [null], ['tickets'], [[]]])('refuses %j as a declaration', (value) => {
  expect(() => assertDeclaration(value)).toThrow(
    expect.objectContaining({
      code: 'INVALID_PLUGIN',
      message: expect.stringContaining('Expected an object for the declaration of a vendor'),
    }),
  );
});

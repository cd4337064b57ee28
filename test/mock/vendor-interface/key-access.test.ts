import { describe, expect, test } from 'vitest';
import { toDigest } from '../../../mock/digest.ts';
import { createKeyAccess, type KeyHolder } from '../../../mock/vendor-interface/key-access.ts';
import type { MockRequest } from '../../../mock/vendor-interface/request.ts';
import { listOperations } from '../../../specs/operations.ts';

const declaration = { name: 'tickets', credentialHeaders: { 'X-Api-Key': 'apiKey' } };
const ada = { role: 'admin', name: 'Ada', key: 'key-of-ada' };
const bob = { role: 'agent', name: 'Bob', key: 'key-of-bob' };
const eve = { role: 'agent', name: 'Eve', key: 'key-of-eve' };
const tables = { users: [ada, bob, eve] };
const listUsers = ({ users }: { users: KeyHolder[] }) => users;
const access = createKeyAccess(declaration, listUsers, {
  admin: 'TICKETS_KEY',
  agent: 'TICKETS_LOW_KEY',
  bot: 'NO_KEY',
});

const requestWith = (credentials: MockRequest['credentials']): MockRequest => ({
  ...{ method: 'GET', path: '/', params: {}, query: {}, lists: {}, headers: {}, body: undefined, origin: 'http://a' },
  credentials,
});
const authenticate = (credentials: MockRequest['credentials']) =>
  access.authenticate(tables, requestWith(credentials), 0);

const operationFor = (roles?: string[]) => {
  const get = { operationId: 'a', responses: {}, ...(roles && { 'x-chatpact': { roles } }) };
  const [operation] = listOperations({ openapi: '3.1.0', paths: { '/a': { get } } });
  if (!operation) throw new Error('The document has an operation.');
  return operation;
};
const authorize = (holder: KeyHolder, roles?: string[]) => () =>
  access.authorize(tables, holder, operationFor(roles), requestWith({}));

describe('createKeyAccess', () => {
  test('lists each user with the header of the declaration', () => {
    expect(access.identities(tables)[1]).toEqual({
      ...{ vendor: 'tickets', role: 'agent', name: 'Bob', headers: { 'X-Api-Key': 'key-of-bob' } },
    });
  });

  test('gives each variable the key of the first user of its role', () => {
    expect(access.credentials(tables)).toEqual({ TICKETS_KEY: 'key-of-ada', TICKETS_LOW_KEY: 'key-of-bob' });
    expect(createKeyAccess(declaration, listUsers).credentials(tables)).toEqual({});
  });

  test('authenticates by the digest of a key', () => {
    expect(authenticate({ 'x-api-key': toDigest('key-of-eve') })).toBe(eve);
    expect(access.findHolder(tables, toDigest('key-of-eve'))).toEqual({ caller: eve, isSecret: true });
    expect(access.findHolder(tables, toDigest('unknown'))).toBeUndefined();
  });

  test.each([
    ['without a key', {}, 'unauthenticated'],
    ['with an unknown key', { 'x-api-key': toDigest('unknown') }, 'unrecognised'],
    ['with a key that is not hashed', { 'x-api-key': 'key-of-eve' }, 'unrecognised'],
    ['with a key in another header', { authorization: toDigest('key-of-eve') }, 'unauthenticated'],
  ])('refuses a request %s', (_, credentials, kind) => {
    expect(() => authenticate(credentials)).toThrow(expect.objectContaining({ kind }));
  });

  test('authorizes by the roles of the operation', () => {
    expect(authorize(ada, ['admin'])).not.toThrow();
    expect(authorize(bob, ['admin', 'agent'])).not.toThrow();
    expect(authorize(bob)).not.toThrow();
    expect(authorize(bob, ['admin'])).toThrow(expect.objectContaining({ kind: 'forbidden' }));
    expect(authorize(ada, [])).toThrow(expect.objectContaining({ kind: 'forbidden' }));
  });

  test('needs a header in the declaration', () => {
    expect(() => createKeyAccess({ ...declaration, credentialHeaders: {} }, listUsers)).toThrow(
      expect.objectContaining({
        code: 'INVALID_PLUGIN',
        message:
          'Expected a header in credentialHeaders of the declaration of "tickets", got none. createKeyAccess reads the key from it.',
      }),
    );
  });
});

import { expect, test } from 'vitest';
import { fillParameters, listCredentials } from '../../../../mock/console/reference/fill-document.ts';

const account = { name: 'account_id', in: 'path', schema: { type: 'integer' } };
const token = { name: 'X-Auth-Token', in: 'header', schema: { type: 'string' }, example: 'RScct', examples: {} };

test('fills parameters of operations, of paths and of components, and nothing else', () => {
  const document = {
    components: { parameters: { account }, schemas: { row: { properties: { account_id: { type: 'integer' } } } } },
    paths: {
      '/a': { parameters: [account], get: { parameters: [token, { ...account, name: 'other' }] } },
      '/b': { get: { parameters: [{ $ref: '#/components/parameters/account' }], example: { account_id: 9 } } },
    },
  };
  const before = structuredClone(document);
  const filled = fillParameters(document, { account_id: 2, 'x-auth-token': 'mine' });
  expect(filled.components.parameters.account).toEqual({ ...account, example: 2 });
  expect(filled.components.schemas).toEqual(before.components.schemas);
  expect(filled.paths['/a'].parameters).toEqual([{ ...account, example: 2 }]);
  const { examples: _, ...named } = token;
  expect(filled.paths['/a'].get.parameters).toEqual([
    { ...named, example: 'mine' },
    { ...account, name: 'other' },
  ]);
  expect(filled.paths['/b']).toEqual(before.paths['/b']);
  expect(document).toEqual(before);
});

test('finds the schemes that the headers satisfy, whatever the case of their names', () => {
  const securitySchemes = {
    user: { type: 'apiKey', in: 'header', name: 'API_Access_Token' },
    query: { type: 'apiKey', in: 'query', name: 'api_access_token' },
    other: { type: 'apiKey', in: 'header', name: 'x-other' },
    basic: { type: 'http', scheme: 'basic' },
  };
  const headers = { api_access_token: 'abc' };
  expect(listCredentials({ components: { securitySchemes } }, headers)).toEqual([['user', 'abc']]);
  for (const document of [null, 1, {}, { components: {} }, { components: { securitySchemes: [] } }]) {
    expect(listCredentials(document, headers)).toEqual([]);
  }
});

import { expect, test } from 'vitest';
import { judgeAnswer } from '../../../contracts/checks/index.ts';
import { loadDocumentOf, toExchange } from '../run/small-world.ts';

const user = {
  type: 'object',
  required: ['name', 'password'],
  properties: { name: { type: 'string' }, password: { type: 'string', writeOnly: true } },
};

/** What is wrong with an answer of a user, alone and within another schema. */
async function judge(value: object) {
  const schemas = { User: user, Member: { allOf: [{ $ref: '#/components/schemas/User' }, { type: 'object' }] } };
  const toPath = (id: string, schema: object) => ({
    get: { operationId: id, responses: { 200: { description: '', content: { 'application/json': { schema } } } } },
  });
  const paths = {
    '/user': toPath('user', { $ref: '#/components/schemas/User' }),
    '/member': toPath('member', { $ref: '#/components/schemas/Member' }),
  };
  const contract = await loadDocumentOf(paths, { components: { schemas } });
  return contract.operations.map((operation) => {
    const exchange = toExchange({ body: { kind: 'json', value } });
    const drafts = judgeAnswer({ contract, operation, expect: { kind: 'success' }, exchange });
    return drafts.map(({ keyword, severity, message }) => `${severity} ${keyword}: ${message}`);
  });
}

test('a field that is write only is no part of an answer', async () => {
  expect(await judge({ name: 'a' })).toEqual([[], []]);
  const leak = ['warning write-only-field: Got the field /password (a string), which an answer must not have.'];
  expect(await judge({ name: 'a', password: 'b' })).toEqual([leak, leak]);
});

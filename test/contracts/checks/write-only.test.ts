import { expect, test } from 'vitest';
import { judgeAnswer } from '../../../contracts/checks/index.ts';
import { toChange } from '../../../contracts/propose/proposers.ts';
import type { Finding } from '../../../contracts/results/finding.ts';
import { applyOverlay } from '../../../specs/documents/overlay.ts';
import { createValidator } from '../../../specs/schemas/validator.ts';
import { loadDocumentOf, toExchange } from '../run/small-world.ts';

const user = {
  type: 'object',
  required: ['name', 'password'],
  properties: { name: { type: 'string' }, password: { type: 'string', writeOnly: true } },
};

/** A contract with a user schema, used directly and inside another schema. */
function load() {
  const schemas = { User: user, Member: { allOf: [{ $ref: '#/components/schemas/User' }, { type: 'object' }] } };
  const toPath = (id: string, schema: object) => ({
    get: { operationId: id, responses: { 200: { description: '', content: { 'application/json': { schema } } } } },
  });
  const paths = {
    '/user': toPath('user', { $ref: '#/components/schemas/User' }),
    '/member': toPath('member', { $ref: '#/components/schemas/Member' }),
  };
  return loadDocumentOf(paths, { components: { schemas } });
}

/** The findings about a user in a response, for each operation. */
async function judge(value: object) {
  const contract = await load();
  return contract.operations.map((operation) => {
    const exchange = toExchange({ body: { kind: 'json', value } });
    const drafts = judgeAnswer({ contract, operation, expect: { kind: 'success' }, exchange });
    return drafts.map(({ keyword, severity, message }) => `${severity} ${keyword}: ${message}`);
  });
}

test('warns of a write-only field in a response', async () => {
  expect(await judge({ name: 'a' })).toEqual([[], []]);
  const leak = ['warning write-only-field: Got the field /password (a string), which a response must not have.'];
  expect(await judge({ name: 'a', password: 'b' })).toEqual([leak, leak]);
});

test('proposes a change that accepts the response with and without the field', async () => {
  const contract = await load();
  for (const operation of contract.operations) {
    const about = { check: 'schema', operation: operation.id, keyword: 'write-only-field', pointer: '/password' };
    const finding = { ...about, actual: 'string' } as Finding;
    const change = toChange({ finding, cases: [`${operation.id}/success`], contract, operation });
    if ('why' in change) throw new Error(change.why);
    const actions = change.toActions(['string']).map((each) => ({ remove: false, at: () => '', raw: {}, ...each }));
    const changed = createValidator(applyOverlay(contract.document, actions));
    const schema = operation.responses[200]?.content['application/json']?.schema ?? {};
    for (const body of [{ name: 'a', password: 'b' }, { name: 'a' }]) {
      const names = changed.checkSchema(schema, body, 'closed', 'response').map(({ pointer }) => pointer);
      expect([operation.id, names]).toEqual([operation.id, []]);
    }
  }
});

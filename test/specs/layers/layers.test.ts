import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Contract, loadContract } from '../../../specs/contract.ts';
import { findAt, type JsonObject } from '../../../specs/json/json.ts';
import { profiles } from '../../../specs/profiles.ts';

let folder: string;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-'));
});
afterAll(() => rm(folder, { recursive: true }));

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (schema: JsonObject, more: JsonObject = {}): JsonObject => ({
  responses: { 200: { description: 'OK', content: { 'application/json': { schema } } } },
  ...more,
});
const agents = '/api/v1/accounts/{account_id}/agents';
const accountId = { name: 'account_id', in: 'path', required: true, schema: { type: 'integer' } };
const listAgents = answer({ type: 'array', items: ref('agent') }, { operationId: 'get-account-agents' });

async function write(paths: JsonObject, schemas: JsonObject, more: JsonObject = {}): Promise<string> {
  count += 1;
  const path = join(folder, `${count}.json`);
  const document = { openapi: '3.1.0', info: { title: 'Mine', version: '1' }, paths, components: { schemas }, ...more };
  await writeFile(path, JSON.stringify(document, undefined, 1));
  return path;
}
const load = (document: string | string[], more: Partial<Parameters<typeof loadContract>[0]> = {}) =>
  loadContract({ vendor: 'chatwoot', document, ...more });
const schemaOf = ({ document }: Contract, name: string) => findAt(document, `/components/schemas/${name}`);
const answerOf = (contract: Contract, path: string) =>
  contract.operations.find((each) => each.path === path && each.method === 'get')?.responses[200]?.content[
    'application/json'
  ]?.schema;

/** A schema with the name of a vendor's schema and another structure. */
const secretAgent = { type: 'object', properties: { number: { type: 'integer' }, provider: { type: 'integer' } } };

test.each(profiles)(
  'overlays do not change an unrelated component with the name of a built-in one (%s)',
  async (profile) => {
    const document = await write({ '/mine': { get: answer(ref('agent')) } }, { agent: secretAgent });
    const contract = await load(document, { profile });
    expect(contract.document.components).toMatchObject({ schemas: { agent: secretAgent } });
    expect(schemaOf(contract, 'agent')).toEqual(secretAgent);
  },
);

test.each(profiles)('overlays do not change operations of another API (%s)', async (profile) => {
  const refusals = Object.fromEntries(
    ['401', '403', '404', '422'].map((status) => [
      status,
      { description: status, content: { 'application/json': { schema: { type: 'string' } } } },
    ]),
  );
  const operation = { tags: ['Contacts'], responses: refusals };
  const paths = { '/people': { get: operation, post: operation }, '/api/v1/people/{id}': { get: operation } };
  const contract = await load(await write(paths, {}), { profile });
  expect(contract.document.paths).toEqual(paths);
});

test('overlays change all vendor operations as in the built-in document', async () => {
  const path = '/api/v1/accounts/{account_id}/contacts/import';
  const operation = { tags: ['Contacts'], ...answer({ type: 'object' }) };
  const contract = await load(await write({ [path]: { parameters: [accountId], post: operation } }, {}));
  expect(Object.keys(contract.operations[0]?.responses ?? {})).toEqual(['200', '401', '404', '422']);
});

test('overlays change a component that a vendor operation uses in both documents', async () => {
  const document = await write({ [agents]: { parameters: [accountId], get: listAgents } }, { agent: secretAgent });
  const contract = await load(document, { profile: 'observed' });
  expect(schemaOf(contract, 'agent')).toHaveProperty('properties.provider.type', 'string');
});

test.each(profiles)("vendor operations keep their components next to the user's (%s)", async (profile) => {
  const document = await write({ '/mine': { get: answer(ref('agent')) } }, { agent: secretAgent });
  const [ours, both] = [
    await loadContract({ vendor: 'chatwoot', profile }),
    await load(document, { profile, completed: true }),
  ];
  expect(answerOf(both, '/mine')).toEqual(ref('agent'));
  expect(schemaOf(both, 'agent')).toEqual(secretAgent);
  expect(answerOf(ours, agents)).toMatchObject({ items: ref('agent') });
  expect(answerOf(both, agents)).toMatchObject({ items: ref('agent-2') });
  expect(schemaOf(both, 'agent-2')).toEqual(schemaOf(ours, 'agent'));
  expect(both.operations).toHaveLength(ours.operations.length + 1);
});

test('a document gets no unused vendor components', async () => {
  const document = await write({ '/mine': { get: answer(ref('thing')) } }, { thing: { type: 'string' } });
  const { components } = (await load(document)).document;
  expect((components as JsonObject).schemas).toEqual({ thing: { type: 'string' } });
});

test("adds the targets of an overlay's references next to components of the same name", async () => {
  const error = { type: 'object', properties: { mine: { type: 'string' } } };
  const document = await write(
    {
      [agents]: { parameters: [accountId], get: { ...listAgents, tags: ['Agents'] } },
      '/mine': { get: answer(ref('bad_request_error')) },
    },
    { agent: secretAgent, bad_request_error: error },
  );
  const contract = await load(document);
  expect(schemaOf(contract, 'bad_request_error')).toEqual(error);
  const operation = contract.operations.find(({ path }) => path === agents);
  const refused = operation?.responses[401]?.content['application/json']?.schema ?? {};
  expect(JSON.stringify(refused)).toContain('#/components/schemas/bad_request_error-2');
  const ours = await loadContract({ vendor: 'chatwoot' });
  expect(schemaOf(contract, 'bad_request_error-2')).toEqual(schemaOf(ours, 'bad_request_error'));
});

test('applies overlays to each document by its own component names', async () => {
  const one = await write({ '/mine': { get: answer(ref('agent')) } }, { agent: secretAgent });
  const agent = { type: 'object', properties: { id: { type: 'integer' } } };
  const two = await write({ [agents]: { parameters: [accountId], get: listAgents } }, { agent });
  const contract = await load([one, two], { profile: 'observed' });
  expect(schemaOf(contract, 'agent')).toEqual(secretAgent);
  expect(schemaOf(contract, 'agent-2')).toEqual({
    type: 'object',
    properties: { id: { type: 'integer' }, provider: { type: 'string' } },
  });
  expect(contract.locate(contract.findOperation('get-account-agents')?.pointer ?? '')).toMatch(new RegExp(`^${two}:`));
});

test("a mock renames an operation that reuses a vendor's operation id", async () => {
  const document = await write(
    { '/mine': { get: { ...listAgents, operationId: 'get-account-agents' } } },
    { agent: {} },
  );
  const idsAt = ({ operations }: Contract, wanted: string) =>
    operations.filter(({ path, method }) => path === wanted && method === 'get').map(({ id }) => id);
  const contract = await load(document, { completed: true });
  const [ours] = idsAt(await loadContract({ vendor: 'chatwoot' }), agents);
  expect(idsAt(contract, agents)).toEqual([ours]);
  expect(idsAt(contract, '/mine')).toEqual([`${ours}-2`]);
  expect(idsAt(await load(document), '/mine')).toEqual([ours]);
});

test("a mock adds the vendor's methods that a path lacks", async () => {
  const document = await write({ [agents]: { parameters: [accountId], get: listAgents } }, { agent: {} });
  const methodsAt = ({ operations }: Contract) =>
    operations.filter(({ path }) => path === agents).map(({ method }) => method);
  const ours = methodsAt(await loadContract({ vendor: 'chatwoot' }));
  expect(methodsAt(await load(document, { completed: true })).sort()).toEqual(ours.sort());
});

test("a user's ledger changes components by the document's names", async () => {
  const document = await write({ '/mine': { get: answer(ref('agent')) } }, { agent: secretAgent });
  const ledger = join(folder, 'ledger.yaml');
  const entry = '{ id: mine, what: A number is text., evidence: Seen., versions: "*", owner: me }';
  await writeFile(
    ledger,
    `overlay: 1.0.0\nactions:\n  - target: $.components.schemas.agent.properties.number\n    x-chatpact-deviation: ${entry}\n    update: { type: string }\n`,
  );
  const contract = await load(document, { ledgers: [ledger] });
  expect(schemaOf(contract.amend(['mine']), 'agent')).toHaveProperty('properties.number.type', 'string');
});

test('documents that contradict each other are refused with both places', async () => {
  const [one, two] = [
    await write({ '/mine': { get: answer({ type: 'string' }) } }, {}),
    await write({ '/mine': { get: answer({ type: 'integer' }) } }, {}),
  ];
  await expect(load([one, two])).rejects.toMatchObject({
    code: 'CONFLICTING_DOCUMENTS',
    message: expect.stringContaining(`${two}:9: GET /mine is another operation at ${one}:9.`),
  });
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { toCredentials } from '../../../contracts/credentials/credentials.ts';
import { planCases } from '../../../contracts/plan/plan-cases.ts';
import { vendorChecks } from '../../../contracts/vendors/index.ts';
import { loadContract } from '../../../specs/contract.ts';

const responses = { 200: { description: 'OK', content: { 'application/json': { schema: { type: 'object' } } } } };
const query = (name: string, schema: object, more: object = {}) => ({ in: 'query', name, schema, ...more });
const get = (operationId: string, more: object = {}) => ({
  get: { operationId, responses, security: [{ userApiKey: [] }], ...more },
});
const apiKey = { type: 'apiKey', in: 'header', name: 'api_access_token' };
const document = {
  openapi: '3.1.0',
  info: { title: 'Mine', version: '1' },
  paths: {
    '/platform': get('platform', { security: [{ platformAppApiKey: [], tenant: [] }] }),
    '/either': get('either', { security: [{ platformAppApiKey: [] }, { userApiKey: [] }] }),
    '/header': get('header', {
      parameters: [
        { in: 'header', name: 'X-Tenant', required: true, schema: { type: 'string' } },
        { in: 'header', name: 'X-Trace', schema: { type: 'string' } },
      ],
    }),
    '/published-token': get('published-token', {
      security: [],
      parameters: [{ in: 'header', name: 'API_ACCESS_TOKEN', required: true, schema: { type: 'string' } }],
    }),
    '/unknown-value': get('unknown-value', { parameters: [query('colour', { type: 'string' }, { required: true })] }),
    '/values': get('values', {
      parameters: [
        query('nullable', { type: ['string', 'null'], enum: [null, 'red', 'blue'] }),
        query('default', { type: 'integer', default: 5 }),
        query('switch', { type: 'boolean' }),
        query('text', { type: 'string' }),
      ],
    }),
    '/things/{thing_id}': get('thing', {
      parameters: [{ in: 'path', name: 'thing_id', required: true, schema: { type: 'integer' } }],
    }),
    '/written': { put: { operationId: 'written', responses, security: [{ userApiKey: [] }] } },
    '/looked-at': { head: { operationId: 'looked-at', responses, security: [{ userApiKey: [] }] } },
  },
  components: {
    securitySchemes: {
      userApiKey: apiKey,
      platformAppApiKey: apiKey,
      tenant: { ...apiKey, name: 'X-Tenant' },
    },
  },
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-'));
  await writeFile(join(folder, 'mine.json'), JSON.stringify(document));
});
afterAll(() => rm(folder, { recursive: true }));

/** Maps the id of each case of the document above to the reason why it is skipped; undefined for cases that run. */
async function planMine({ allowWrites = false, variables = {} }: { allowWrites?: boolean; variables?: object } = {}) {
  const vendor = vendorChecks.chatwoot;
  const contract = await loadContract({ vendor: 'chatwoot', document: join(folder, 'mine.json') });
  const credentials = toCredentials(vendor, { CHATPACT_CHATWOOT_TOKEN: 'token', ...variables });
  return new Map(planCases({ contract, vendor, credentials, allowWrites }).map(({ id, skip }) => [id, skip]));
}
const idsOf = (plan: ReadonlyMap<string, unknown>, operation: string) =>
  [...plan.keys()].filter((id) => id.startsWith(`${operation}/`)).map((id) => id.slice(operation.length + 1));

test('skips an operation with an unsupported security scheme, unless an alternative is supported', async () => {
  const plan = await planMine();
  expect(plan.get('platform/success')).toBe(
    'no credential for the scheme "tenant"; pass one with --header \'X-Tenant: VALUE\' (headers in the configuration)',
  );
  expect(idsOf(plan, 'platform')).toEqual(['success']);
  expect(plan.get('either/success')).toBeUndefined();
});

test('skips an operation with a required header, or with a required parameter without a known value', async () => {
  const plan = await planMine();
  expect(plan.get('header/success')).toBe('it requires the header "X-Tenant", which the check can\'t send');
  expect(plan.get('unknown-value/success')).toBe('no value is known for the required parameter "colour"');
});

test('treats a token that is published as a parameter as a credential', async () => {
  const plan = await planMine();
  expect(idsOf(plan, 'published-token')).toEqual(['success', 'refusal/unauthenticated', 'refusal/unrecognised']);
  expect(plan.get('published-token/success')).toBeUndefined();
});

test('plans enumerated values, the default and both values of a boolean', async () => {
  const plan = await planMine();
  expect(idsOf(plan, 'values').filter((id) => id.startsWith('success'))).toEqual([
    'success',
    'success/nullable=red',
    'success/nullable=blue',
    'success/default=5',
    'success/switch=true',
    'success/switch=false',
    'success/text',
  ]);
  expect(plan.get('values/success/text')).toBe('no value is known for the parameter "text"');
});

test('does not skip an operation whose id is looked up at run time', async () => {
  expect((await planMine()).get('thing/success')).toBeUndefined();
});

test('skips writes, but not HEAD', async () => {
  const [cautious, bold] = [await planMine(), await planMine({ allowWrites: true })];
  expect(cautious.get('written/success')).toBe('it is a PUT, which may change data');
  expect(bold.get('written/success')).toBe('no harmless request body is known for it');
  expect(cautious.get('looked-at/success')).toBeUndefined();
});

test('skips relations and scenario tests of missing operations, and names the operation', async () => {
  const absent = 'the document has no operation get-channel-summary-report';
  const [cautious, bold] = [await planMine(), await planMine({ allowWrites: true })];
  expect(cautious.get('relation/channel-total-is-its-statuses')).toBe(absent);
  expect(bold.get('scenario-test/conversation-is-counted')).toMatch(/^the document has no operation \w/);
});

test('names the variables to set for missing credentials', async () => {
  const set = { CHATPACT_CHATWOOT_TOKEN: undefined };
  const plan = await planMine({ variables: set });
  expect(plan.get('either/success')).toBe('no credentials for it: set CHATPACT_CHATWOOT_TOKEN');
  expect(plan.get('either/refusal/unrecognised')).toBe('no credentials for it: set CHATPACT_CHATWOOT_TOKEN');
  expect(plan.get('either/refusal/unauthenticated')).toBeUndefined();
});

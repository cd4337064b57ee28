import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckContext } from '../../../contracts/check-context.ts';
import type { ClientRequest } from '../../../contracts/client/client.ts';
import { toCredentials } from '../../../contracts/credentials/credentials.ts';
import type { Exchange } from '../../../contracts/exchanges/exchange.ts';
import type { Case } from '../../../contracts/plan/case.ts';
import { runCase } from '../../../contracts/run/run-case.ts';
import type { VendorCheck } from '../../../contracts/vendor.ts';
import { vendorChecks } from '../../../contracts/vendors/index.ts';
import { type Contract, loadContract } from '../../../specs/contract.ts';

// A minimal context for a case: a document with a few operations, and a function in place of a server.

const json = (schema: object) => ({ description: 'OK', content: { 'application/json': { schema } } });
const integer = { type: 'integer' };
const list = (type: object) => ({ type: 'array', items: type });
const object = (properties: Record<string, object>) => ({
  ...{ type: 'object', properties, required: Object.keys(properties) },
});
const query = (name: string) => ({ in: 'query', name, schema: { type: 'string' } });
const ofPath = { in: 'path', name: 'thing_id', required: true, schema: integer };
const secured = { security: [{ userApiKey: [] }] };
const refusals = { unauthenticated: 401, forbidden: 403 };
const errors = { 401: json(object({ error: { type: 'string' } })) };
const item = object({ id: integer });

const document = {
  openapi: '3.1.0',
  info: { title: 'Small', version: '1' },
  paths: {
    // The id of the operation that returns the version in the vendor's document.
    '/version': {
      get: { operationId: 'get-instance-version', responses: { 200: json(object({ version: { type: 'string' } })) } },
    },
    '/report': {
      get: {
        operationId: 'report',
        parameters: [query('since'), query('until')],
        responses: { 200: json(object({ figure: integer })), ...errors },
        'x-chatpact': { refusals, window: { from: 'since', to: 'until', format: 'unix-seconds' } },
        ...secured,
      },
    },
    '/pages': {
      get: {
        operationId: 'pages',
        parameters: [query('page')],
        responses: { 200: json(object({ items: list(item), total: integer, pages: integer, page: integer })) },
        'x-chatpact': {
          pagination: {
            ...{ kind: 'page', parameter: 'page', size: 2, key: 'id', order: { by: 'id', direction: 'ascending' } },
            ...{ items: '/items', total: '/total', pages: '/pages', current: '/page' },
          },
        },
        ...secured,
      },
    },
    '/offsets': {
      get: {
        operationId: 'offsets',
        parameters: [query('offset'), query('count')],
        responses: { 200: json(object({ items: list(item), total: integer, offset: integer, count: integer })) },
        'x-chatpact': {
          pagination: {
            ...{ kind: 'offset', offset: 'offset', count: 'count', size: 50, key: 'id' },
            ...{ items: '/items', total: '/total', start: '/offset', length: '/count' },
          },
        },
        ...secured,
      },
    },
    '/things': {
      get: { operationId: 'things', responses: { 200: json(list(item)) }, ...secured },
      post: { operationId: 'make', responses: { 200: json(item) }, ...secured },
    },
    '/things/{thing_id}': {
      get: { operationId: 'thing', parameters: [ofPath], responses: { 200: json(item) }, ...secured },
      delete: { operationId: 'remove', parameters: [ofPath], responses: { 200: json(item) }, ...secured },
    },
    '/late': {
      get: { operationId: 'late', responses: { 200: json(item) }, 'x-chatpact': { since: '9.1.0' }, ...secured },
    },
  },
  components: { securitySchemes: { userApiKey: { type: 'apiKey', in: 'header', name: 'api_access_token' } } },
};

/** The vendor of the document: like Chatwoot, but with only one kind of entity. */
export const smallVendor: VendorCheck = {
  ...vendorChecks.chatwoot,
  parameters: { thing_id: 'thing' },
  entities: {
    thing: { env: 'THING', discoveries: [{ operation: 'things', items: '', field: 'id', most: 'weight' }] },
    nothing: {},
  },
  relations: [],
  scenarioTests: [],
};

let contract: Promise<Contract> | undefined;

/** Loads the document above. */
export function loadSmall(): Promise<Contract> {
  contract ??= read();
  return contract;
}

/** The ledger for the document. */
const ledger = {
  overlay: '1.0.0',
  info: { title: 'Small, observed', version: '1' },
  actions: [
    {
      target: '$.paths["/report"].get.responses["200"].content["application/json"].schema.properties.figure',
      update: { type: 'string' },
      'x-chatpact-deviation': {
        ...{ id: 'figure-is-text', what: 'The figure is a text.', evidence: 'Seen.', versions: '*', owner: 'us' },
      },
    },
    {
      target: '$.paths["/report"].get["x-chatpact"]',
      update: { breaks: ['equal'] },
      'x-chatpact-deviation': {
        ...{ id: 'unequal', what: 'They are not equal.', evidence: 'Seen.', versions: '*', owner: 'us' },
      },
    },
  ],
};

/** Writes the document into a folder and returns its path. */
export async function writeSmallDocument(folder: string): Promise<string> {
  const path = join(folder, 'small.json');
  await writeFile(path, JSON.stringify(document));
  return path;
}

const read = (): Promise<Contract> =>
  inFolder(async (folder) => {
    const known = join(folder, 'known.json');
    await writeFile(known, JSON.stringify(ledger));
    return loadContract({ vendor: 'chatwoot', document: await writeSmallDocument(folder), ledgers: [known] });
  });

/** Loads a document with the given paths. `more` holds its other fields. */
export function loadDocumentOf(paths: object, more: object = {}): Promise<Contract> {
  return inFolder(async (folder) => {
    const path = join(folder, 'other.json');
    await writeFile(path, JSON.stringify({ ...document, paths, ...more }));
    return loadContract({ vendor: 'chatwoot', document: path });
  });
}

/** Loads a document with one operation for each response schema, by operation id. The path has the same name. */
export function loadAnswers(schemas: Record<string, object>): Promise<Contract> {
  const paths = Object.entries(schemas).map(([id, schema]) => [
    `/${id}`,
    { get: { operationId: id, responses: { 200: json(schema) }, ...secured } },
  ]);
  return loadDocumentOf(Object.fromEntries(paths));
}

async function inFolder<Result>(act: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(tmpdir(), 'chatpact-small-'));
  try {
    return await act(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A response of the function: JSON with 200 by default. */
export type Answer = Partial<Exchange> | { json: unknown; status?: number };
export type Answerer = (url: URL, request: ClientRequest) => Answer;

/** Converts a response to an exchange. */
export function toExchange(answer: Answer, curl = 'curl'): Exchange {
  const { json: value, ...more } = { json: undefined, ...answer };
  const mediaType = 'application/json';
  return { status: 200, headers: {}, mediaType, body: { kind: 'json', value }, curl, durationMs: 1, ...more };
}

/** Creates a context with a function as server. The client throws what the function throws. `sent` lists the requests. */
export async function createSmallWorld(answer: Answerer, more: Partial<CheckContext> = {}) {
  const sent: ClientRequest[] = [];
  const client: CheckContext['client'] = {
    get sentCount() {
      return sent.length;
    },
    async send(request) {
      const { onSent: _, ...asked } = request;
      sent.push(asked);
      return toExchange(answer(new URL(request.url), request), request.curl);
    },
    async close() {},
  };
  const world: CheckContext = {
    url: new URL('https://small.example/api/'),
    vendor: smallVendor,
    contract: await loadSmall(),
    ledger: [],
    credentials: toCredentials(smallVendor, { CHATPACT_CHATWOOT_TOKEN: 'a-secret' }),
    client,
    window: { from: new Date('2026-01-01T00:00:00Z'), to: new Date('2026-01-31T00:00:00Z') },
    now: new Date('2026-01-31T12:00:00Z'),
    ids: { find: async (entity) => (entity === 'thing' ? { id: '7' } : { reason: `no ${entity} is known` }) },
    ...more,
  };
  return { world, sent };
}

/** Runs a case in such a context. `keywords` are the checks and keywords of its findings. */
export async function runSmall(each: Case, answer: Answerer, more: Partial<CheckContext> = {}) {
  const { world, sent } = await createSmallWorld(answer, more);
  const { verdict, reason, findings } = await runCase(each, world);
  return { verdict, reason, findings, keywords: findings.map(({ check, keyword }) => `${check} ${keyword}`), sent };
}

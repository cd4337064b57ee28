import { rmSync } from 'node:fs';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type CheckOptions, checkContract } from '../../../contracts/index.ts';
import {
  definePlugin,
  defineRelation,
  defineRule,
  defineScenarioTest,
  findAt,
  listAt,
  type Plugin,
} from '../../../extend/index.ts';
import { serve } from '../../serve.ts';

// The API of a team: a list of campaigns, and a report with the total of their messages.

const object = (properties: object) => ({ type: 'object', properties, required: Object.keys(properties) });
const integer = { type: 'integer' };
const json = (schema: object) => ({ description: 'OK', content: { 'application/json': { schema } } });
const ofPath = { in: 'path', name: 'campaign_id', required: true, schema: integer };
const campaign = object({ id: integer, sent: integer });
const document = {
  ...{ openapi: '3.1.0', info: { title: 'Campaigns', version: '1' } },
  paths: {
    '/campaigns': {
      get: {
        ...{
          operationId: 'list-campaigns',
          responses: { 200: json(object({ data: { type: 'array', items: campaign } })) },
        },
        parameters: [{ in: 'query', name: 'state', example: 'live', schema: { type: 'string' } }],
      },
      post: { operationId: 'create-campaign', responses: { 200: json(campaign) } },
    },
    '/campaigns/{campaign_id}': {
      get: { operationId: 'get-campaign', parameters: [ofPath], responses: { 200: json(campaign) } },
      delete: {
        operationId: 'delete-campaign',
        parameters: [ofPath],
        responses: { 200: json(object({ done: { type: 'boolean' } })) },
      },
    },
    '/totals': { get: { operationId: 'get-totals', responses: { 200: json(object({ sent: integer })) } } },
    '/segments/{key}': {
      get: {
        operationId: 'get-segment',
        parameters: [{ in: 'path', name: 'key', required: true, example: 'vip', schema: { type: 'string' } }],
        responses: { 200: json(object({ key: { type: 'string' } })) },
      },
    },
  },
};

export const total = defineRelation({
  id: 'totals-add-up',
  statement: 'The total is the sum of the campaigns.',
  operations: ['get-totals', 'list-campaigns'],
  reads: [{ operation: 'get-totals' }, { operation: 'list-campaigns' }],
  judge([totals, list]) {
    const sent = (listAt(list?.body, '/data/*/sent') ?? []).map(Number);
    const expected = sent.reduce((sum, each) => sum + each, 0);
    const actual = Number(findAt(totals?.body, '/sent'));
    const message = `The total is ${actual}, the campaigns have ${expected}.`;
    return {
      problems: actual === expected ? [] : [{ pointer: '/sent', message, expected, actual }],
      compared: sent.length,
    };
  },
});

export const requestId = defineRule({
  id: 'has-request-id',
  statement: 'Every answer has the header X-Request-Id.',
  judge: ({ headers }) =>
    'x-request-id' in headers
      ? []
      : [{ pointer: '', message: 'The header is missing.', expected: 'x-request-id', actual: null }],
});

export const listed = defineScenarioTest({
  id: 'campaign-is-listed',
  statement: 'A campaign that is created is listed.',
  operations: ['list-campaigns', 'create-campaign', 'delete-campaign'],
  async run({ send, expect, cleanUp }) {
    const id = String(findAt(await send({ operation: 'create-campaign', body: {} }), '/id'));
    cleanUp(`campaign ${id}`, { operation: 'delete-campaign', path: { campaign_id: id } });
    const ids = listAt(await send({ operation: 'list-campaigns' }), '/data/*/id') ?? [];
    expect('Campaigns of that id', '/data', ids.filter((each) => String(each) === id).length, { exactly: 1 });
  },
});

export const plugin = definePlugin({ name: 'acme', relations: [total], rules: [requestId], scenarioTests: [listed] });

/** Faults of the server. */
interface Faults {
  total?: number;
  noRequestId?: boolean;
  forgets?: boolean;
  noSegment?: boolean;
}

let written: Promise<string> | undefined;

/** Writes the document, and returns its path. The folder is removed when the process exits. */
export function writeCampaigns(): Promise<string> {
  written ??= write();
  return written;
}

async function write(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'chatpact-campaigns-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'campaigns.json');
  await writeFile(path, JSON.stringify(document));
  return path;
}

/** Checks a server of campaigns with plugins. `asked` lists the requests that the server received. */
export async function check(plugins: readonly Plugin[], faults: Faults = {}, options: Partial<CheckOptions> = {}) {
  const campaigns = new Map([
    [3, 5],
    [4, 6],
  ]);
  const asked: string[] = [];
  const answer = (method: string, url: URL): object => {
    asked.push(`${method} ${url.pathname}`);
    const [, kind, key] = url.pathname.split('/');
    if (kind === 'totals') return { sent: 11 + (faults.total ?? 0) };
    if (kind === 'segments') return faults.noSegment ? [404, { error: 'not found' }] : { key };
    if (kind !== 'campaigns') return [404, {}];
    if (method === 'POST') {
      if (!faults.forgets) campaigns.set(9, 0);
      return { id: 9, sent: 0 };
    }
    if (method === 'DELETE') return { done: campaigns.delete(Number(key)) };
    if (key === undefined) return { data: [...campaigns].map(([id, sent]) => ({ id, sent })) };
    const sent = campaigns.get(Number(key));
    return sent === undefined ? [404, { error: 'not found' }] : { id: Number(key), sent };
  };
  const server = await serve((request, response) => {
    const reply = answer(request.method ?? '', new URL(request.url ?? '', 'http://x'));
    const [status, body] = Array.isArray(reply) ? reply : [200, reply];
    const id: Record<string, string> = faults.noRequestId ? {} : { 'x-request-id': 'r1' };
    response.writeHead(status, { 'content-type': 'application/json', ...id }).end(JSON.stringify(body));
  });
  try {
    const fixed = { url: server.url, vendor: 'chatwoot', document: await writeCampaigns(), retries: 0 };
    const credentials = { CHATPACT_CHATWOOT_TOKEN: 'canary-token-1' };
    const report = await checkContract({ ...fixed, credentials, plugins, ...options });
    const findings = report.cases.flatMap((each) =>
      each.findings.map(({ check: name, keyword }) => `${each.id}: ${name} ${keyword}`),
    );
    const verdictOf = (id: string) => report.cases.find((each) => each.id === id);
    return { report, findings, verdictOf, asked };
  } finally {
    await server.close();
  }
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadContract } from '../../specs/contract.ts';
import { loadDocument } from '../../specs/documents/load.ts';
import { type Served, serve } from '../serve.ts';
import { documentOf } from './vendor-files.ts';

let folder: string;
let server: Served;

const own30 = `openapi: 3.0.3
info: { title: Mine, version: "1" }
paths:
  /api/v1/mine:
    get:
      operationId: mine
      parameters:
        - { name: day, in: query, schema: { $ref: ./parts.yaml#/Day } }
      responses:
        "200":
          description: OK
          content: { application/json: { schema: { $ref: ./parts.yaml#/List } } }
  /api/v1/also-mine:
    get:
      operationId: also-mine
      responses:
        "200":
          description: OK
          content: { application/json: { schema: { $ref: ./parts.yaml#/List } } }
`;
const parts = `Day: { type: string, enum: [mon, tue], nullable: true }
List: { type: array, items: { $ref: "#/Item" } }
Item: { type: object, properties: { day: { $ref: "#/Day" }, n: { type: integer, minimum: 0, exclusiveMinimum: true } } }
`;
const own31 = `openapi: 3.1.0
info: { title: Mine, version: "1" }
paths:
  /api/v2/accounts/{account_id}/summary_reports/channel:
    get:
      operationId: get-channel-summary-report
      parameters:
        - { name: account_id, in: path, required: true, schema: { type: integer } }
        - { name: since, in: query, schema: { type: [string, "null"] } }
      responses:
        "200":
          description: OK
          content: { application/json: { schema: { type: object, properties: { web: { type: [integer, "null"] } } } } }
`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-'));
  const files: Record<string, string> = { 'own-30.yaml': own30, 'parts.yaml': parts, 'own-31.yaml': own31 };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  server = await serve((req, res) => {
    const text = files[req.url?.slice(1) ?? ''];
    res.writeHead(text === undefined ? 404 : 200).end(text);
  });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

test.each(['path', 'URL'])('a document of 3.0 in several files results in a contract, read from a %s', async (kind) => {
  const document = kind === 'path' ? join(folder, 'own-30.yaml') : `${server.url}/own-30.yaml`;
  const contract = await loadContract({ vendor: 'rocketchat', document });
  expect(contract.operations.map(({ id }) => id)).toEqual(['mine', 'also-mine']);
  // Both operations use the schema, which the bundled document contains once.
  for (const operation of contract.operations) {
    const check = (body: unknown) =>
      contract.validator
        .checkResponse(operation, 200, 'application/json', body, 'closed')
        ?.map(({ pointer, keyword }) => `${pointer} ${keyword}`);
    expect(
      check([
        { day: 'mon', n: 1 },
        { day: null, n: 2 },
      ]),
    ).toEqual([]);
    expect(check([{ day: 'sun', n: 0 }])?.sort()).toEqual(['/0/day enum', '/0/n exclusiveMinimum']);
  }
  const [mine] = contract.operations;
  const problemsOf = (day: string) =>
    mine ? contract.validator.checkRequest(mine, { path: {}, query: { day }, headers: {} }).problems.length : -1;
  expect([problemsOf('mon'), problemsOf('sun')]).toEqual([0, 1]);
});

test('a 3.1 document gets only matching actions of the behaviour and the ledger', async () => {
  const document = join(folder, 'own-31.yaml');
  const contract = await loadContract({ vendor: 'chatwoot', document });
  expect(contract.operations.map(({ id }) => id)).toEqual(['get-channel-summary-report']);
  const [operation] = contract.operations;
  expect(operation?.behaviour).toMatchObject({ roles: ['administrator'], window: { limit: 'P6M' } });
  expect(contract.ledger.map(({ id }) => id)).not.toContain('chatwoot-report-value-is-number');
  if (!operation) return;
  const check = (body: unknown) => contract.validator.checkResponse(operation, 200, 'application/json', body, 'closed');
  expect([check({ web: null }), check({ web: 1 })]).toEqual([[], []]);
  expect(check({})).toHaveLength(1);
});

test("a completed document gets the operations that only the vendor's document has", async () => {
  const document = join(folder, 'own-30.yaml');
  const contract = await loadContract({ vendor: 'rocketchat', document, completed: true });
  const ids = contract.operations.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['mine', 'also-mine', 'get-api-info', 'post-api-v1-login']));
  expect(contract.locate('/paths/~1api~1v1~1mine/get')).toBe(`${document}:6`);
});

test("the vendor's document as a completed user document results in the same contract", async () => {
  const { href } = documentOf('chatwoot');
  const [ours, theirs] = [
    await loadContract({ vendor: 'chatwoot' }),
    await loadContract({ vendor: 'chatwoot', document: href, completed: true }),
  ];
  expect(theirs.document).toEqual(ours.document);
  expect(theirs.ledger.map(({ id }) => id)).toEqual(ours.ledger.map(({ id }) => id));
});

test('a document that is not completed gets no additional operations', async () => {
  const document = documentOf('chatwoot').href;
  const [own, ours] = [
    await loadContract({ vendor: 'chatwoot', document }),
    await loadContract({ vendor: 'chatwoot' }),
  ];
  const published = Object.keys((await loadDocument(document)).json.paths as object);
  expect(new Set(own.operations.map(({ path }) => path))).toEqual(new Set(published));
  expect(ours.operations.length).toBeGreaterThan(own.operations.length);
});

test.each([
  ['a document other than OpenAPI', '{ "hello": 1 }', 1, /no "openapi" key at the top/],
  ['Swagger 1', '{\n "swagger": "1.2",\n "info": {}\n}', 1, /OpenAPI 3\.0, 3\.1 and Swagger 2\.0/],
  ['an unsupported version', '{\n\n "openapi": "4.0.0"\n}', 3, /openapi 4\.0\.0/],
  ['a path without a slash', 'openapi: 3.0.0\npaths:\n  a: {}\n', 3, /"a" does not start with a slash/],
  ['a reference without a target', 'openapi: 3.0.0\npaths:\n  /a:\n    $ref: "#/b"\n', 4, /"#\/b" has no target/],
])('refuses %s with file and line', async (_, text, line, reason) => {
  const path = join(folder, 'bad.yaml');
  await writeFile(path, text);
  const error = await loadContract({ vendor: 'chatwoot', document: path }).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ name: 'UsageError', code: 'INVALID_DOCUMENT' });
  expect((error as Error).message).toContain(`${path}:${line}: `);
  expect((error as Error).message).toMatch(reason);
});

const broken = (count: number) =>
  `openapi: 3.0.0\npaths:\n${Array.from({ length: count }, (_, n) => `  a${n}: {}\n`).join('')}`;

test.each([
  [1, 1, ''],
  [20, 20, ''],
  [23, 20, 'And 3 more: chatpact specs --vendor chatwoot --spec chatwoot='],
])(
  'reports of %d problems the first %d with their lines, and how to list the others',
  async (count, reported, more) => {
    const path = join(folder, 'bad.yaml');
    await writeFile(path, broken(count));
    const error = await loadContract({ vendor: 'chatwoot', document: path }).catch((cause: unknown) => cause);
    const lines = (error as Error).message.split('\n');
    expect(lines.filter((line) => line.startsWith(`${path}:`))).toHaveLength(reported);
    expect(lines.filter((line) => line.startsWith('And '))).toEqual(more === '' ? [] : [expect.stringContaining(more)]);
  },
);

const slips = `openapi: 3.0
paths:
  /api/v1/odd:
    get:
      operationid: odd
      parameters: [{ name: day, in: query }]
      responses: { 200: { content: { application/json: { schema: { type: any, required: true } } } } }
  /api/v1/none: { get: { operationId: none } }
  /api/v1/good:
    get:
      operationId: good
      responses:
        200: { description: OK, content: { application/json: { schema: { $ref: "#/components/schemas/Day" } } } }
components: { schemas: { Day: { type: string, pattern: "(?i)^mon" } }, responses: }
`;

test('a document with violations is repaired and one warning states their number', async () => {
  const path = join(folder, 'slips.yaml');
  await writeFile(path, slips);
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const contract = await loadContract({ vendor: 'rocketchat', document: path });
  const warnings = warned.mock.calls.map(([text]) => String(text));
  warned.mockRestore();
  expect(warnings.filter((text) => text.includes('violates the OpenAPI specification in'))).toEqual([
    `${path} violates the OpenAPI specification in 9 places. Run chatpact specs --vendor rocketchat --spec rocketchat=${path} to list them.`,
  ]);
  const check = (id: string, status: number, body: unknown) => {
    const operation = contract.findOperation(id);
    if (!operation) throw new Error(`Operation ${id} not found.`);
    return contract.validator.checkResponse(operation, status, 'application/json', body, 'closed');
  };
  // An invalid operation does not affect others.
  expect(check('get /api/v1/odd', 200, { any: 1 })).toEqual([]);
  expect([check('good', 200, 'mon'), check('good', 200, 1)]).toEqual([
    [],
    [expect.objectContaining({ keyword: 'type' })],
  ]);
  expect(contract.findOperation('none')?.responses).toHaveProperty('default');
});

test('a valid document causes no warning', async () => {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  await loadContract({ vendor: 'rocketchat', document: join(folder, 'own-30.yaml') });
  expect(warned).not.toHaveBeenCalled();
  warned.mockRestore();
});

test('an additional ledger is read after the built-in one and can be applied', async () => {
  const path = join(folder, 'ledger.yaml');
  const entry = '{ id: mine, what: The version is a number., evidence: Seen on staging., versions: "*", owner: me }';
  const target = "$.paths['/api'].get";
  await writeFile(
    path,
    `overlay: 1.0.0\nactions:\n  - target: ${target}\n    x-chatpact-deviation: ${entry}\n    update: { summary: Changed }\n`,
  );
  const contract = await loadContract({ vendor: 'chatwoot', ledgers: [path] });
  expect(contract.ledger.at(-1)).toMatchObject({ id: 'mine', owner: 'me' });
  expect(contract.amend(['mine']).findOperation('get-instance-version')?.summary).toBe('Changed');
  expect((await loadDocument(path)).locate('/actions/0')).toBe(`${path}:3`);
});

test('a document is read again only if its text, lines or references changed', async () => {
  const document = join(folder, 'changing.yaml');
  const load = () => loadContract({ vendor: 'rocketchat', document });
  const write = (text: string) => writeFile(document, text);
  await write(own30.replaceAll('parts.yaml', 'changing-parts.yaml'));
  await writeFile(join(folder, 'changing-parts.yaml'), parts);
  const first = await load();
  expect(await load()).toBe(first);

  const lineOf = ({ locate }: typeof first) => locate('/paths/~1api~1v1~1also-mine');
  await write(`# Mine.\n${own30.replaceAll('parts.yaml', 'changing-parts.yaml')}`);
  const moved = await load();
  expect(Number(lineOf(moved).split(':').at(-1))).toBe(Number(lineOf(first).split(':').at(-1)) + 1);

  await writeFile(join(folder, 'changing-parts.yaml'), parts.replace('mon, tue', 'wed'));
  const [day] = (await load()).findOperation('mine')?.parameters ?? [];
  expect(day?.schema.enum).toContain('wed');
});

test('an invalid document is read again', async () => {
  const document = join(folder, 'broken.yaml');
  const load = () => loadContract({ vendor: 'rocketchat', document });
  await writeFile(document, own30.replace('/api/v1/mine:', 'api/v1/mine:'));
  await expect(load()).rejects.toMatchObject({ code: 'INVALID_DOCUMENT' });
  await expect(load()).rejects.toMatchObject({ code: 'INVALID_DOCUMENT' });
  await writeFile(document, own30);
  expect((await load()).operations).toHaveLength(2);
});

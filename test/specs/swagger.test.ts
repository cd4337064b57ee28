import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { loadContract } from '../../specs/contract.ts';
import { getVendor } from '../../specs/get-vendor.ts';
import { lintVendor } from '../../specs/lint/lint-vendor.ts';

const swagger = `swagger: "2.0"
info: { title: Old, version: "1" }
host: chat.example
basePath: /api/v1
schemes: [https]
consumes: [application/json]
produces: [application/json, application/xml]
securityDefinitions:
  token: { type: apiKey, in: header, name: X-Auth-Token }
  login: { type: basic }
security: [{ token: [] }]
parameters:
  Page: { name: page, in: query, type: integer, minimum: 1 }
  Room: { name: room, in: body, required: true, schema: { $ref: "#/definitions/Room" } }
paths:
  /rooms:
    get:
      operationId: rooms
      parameters:
        - { $ref: "#/parameters/Page" }
        - { name: ids, in: query, type: array, items: { type: integer }, collectionFormat: pipes }
      responses:
        200: { description: OK, schema: { type: array, items: { $ref: "#/definitions/Room" } } }
    post:
      operationId: addRoom
      parameters: [{ $ref: "#/parameters/Room" }]
      responses: { 201: { $ref: "#/responses/Made" } }
  /upload:
    post:
      operationId: upload
      consumes: [multipart/form-data]
      security: [{ login: [] }]
      parameters:
        - { name: picture, in: formData, type: file, required: true }
        - { name: kind, in: formData, type: string, enum: [png, gif] }
      responses: { 204: { description: Gone } }
  /download:
    get:
      operationId: download
      produces: [application/pdf]
      responses: { 200: { description: OK, schema: { type: file } } }
responses:
  Made: { description: Made, schema: { $ref: "#/definitions/Room" }, headers: { X-Id: { type: integer } } }
definitions:
  Room:
    type: object
    required: [id]
    properties: { id: { type: integer }, name: { type: string, x-nullable: true } }
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-swagger-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function write(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

test('converts a Swagger 2.0 document to OpenAPI', async () => {
  const warned = vi.spyOn(process, 'emitWarning').mockImplementation(() => {});
  const contract = await loadContract({ vendor: 'rocketchat', document: await write('old.yaml', swagger) });
  expect(warned).not.toHaveBeenCalled();
  warned.mockRestore();
  const find = (id: string) => {
    const operation = contract.findOperation(id);
    if (!operation) throw new Error(`Operation ${id} not found.`);
    return operation;
  };
  const [rooms, addRoom, upload, download] = ['rooms', 'addRoom', 'upload', 'download'].map(find);
  if (!rooms || !addRoom || !upload || !download) return;

  expect(rooms.security).toEqual([[{ scheme: 'token', in: 'header', name: 'X-Auth-Token' }]]);
  expect(upload.security).toMatchObject([[{ in: 'header', name: 'Authorization' }]]);
  expect(rooms.parameters.map(({ name, schema }) => [name, schema.type])).toEqual([
    ['page', 'integer'],
    ['ids', 'array'],
  ]);
  expect(JSON.stringify(contract.document)).toContain('"style":"pipeDelimited"');
  const check = (body: unknown, mediaType = 'application/json') =>
    contract.validator.checkResponse(rooms, 200, mediaType, body, 'published')?.map(({ pointer }) => pointer);
  expect([check([{ id: 1 }]), check([{ id: 'a' }]), check([{}])]).toEqual([[], ['/0/id'], ['/0/id']]);
  expect(check([{ id: 1, name: null }])).toEqual([]);
  expect(check([{ id: 'a' }], 'application/xml')).toEqual(['/0/id']);
  expect(addRoom.body).toMatchObject({ required: true, content: { 'application/json': {} } });
  expect(upload.body?.content['multipart/form-data']?.schema).toMatchObject({
    required: ['picture'],
    properties: { picture: { type: 'string', format: 'binary' }, kind: { enum: ['png', 'gif'] } },
  });
  expect(Object.keys(download.responses[200]?.content ?? {})).toEqual(['application/pdf']);
});

test('reports its problems with the lines of the original document', async () => {
  const path = await write('slips.yaml', swagger.replace('name: { type: string,', 'name: { type: any,'));
  const problems = await lintVendor(getVendor('rocketchat'), [path]);
  const line = swagger.split('\n').findIndex((each) => each.includes('name: { type: string,')) + 1;
  expect(problems.filter(({ rule }) => rule === 'openapi')).toEqual([
    { rule: 'openapi', at: `${path}:${line}`, message: expect.stringMatching(/^type must be one of/) },
  ]);
});

test.each([
  [
    'a reference without a target',
    'schema: { $ref: "#/definitions/Room" } }\npaths',
    'schema: { $ref: "#/definitions/Rum" } }\npaths',
  ],
  ['a path without a slash', '  /rooms:', '  rooms:'],
])('refuses %s with file and line', async (_, text, wrong) => {
  const path = await write('bad.yaml', swagger.replace(text, wrong));
  const error = await loadContract({ vendor: 'rocketchat', document: path }).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ name: 'UsageError', code: 'INVALID_DOCUMENT' });
  expect((error as Error).message).toMatch(
    /bad\.yaml:\d\d: .*("#\/definitions\/Rum" has no target|"rooms" does not start)/,
  );
});

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadContract } from '../../specs/contract.ts';
import { loadDocument } from '../../specs/documents/load.ts';
import { findAt, type JsonObject } from '../../specs/json/json.ts';
import { mergeDocuments } from '../../specs/merge/merge-documents.ts';

// Values of a discriminator's mapping that name a file.

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-mapping-'));
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), JSON.stringify(content));
});
afterAll(() => rm(folder, { recursive: true }));

const toAnimal = (name: string) => ({
  type: 'object',
  required: ['kind', name],
  properties: { kind: { type: 'string' }, [name]: { type: 'integer' } },
});
const answer = (schema: object) => ({
  responses: { 200: { description: '', content: { 'application/json': { schema } } } },
});
const toDocument = (path: string, schema: object, schemas: object) => ({
  openapi: '3.0.3',
  info: { title: path, version: '1' },
  paths: { [path]: { get: answer(schema) } },
  components: { schemas },
});
const alternatives = (references: string[], mapping: Record<string, string>) => ({
  oneOf: references.map(($ref) => ({ $ref })),
  discriminator: { propertyName: 'kind', mapping },
});

const files = {
  'meow.json': toAnimal('lives'),
  'parts.json': { Bark: toAnimal('volume') },
  'pets.json': alternatives(['meow.json', 'parts.json#/Bark'], { c: './meow.json', d: 'parts.json#/Bark' }),
  // The names of its components clash with those of the other document.
  'whole.json': toDocument(
    '/pets',
    alternatives(['#/components/schemas/Cat', '#/components/schemas/Dog'], { c: 'meow.json', d: './parts.json#/Bark' }),
    { Cat: { $ref: './meow.json' }, Dog: { $ref: 'parts.json#/Bark' } },
  ),
  'nested.json': toDocument('/pets', { $ref: 'pets.json' }, {}),
  'missing.json': toDocument('/pets', alternatives(['meow.json'], { c: 'gone.json', m: 'meow.json' }), {}),
  'other.json': toDocument('/others', { $ref: '#/components/schemas/Cat' }, { Cat: { type: 'string' }, Dog: {} }),
};

const load = async (...names: string[]) =>
  mergeDocuments(await Promise.all(names.map(async (name) => (await loadDocument(join(folder, name))).json)));

/** The schemas that the values of the mapping select. */
function selectedBy(document: JsonObject): Record<string, unknown> {
  const schema = findAt(document, '/paths/~1pets/get/responses/200/content/application~1json/schema');
  const { mapping } = findAt(schema, '/discriminator') as { mapping: Record<string, string> };
  expect(JSON.stringify(document)).not.toContain('x-chatpact-mapped');
  return Object.fromEntries(
    Object.entries(mapping).map(([value, to]) => [value, findAt(document, to.replace(/^#/, ''))]),
  );
}

test.each([[['whole.json']], [['other.json', 'whole.json']], [['nested.json']], [['other.json', 'nested.json']]])(
  'they select the same schemas as before in %j',
  async (names) => {
    const selected = selectedBy(await load(...names));
    const follow = (schema: unknown) => ('$ref' in Object(schema) ? 'a reference' : schema);
    expect({ c: follow(selected.c), d: follow(selected.d) }).toEqual({ c: toAnimal('lives'), d: toAnimal('volume') });
  },
);

test('leaves a value that names no referenced file', async () => {
  expect(selectedBy(await load('missing.json'))).toMatchObject({ c: undefined, m: toAnimal('lives') });
});

test.each([[['whole.json']], [['other.json', 'whole.json']]])(
  'a contract judges the selected branch in %j',
  async (names) => {
    const { operations, validator } = await loadContract({
      vendor: 'rocketchat',
      document: names.map((name) => join(folder, name)),
    });
    const operation = operations.find(({ path }) => path === '/pets');
    if (!operation) throw new Error('The document has no such operation.');
    const judge = (body: JsonObject) =>
      validator.checkResponse(operation, 200, 'application/json', body, 'published')?.length;
    expect([judge({ kind: 'c', lives: 9 }), judge({ kind: 'd', volume: 1 })]).toEqual([0, 0]);
    expect(judge({ kind: 'c', volume: 9 })).toBeGreaterThan(0);
  },
);

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadDocument, parseSource } from '../../specs/documents/load.ts';
import { type Served, serve } from '../serve.ts';

let folder: string;
let server: Served;

const files: Record<string, string> = {
  'plain.yaml': '# a comment\ninfo:\n  title: Plain\n  "quoted/key": [1, 2]\n',
  'plain.json': '{\n  "info": { "title": "Plain" }\n}\n',
  'anchors.yaml': 'base: &base { a: 1, b: 2 }\nmerged:\n  <<: *base\n  b: 3\n',
  'broken.yaml': 'info:\n  title: Plain\n  - item\n',
  'broken.json': '{\n  "info": {\n    "title": "Plain",,\n  }\n}\n',
  'list.yaml': '- one\n- two\n',
  'empty.yaml': '',
  'twice.yaml': 'info: 1\nother: 2\ninfo: 3\n',
  'parts.yaml': 'Person:\n  type: object\n  properties:\n    name: { type: string }\n    boss: { $ref: "#/Person" }\n',
  'whole.yaml': 'a: { $ref: "./parts.yaml#/Person" }\nb: { $ref: "./parts.yaml#/Person" }\n',
  'back.yaml': 'a: { $ref: "deep/item.yaml" }\nb: { $ref: "deep/item.yaml" }\nItem: { type: string }\n',
  'deep/item.yaml': 'n: { $ref: "../back.yaml#/Item" }\nkids: { $ref: "item.yaml" }\n',
  'dangling.yaml': 'a: { $ref: "./nowhere.yaml#/Person" }\n',
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-'));
  await mkdir(join(folder, 'deep'));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  server = await serve((req, res) => {
    const text = files[req.url?.slice(1) ?? ''];
    res.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/plain' }).end(text);
  });
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);

test.each(['plain.yaml', 'plain.json'])('%s is read from a path, a file URL and an http URL', async (name) => {
  for (const source of [at(name), pathToFileURL(at(name)), pathToFileURL(at(name)).href, `${server.url}/${name}`]) {
    expect((await loadDocument(source)).json).toMatchObject({ info: { title: 'Plain' } });
  }
});

test('locates every pointer, or its nearest existing ancestor', async () => {
  const { locate } = await loadDocument(at('plain.yaml'));
  expect(locate('/info/title')).toBe(`${at('plain.yaml')}:3`);
  expect(locate('/info/quoted~1key/1')).toBe(`${at('plain.yaml')}:4`);
  expect(locate('/info/missing/deeper')).toBe(`${at('plain.yaml')}:3`);
  expect(locate('')).toBe(`${at('plain.yaml')}:1`);
  expect(locate('/nothing')).toBe(`${at('plain.yaml')}:1`);
});

test('supports anchors and merge keys of YAML', async () => {
  expect((await loadDocument(at('anchors.yaml'))).json).toMatchObject({ merged: { a: 1, b: 3 } });
});

test.each([
  ['broken.yaml', 3, /YAML/],
  ['broken.json', 3, /JSON/],
  ['twice.yaml', 3, /unique/],
  ['list.yaml', 1, /mapping/],
  ['empty.yaml', 1, /mapping/],
])('reports %s on line %d', async (name, line, reason) => {
  for (const source of [at(name), `${server.url}/${name}`]) {
    const error = await loadDocument(source).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ name: 'UsageError', code: 'INVALID_DOCUMENT' });
    expect((error as Error).message).toContain(`${source}:${line}: `);
    expect((error as Error).message).toMatch(reason);
  }
});

test('reports an unreadable source with its name, the reason and a remedy', async () => {
  const dead = await serve(() => {});
  await dead.close();
  for (const [source, reason, code] of [
    [at('nowhere.yaml'), 'no such file', 'UNREADABLE_FILE'],
    [folder, 'it is a folder', 'UNREADABLE_FILE'],
    [`${server.url}/nowhere.yaml`, '404', 'DOWNLOAD_FAILED'],
    [`${dead.url}/x.yaml`, 'connection refused', 'DOWNLOAD_FAILED'],
  ] as const) {
    const error = await loadDocument(source).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ name: 'UsageError', code });
    expect((error as Error).message).toContain(source);
    expect((error as Error).message).toContain(reason);
  }
});

test('bundles references to files on disk and on the web', async () => {
  for (const source of [at('whole.yaml'), `${server.url}/whole.yaml`]) {
    const { json, locate } = await loadDocument(source);
    expect(json.a).toMatchObject({ type: 'object', properties: { name: { type: 'string' } } });
    expect(JSON.stringify(json)).not.toContain('parts.yaml');
    expect(locate('/b')).toBe(`${source}:2`);
  }
});

test('resolves references of other files back to the document', async () => {
  for (const source of [at('back.yaml'), `${server.url}/back.yaml`]) {
    const { json } = await loadDocument(source);
    expect(json).toEqual({
      a: { n: { $ref: '#/Item' }, kids: { $ref: '#/a' } },
      b: { $ref: '#/a' },
      Item: { type: 'string' },
    });
  }
});

test('reports a reference to a missing file', async () => {
  const error = await loadDocument(at('dangling.yaml')).catch((cause: unknown) => cause);
  expect(error).toMatchObject({ name: 'UsageError', code: 'INVALID_REFERENCE' });
  expect((error as Error).message).toContain(at('dangling.yaml'));
});

test('text can be parsed without a file', () => {
  expect(parseSource('mine', 'a: 1').json).toEqual({ a: 1 });
  expect(() => parseSource('mine', 'a: [1')).toThrow(/^mine:1: /);
});

test.each<[what: string, text: string]>([
  [
    'exponentially expanding aliases',
    `a0: &a0 [x, x]\n${Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]\n`).join('')}`,
  ],
  ['an unknown alias', 'a: *missing\n'],
  ['a recursive alias', 'a: &a [*a]\n'],
  ['binary data', `a: 1\n} ${'\u0001'.repeat(5000)}`],
  ['deeply nested brackets', `{"a": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
])('reports %s without exhausting memory', (_, text) => {
  const complaint = () => parseSource('mine.yaml', text);
  expect(complaint).toThrow(/^mine\.yaml:\d+: /);
  expect(complaint).toThrow(
    expect.objectContaining({ code: 'INVALID_DOCUMENT', message: expect.stringMatching(/^.{1,400}$/) }),
  );
});

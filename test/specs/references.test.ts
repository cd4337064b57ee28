import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { checkContract, createMock, readBaseline } from '../../index.ts';
import { loadContract } from '../../specs/contract.ts';
import { download } from '../../specs/documents/download.ts';
import { loadDocument } from '../../specs/documents/load.ts';
import { bundleReferences } from '../../specs/references/bundle.ts';
import { runCli } from '../cli/run-cli.ts';
import { type Served, serve } from '../serve.ts';

const secret = 'canary-of-another-folder';
let folder: string;
let home: string;
let own: Served;
let other: Served;
/** The requests that each server received. */
let asked: string[];

const pages: Record<string, string> = {
  'parts.yaml': `Secret: ${secret}\nDay: { type: string }\n`,
  'deep/parts.yaml': 'Day: { $ref: "../parts.yaml#/Day" }\n',
  'escapes.yaml': 'Day: { $ref: "file:///etc/passwd" }\n',
  'description.md': '# Days\n',
};
const redirects: Record<string, () => string> = {
  moved: () => '/parts.yaml',
  'moved-away': () => `${other.url}/parts.yaml`,
  'moved-document': () => `${other.url}/document?ref=parts.yaml`,
};

/** A document with one reference. */
const toDocument = (reference: string) => `first: line\na: { $ref: ${JSON.stringify(reference)} }\n`;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'chatpact-')));
  home = join(folder, 'api');
  await mkdir(join(home, 'deep'), { recursive: true });
  await mkdir(join(folder, 'apis'));
  for (const [name, text] of Object.entries(pages)) await writeFile(join(home, name), text);
  await writeFile(join(folder, 'secret.yaml'), `Secret: ${secret}\n`);
  await writeFile(join(folder, 'apis', 'secret.yaml'), `Secret: ${secret}\n`);
  await symlink(join(folder, 'secret.yaml'), join(home, 'link.yaml'));
  await symlink(folder, join(home, 'up'));
  await symlink(join(home, 'parts.yaml'), join(home, 'inner-link.yaml'));
  await symlink(home, join(folder, 'linked-api'));
  execFileSync('mkfifo', [join(home, 'pipe.yaml')]);
  const answer = (name: string) =>
    serve((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
      const path = pathname.slice(1);
      asked.push(`${name} ${path}`);
      if (path === 'document') response.end(toDocument(searchParams.get('ref') ?? ''));
      else if (path === 'chain') response.end(`a: { $ref: "/chain?${Number(searchParams.keys().next().value) + 1}" }`);
      else if (path === 'large.yaml') response.end(`Day: ${'x'.repeat(2_000_000)}`);
      else if (path === 'stalled.yaml') response.write('Day: {');
      else if (redirects[path]) response.writeHead(302, { location: redirects[path]() }).end();
      else if (pages[path] !== undefined) response.end(pages[path]);
      else response.writeHead(404).end();
    });
  [own, other] = [await answer('own'), await answer('other')];
});
afterAll(async () => {
  await Promise.all([own.close(), other.close()]);
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  asked = [];
});

async function writeDocument(reference: string): Promise<string> {
  const path = join(home, 'document.yaml');
  await writeFile(path, toDocument(reference));
  return path;
}

const fail = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (cause: unknown) => cause as Error,
  );

async function expectRefusal(loading: Promise<unknown>, at: string, reason: RegExp): Promise<void> {
  const error = await fail(loading);
  expect(error).toMatchObject({ name: 'UsageError', code: 'INVALID_REFERENCE' });
  expect(error?.message.slice(0, at.length)).toBe(at);
  expect(error?.message).toMatch(reason);
  expect(error?.message).not.toContain(secret);
}

describe('a document on disk may refer to files in its folder and below', () => {
  test.each<[what: string, reference: () => string]>([
    ['a folder above', () => '../secret.yaml#/Secret'],
    ['a folder above, percent-encoded', () => '%2e%2e/secret.yaml#/Secret'],
    ['a folder above, with backslashes', () => '..\\secret.yaml'],
    ['a folder whose name has the same beginning', () => '../apis/secret.yaml#/Secret'],
    ['an absolute path', () => join(folder, 'secret.yaml')],
    ['a file URL', () => 'file:///etc/passwd'],
    ['a file URL in upper case', () => 'FILE:///etc/passwd'],
    ['a missing file', () => 'file:///nowhere/at/all.yaml'],
    ['a symbolic link to a file outside', () => './link.yaml#/Secret'],
    ['a symbolic link to a folder outside', () => './up/secret.yaml#/Secret'],
    ['a reference to a file outside in a referenced document', () => './escapes.yaml#/Day'],
  ])('refuses %s', async (_, reference) => {
    const at = reference().startsWith('./escapes') ? join(home, 'escapes.yaml:1') : join(home, 'document.yaml:2');
    await expectRefusal(loadDocument(await writeDocument(reference())), `${at}: the reference "`, /leads outside /);
  });

  test('refuses a web address without requesting it', async () => {
    for (const reference of [`${other.url}/parts.yaml#/Day`, `${other.url.replace('http:', '')}/parts.yaml`]) {
      const at = join(home, 'document.yaml:2');
      await expectRefusal(
        loadDocument(await writeDocument(reference)),
        at,
        /leads from a local file to .*--spec-root http/,
      );
    }
    expect(asked).toEqual([]);
  });

  test('refuses addresses other than files and http(s)', async () => {
    await expectRefusal(
      loadDocument(await writeDocument('data:text/plain,abc')),
      home,
      /is neither a file nor an http/,
    );
    await expectRefusal(
      loadDocument(await writeDocument('pipe.yaml')),
      home,
      /can't be followed: it is not a regular file/,
    );
  });

  test('refuses a base that moves its references elsewhere', async () => {
    const path = join(home, 'moved.json');
    const $schema = 'https://json-schema.org/draft/2020-12/schema';
    const base = pathToFileURL(join(folder, 'apis', 'x.yaml')).href;
    await writeFile(path, JSON.stringify({ $schema, $id: base, a: { $ref: 'secret.yaml#/Secret' } }));
    await expectRefusal(loadDocument(path), path, /leads outside/);
  });

  test.each<[what: string, reference: string]>([
    ['a file in the same folder', './parts.yaml#/Day'],
    ['a file in a subfolder, which refers to another one', 'deep/parts.yaml#/Day'],
    ['the same with ..', 'deep/../parts.yaml#/Day'],
    ['a symbolic link that stays inside', 'inner-link.yaml#/Day'],
  ])('follows %s', async (_, reference) => {
    const path = await writeDocument(reference);
    for (const source of [path, pathToFileURL(path).href, join(folder, 'linked-api', 'document.yaml')]) {
      expect((await loadDocument(source)).json.a).toEqual({ type: 'string' });
    }
  });

  test('follows a text, for a description', async () => {
    expect((await loadDocument(await writeDocument('description.md'))).json.a).toBe('# Days\n');
  });

  test('follows parts in folders with odd names, and through links as a mounted volume has them', async () => {
    const odd = join(folder, 'a b%20#c', '..data');
    await mkdir(odd, { recursive: true });
    await writeFile(join(odd, 'parts.yaml'), pages['parts.yaml'] ?? '');
    await writeFile(join(odd, 'document.yaml'), toDocument('parts.yaml#/Day'));
    for (const name of ['parts.yaml', 'document.yaml']) await symlink(join('..data', name), join(dirname(odd), name));
    expect((await loadDocument(join(dirname(odd), 'document.yaml'))).json.a).toEqual({ type: 'string' });
  });

  test('follows only references that the roots allow', async () => {
    const path = await writeDocument('../apis/secret.yaml#/Secret');
    expect((await loadDocument(path, { roots: [join(folder, 'apis')] })).json.a).toBe(secret);
    await expectRefusal(loadDocument(path, { roots: [join(home, 'deep')] }), path, /leads outside/);
    const web = await writeDocument(`${other.url}/deep/parts.yaml#/Day`);
    expect((await loadDocument(web, { roots: [other.url] })).json.a).toEqual({ type: 'string' });
    await expectRefusal(loadDocument(web, { roots: [own.url] }), web, /leads from a local file to/);
  });

  test('refuses file references in a document of an allowed origin', async () => {
    const path = await writeDocument(`${other.url}/escapes.yaml#/Day`);
    await expectRefusal(
      loadDocument(path, { roots: [other.url, '/etc'] }),
      `${other.url}/escapes.yaml:1`,
      /leads to a local file|not the document/,
    );
  });

  test.each([
    ['https://example.com/schemas', 'INVALID_SPEC_ROOT'],
    ['https://ada:canary@example.com', 'INVALID_SPEC_ROOT'],
    ['nowhere-at-all', 'UNREADABLE_FILE'],
  ])('the root %s is a usage error', async (root, code) => {
    const error = await fail(loadDocument(await writeDocument('parts.yaml#/Day'), { roots: [root] }));
    expect(error).toMatchObject({ name: 'UsageError', code });
    expect(error?.message).not.toContain('canary');
  });
});

describe('a document from the web may refer to its own origin', () => {
  const from = (reference: string, path = 'document') => `${own.url}/${path}?ref=${encodeURIComponent(reference)}`;

  test.each<[what: string, reference: () => string, reason: RegExp]>([
    ['a file', () => 'file:///etc/passwd', /a local file/],
    ['another port', () => `${other.url}/parts.yaml#/Day`, /not the document.s origin/],
    ['another scheme', () => `https:${own.url.slice(5)}/parts.yaml#/Day`, /not the document.s origin/],
    ['an address of a private network', () => 'http://169.254.169.254/latest/meta-data', /not the document.s origin/],
    ['a redirect to another origin', () => '/moved-away#/Day', /redirects to another origin/],
    ['a referenced document that refers to a file', () => '/escapes.yaml#/Day', /a local file/],
    ['a missing document', () => '/nowhere.yaml', /the server responded with 404/],
  ])('refuses %s', async (_, reference, reason) => {
    await expectRefusal(loadDocument(from(reference()), { roots: ['/etc', folder] }), own.url, reason);
    expect(asked.filter((each) => each.startsWith('other'))).toEqual([]);
  });

  test('reports the line without the queries of the URLs', async () => {
    const error = await fail(loadDocument(from(`${other.url}/x?token=canary`)));
    expect(error?.message).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/document:2: the reference "http:\/\/[\d.:]+\/x\?…" leads/,
    );
  });

  test.each(['parts.yaml#/Day', '/deep/parts.yaml#/Day', 'moved#/Day'])('follows %s', async (reference) => {
    expect((await loadDocument(from(reference))).json.a).toEqual({ type: 'string' });
  });

  test('is limited to its final origin', async () => {
    expect((await loadDocument(`${own.url}/moved-document`)).json.a).toMatchObject({ Day: { type: 'string' } });
    expect(asked).toEqual(['own moved-document', 'other document', 'other parts.yaml']);
  });

  test('follows a reference to another origin that the roots allow', async () => {
    const loaded = await loadDocument(from(`${other.url}/parts.yaml#/Day`), { roots: [other.url] });
    expect(loaded.json.a).toEqual({ type: 'string' });
  });
});

describe('limits of referenced documents', () => {
  const limits = { maxDocuments: 20, maxBytes: 1_000_000, timeoutMs: 30_000 };
  const bundle = async (reference: string, changed: Partial<typeof limits>) => {
    const source = await loadDocument(`${own.url}/parts.yaml`);
    const json = { a: { $ref: reference } };
    return bundleReferences({ ...source, json }, new URL(`${own.url}/document`), [], { ...limits, ...changed });
  };

  test.each<[what: string, reference: string, changed: Partial<typeof limits>, reason: RegExp]>([
    ['an endless chain of documents', '/chain?0', {}, /exceeds the limit of 20 referenced documents/],
    ['a large document', '/large.yaml', {}, /it is larger than 1 MB/],
    ['a document that never ends', '/stalled.yaml', { timeoutMs: 300 }, /gave no answer within/],
  ])('%s', async (_, reference, changed, reason) => {
    await expectRefusal(bundle(reference, changed), own.url, reason);
  });

  test('referenced documents that together exceed the limit', async () => {
    const json = { a: { $ref: '/large.yaml?1' }, b: { $ref: '/large.yaml?2' } };
    const source = { ...(await loadDocument(`${own.url}/parts.yaml`)), json };
    const base = new URL(`${own.url}/document`);
    await expectRefusal(
      bundleReferences(source, base, [], { ...limits, maxBytes: 3_000_000 }),
      own.url,
      /exceeds|larger/,
    );
    await expect(bundleReferences(source, base, [], { ...limits, maxBytes: 5_000_000 })).resolves.toBeDefined();
  });

  test('counts decompressed bytes', async () => {
    const text = `a: ${'x'.repeat(3_000_000)}`;
    const codings = {
      gzip: gzipSync(text),
      br: brotliCompressSync(text),
      odd: Buffer.from(text),
      gzipped: Buffer.from(text),
    };
    const server = await serve((request, response) => {
      const name = (request.url ?? '').slice(1) as keyof typeof codings;
      response.writeHead(200, { 'content-encoding': name.replace('gzipped', 'gzip') }).end(codings[name]);
    });
    const ask = (name: string, bytes: number) =>
      download(`${server.url}/${name}`, { limits: { timeoutMs: 20_000, maxBytes: bytes, maxRedirects: 0 } });
    for (const name of ['gzip', 'br']) {
      expect((await ask(name, 4_000_000)).text).toBe(text);
      await expect(ask(name, 1_000_000)).rejects.toThrow('it is larger than 1 MB');
    }
    await expect(ask('odd', 4_000_000)).rejects.toThrow('its content encoding is not supported');
    await expect(ask('gzipped', 4_000_000)).rejects.toThrow('does not match its content');
    await server.close();
  });

  test('gives up on an endless document', async () => {
    const megabyte = Buffer.alloc(1_048_576, '#');
    let sent = 0;
    const server = await serve((_, response) => {
      const write = () => {
        while (!response.destroyed && response.write(megabyte)) sent += 1;
      };
      write();
      response.on('drain', write);
    });
    const error = await fail(loadDocument(`${server.url}/endless.yaml`));
    await server.close();
    expect(error).toMatchObject({ code: 'DOWNLOAD_FAILED', message: expect.stringContaining('larger than 32 MB') });
    expect(sent).toBeLessThan(200);
  });
});

describe('the limits apply to every document of a user', () => {
  const attack = `${'{ $ref: '}"file:///etc/passwd" }`;

  test('ledgers, whose extended document is not read', async () => {
    const path = join(home, 'ledger.yaml');
    const entry = '{ id: mine, what: W., evidence: E., versions: "*", owner: me }';
    const action = (update: string) =>
      `overlay: 1.0.0\nextends: ${other.url}/parts.yaml\nactions:\n  - target: $.paths['/api'].get\n    x-chatpact-deviation: ${entry}\n    update: ${update}\n`;
    await writeFile(path, action(`{ description: ${attack} }`));
    await expectRefusal(
      loadContract({ vendor: 'chatwoot', ledgers: [path] }),
      `${path}:6: the reference "file:`,
      /leads/,
    );
    await writeFile(path, action('{ description: { $ref: description.md } }'));
    const contract = await loadContract({ vendor: 'chatwoot', ledgers: [path] });
    expect(JSON.stringify(contract.amend(['mine']).document)).toContain('# Days');
    expect(asked).toEqual([]);
  });

  test('baselines', async () => {
    const path = join(home, 'baseline.yaml');
    await writeFile(path, `format: chatpact.baseline/1\nvendor: chatwoot\nfindings: ${attack}\n`);
    await expectRefusal(readBaseline(path, 'chatwoot'), `${path}:3: the reference "file:`, /leads outside/);
  });

  const openapi = (reference: string) => `openapi: 3.0.3
info: { title: Mine, version: "1" }
paths:
  /api/v1/mine:
    get:
      operationId: mine
      parameters:
        - { name: day, in: query, required: true, schema: { type: string, default: { $ref: "${reference}" } } }
      responses: { "200": { description: OK } }
`;

  test('documents of a mock, of a check and of the command line, where a flag allows more', async () => {
    const path = join(home, 'openapi.yaml');
    await writeFile(path, openapi('../apis/secret.yaml#/Secret'));
    const at = `${path}:8: the reference "../apis/secret.yaml" leads outside ${home}`;
    const target = { url: own.url, vendor: 'rocketchat' };
    await expectRefusal(createMock({ specs: { rocketchat: path } }), at, /--spec-root/);
    await expectRefusal(checkContract({ ...target, document: path, credentials: {} }), at, /--spec-root/);
    const flags = ['--vendor', 'rocketchat', '--spec', path, '--dry-run'];
    expect(await runCli('check', own.url, ...flags)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining(at),
    });
    const allowed = await runCli('check', own.url, ...flags, '--spec-root', join(folder, 'apis'));
    expect(allowed).toMatchObject({ exitCode: 0, stderr: '', stdout: expect.stringContaining(`day=${secret}`) });
    const mock = await createMock({ specs: { rocketchat: path }, specRoots: [join(folder, 'apis')], scale: 0 });
    await mock.close();
    expect(asked).toEqual([]);
  });

  test('a configuration allows folders relative to itself', async () => {
    const path = join(home, 'openapi.yaml');
    await writeFile(path, openapi('../apis/secret.yaml#/Secret'));
    const config = join(folder, 'chatpact.config.yaml');
    const settings = 'vendor: rocketchat, spec: api/openapi.yaml, specRoot: [apis]';
    await writeFile(config, `targets:\n  staging: { url: "${own.url}", ${settings} }\n`);
    const { stdout, exitCode } = await runCli('check', 'staging', '--config', config, '--dry-run');
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining(`day=${secret}`)]);
  });

  test.each([
    ['its own folder', '.', 0],
    ['a folder below it', 'apis', 0],
    ['the folder above it', '..', 2],
    ['another folder of the machine', '/etc', 2],
    ['a link to a folder outside', 'link', 2],
    ['an origin', 'http://127.0.0.1:9', 2],
  ])('a configuration found without --config may allow: %s', async (_, root, due) => {
    await writeFile(join(home, 'openapi.yaml'), openapi('../apis/secret.yaml#/Secret'));
    await symlink('/etc', join(folder, 'link')).catch(() => {});
    const settings = `vendor: rocketchat, spec: api/openapi.yaml, specRoot: [apis, "${root}"]`;
    await writeFile(join(folder, 'chatpact.config.yaml'), `targets:\n  staging: { url: "${own.url}", ${settings} }\n`);
    const before = process.cwd();
    process.chdir(folder);
    const { stderr, exitCode } = await runCli('check', 'staging', '--dry-run').finally(() => process.chdir(before));
    expect([stderr, exitCode]).toEqual([
      due === 0 ? '' : expect.stringMatching(/config\.yaml:2: specRoot ".+" leads out of.*UNTRUSTED_CONFIG/),
      due,
    ]);
  });
});

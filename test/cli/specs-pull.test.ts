import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import type { PullReport } from '../../cli/specs/pull/report.ts';
import { download } from '../../specs/documents/download.ts';
import { loadOwnDocument } from '../../specs/documents/own-documents.ts';
import { getVendor } from '../../specs/get-vendor.ts';
import type { JsonObject } from '../../specs/json/json.ts';
import { type BuiltInVendorName, vendorNames } from '../../specs/vendors.ts';
import * as certificates from '../hostile/certificates.ts';
import { type Served, serve } from '../serve.ts';
import { documentOf } from '../specs/vendor-files.ts';
import { workInFolder } from './folder.ts';
import { runCli } from './run-cli.ts';

const folder = workInFolder();
let server: Served;
let asked: string[];

const megabyte = Buffer.alloc(1_048_576, '#');
const bomb = Array.from({ length: 40 }, (_, n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]\n`).join('');
const pages: Record<string, string> = {
  'page.html': '<!DOCTYPE html><title>Sign in</title>',
  'text.txt': 'hello',
  'empty.yaml': '',
  'swagger2.json': '{"swagger":"2.0","paths":{"/a":{}}}',
  'no-paths.yaml': 'openapi: 3.0.0\npaths: {}\n',
  'parts.yaml': 'openapi: 3.0.0\npaths:\n  /a: { $ref: "./secret.yaml" }\n',
  'bomb.yaml': `openapi: 3.0.0\na0: &a0 [x, x]\n${bomb}`,
  'odd.yaml':
    'openapi: 3.0.0\npaths: { /api: 7, /api/v1/profile: { get: [], parameters: no }, /b: { get: { responses: no } } }\n',
};
const redirects: Record<string, string> = {
  moved: '/page.html',
  loop: '/loop',
  insecure: 'http://chat.example.com/swagger.json',
  file: 'file:///etc/passwd',
  secret: 'http://ada:canary@127.0.0.1/',
};

beforeAll(async () => {
  server = await serve((request, response) => {
    const name = (request.url ?? '').slice(1).replace(/\?.*/, '');
    asked.push(request.url ?? '');
    if (name === 'endless') {
      const write = () => {
        while (!response.destroyed && response.write(megabyte));
      };
      write();
      response.on('drain', write);
    } else if (name === 'stalled') response.write('openapi: 3.0.0\n');
    else if (redirects[name] !== undefined) response.writeHead(302, { location: redirects[name] }).end();
    else if (pages[name] !== undefined) response.end(pages[name]);
    else response.writeHead(404).end('no canary here');
  });
});
afterAll(() => server.close());
beforeEach(() => {
  asked = [];
});

const pull = (vendor: BuiltInVendorName, ...words: string[]) => runCli('specs', 'pull', vendor, ...words);

// biome-ignore lint/suspicious/noExplicitAny: the tests know the structure of the documents
type Document = any;

/** Writes a changed copy of a vendor's document, and returns its path. */
async function change(vendor: BuiltInVendorName, edit: (document: Document) => void): Promise<string> {
  const document = structuredClone((await loadOwnDocument(getVendor(vendor), 'openapi')).json);
  edit(document);
  return folder.write('changed.json', JSON.stringify(document));
}

async function reportOf(vendor: BuiltInVendorName, edit: (document: Document) => void): Promise<PullReport> {
  const { stdout, exitCode } = await pull(vendor, '--from', await change(vendor, edit), '--format', 'json');
  expect(exitCode).toBe(0);
  return JSON.parse(stdout);
}

test.each(vendorNames)(
  'reports no change for an unchanged document of %s, and that every overlay applies',
  async (vendor) => {
    const { stdout, stderr, exitCode } = await pull(
      vendor,
      '--from',
      await change(vendor, () => {}),
      '--fail-on',
      'additive',
    );
    expect([exitCode, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/The contract has not changed\.\nAll \d+ actions of the overlays still apply\.\n$/);
  },
);

const profile = '/api/v1/profile';
const summary = '/api/v2/accounts/{account_id}/reports/summary';
const channels = '/api/v2/accounts/{account_id}/summary_reports/channel';
const events = '/api/v1/accounts/{account_id}/reporting_events';

test.each<[fault: string, edit: (document: Document) => void, change: object]>([
  [
    'a removed field',
    ({ components }) => delete components.schemas.account_summary.properties.avg_resolution_time,
    { severity: 'breaking', operation: `GET ${summary}`, at: '200 .avg_resolution_time', what: 'was removed' },
  ],
  [
    'a new field',
    ({ components }) => Object.assign(components.schemas.account_summary.properties, { region: { type: 'string' } }),
    { severity: 'additive', operation: `GET ${summary}`, at: '200 .region', what: 'is new' },
  ],
  [
    'a changed description',
    ({ paths }) => Object.assign(paths[profile].get, { description: 'For all users.' }),
    { severity: 'prose', operation: `GET ${profile}`, at: '', what: 'the description changed' },
  ],
  [
    'a parameter that became required',
    ({ paths }) =>
      Object.assign(paths[channels].get.parameters?.[0] ?? paths[channels].parameters[1], { required: true }),
    { severity: 'breaking', operation: `GET ${channels}`, what: 'is now required' },
  ],
])('finds only %s', async (_, edit, expected) => {
  const { changes, overlays } = await reportOf('chatwoot', edit);
  expect(changes).toEqual([expect.objectContaining(expected)]);
  expect(overlays.stale).toEqual([]);
});

test('finds a removed operation, and its overlays', async () => {
  const { changes, overlays } = await reportOf('chatwoot', ({ paths }) => delete paths[events]);
  expect(changes).toEqual([
    { severity: 'breaking', operation: `GET ${events}`, at: '', what: 'the operation was removed' },
  ]);
  expect(overlays.stale.length).toBeGreaterThan(0);
  for (const { at, target } of overlays.stale) {
    expect(at).toMatch(/chatwoot[/\\](behaviour|observed)\.overlay\.yaml:\d+$/);
    expect(target).toContain('reporting_events');
  }
});

test('exits with 1 for an overlay whose target was removed, and names its entry', async () => {
  // Names of components do not matter to a client, but overlays refer to them.
  const file = await change('rocketchat', (document) => {
    const text = JSON.stringify(document).replaceAll('responses/authorizationError', 'responses/refused');
    Object.assign(document, JSON.parse(text));
    document.components.responses.refused = document.components.responses.authorizationError;
    delete document.components.responses.authorizationError;
  });
  const { stdout, exitCode } = await pull('rocketchat', '--from', file, '--fail-on', 'breaking');
  expect(exitCode).toBe(1);
  expect(stdout).toContain('overlays: targets that no longer exist\n');
  expect(stdout).toMatch(/overlay\.yaml:\d+: \S*authorizationError/);
  expect(stdout).toContain('The contract has not changed.');
});

test('exits with 1 only for changes of --fail-on, or worse ones', async () => {
  const file = await change('chatwoot', ({ components }) => {
    components.schemas.account_summary.properties.region = { type: 'string' };
  });
  expect((await pull('chatwoot', '--from', file)).exitCode).toBe(0);
  expect((await pull('chatwoot', '--from', file, '--fail-on', 'breaking')).exitCode).toBe(0);
  expect((await pull('chatwoot', '--from', file, '--fail-on', 'additive')).exitCode).toBe(1);
  expect((await pull('chatwoot', '--from', file, '--fail-on', 'prose')).exitCode).toBe(2);
});

test('prints breaking changes first, and the number of changed texts', async () => {
  const file = await change('chatwoot', ({ paths, components }) => {
    paths[profile].get.description = 'Another.';
    paths[profile].get.summary = 'Another.';
    components.schemas.account_summary.properties.region = { type: 'string' };
    delete components.schemas.account_summary.properties.avg_resolution_time;
  });
  const { stdout } = await pull('chatwoot', '--from', file);
  expect(stdout).toBe(`chatwoot: ${file}
breaking
  GET ${summary}: 200 .avg_resolution_time was removed
additive
  GET ${summary}: 200 .region is new
prose
  2 texts of 1 operation differ from chatpact's document, which has its own wording
1 breaking, 1 additive, 2 prose.
${/All \d+ actions of the overlays still apply\./.exec(stdout)?.[0]}
`);
});

test('writes the downloaded bytes to --out, and no file without it', async () => {
  const own = readFileSync(documentOf('chatwoot'), 'utf8');
  pages['swagger.yaml'] = own;
  onTestFinished(() => void delete pages['swagger.yaml']);
  const source = `${server.url}/swagger.yaml?token=canary`;
  const { stdout, exitCode } = await pull('chatwoot', '--from', source, '--out', 'specs/pulled.yaml');
  expect([exitCode, asked]).toEqual([0, ['/swagger.yaml?token=canary']]);
  expect(stdout).toContain(`chatwoot: ${server.url}/swagger.yaml\nThe contract has not changed.`);
  expect(stdout).not.toContain('canary');
  expect(readFileSync('specs/pulled.yaml', 'utf8')).toBe(own);
});

test.each(['whole.yaml', 'whole.json'])('merges a document in parts, and writes it to %s', async (name) => {
  const { json } = await loadOwnDocument(getVendor('rocketchat'), 'openapi');
  const paths = Object.entries(json.paths as JsonObject);
  const parts = [paths.slice(0, 9), paths.slice(9)].map((some, index) =>
    folder.write(`part-${index}.json`, JSON.stringify({ ...json, paths: Object.fromEntries(some) })),
  );
  const sources = parts.flatMap((part) => ['--from', part]);
  const { stdout, exitCode } = await pull('rocketchat', ...sources, '--out', name, '--fail-on', 'additive');
  expect(stdout).toContain('The contract has not changed.');
  expect(exitCode).toBe(0);
  expect(parse(readFileSync(name, 'utf8'))).toEqual(json);
});

describe('Refuses an unusable document in one line, and writes nothing', () => {
  test.each<[what: string, path: string, said: RegExp]>([
    [
      'an HTML page',
      'page.html',
      /Expected an OpenAPI document, but .*page\.html is HTML or XML\. \[INVALID_DOCUMENT\]/,
    ],
    ['an HTML page after a redirect', 'moved', /is HTML or XML/],
    ['a text', 'text.txt', /expected a mapping at the top.* \[INVALID_DOCUMENT\]/],
    ['an empty file', 'empty.yaml', /\[INVALID_DOCUMENT\]/],
    ['another standard', 'swagger2.json', /Expected "openapi: 3\.0" or "openapi: 3\.1" in .* \[INVALID_DOCUMENT\]/],
    ['no paths', 'no-paths.yaml', /has no paths\. \[INVALID_DOCUMENT\]/],
    ['references to other files', 'parts.yaml', /refers to another file \(\.\/secret\.yaml\)/],
    ['aliases that multiply', 'bomb.yaml', /bomb\.yaml:1: Excessive alias count.* \[INVALID_DOCUMENT\]/],
    ['404', 'nowhere', /the server responded with 404\..* \[DOWNLOAD_FAILED\]/],
    ['an endless body', 'endless', /it is larger than 32 MB/],
    ['endless redirects', 'loop', /it redirects more than 5 times/],
    ['a redirect to http elsewhere', 'insecure', /it redirects to an address that is not https/],
    ['a redirect to a file', 'file', /it redirects to an address that is not https/],
    ['a redirect with a password', 'secret', /it redirects to an address that holds a user or a password/],
  ])('%s', async (_, path, said) => {
    const source = `${server.url}/${path}?token=canary`;
    const { stdout, stderr, exitCode } = await pull('chatwoot', '--from', source, '--out', 'pulled.json');
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).not.toContain('canary');
    expect(() => readFileSync('pulled.json')).toThrow('ENOENT');
  });

  test.each<[source: string, said: RegExp]>([
    ['http://chat.example.com/swagger.json', /its address is not https/],
    ['https://ada:canary@chat.example.com/swagger.json', /its address holds a user or a password/],
    ['ftp://chat.example.com/swagger.json', /its address is not https/],
    ['https://', /its address is not a valid URL/],
    ['nowhere.yaml', /Can't read nowhere\.yaml/],
  ])('%s', async (source, said) => {
    const { stderr, exitCode } = await pull('chatwoot', '--from', source);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(said);
    expect(stderr).not.toContain('canary');
  });

  test('a body that stalls, after the timeout', async () => {
    const limits = { timeoutMs: 300, maxBytes: 1000, maxRedirects: 0 };
    await expect(download(`${server.url}/stalled`, { limits })).rejects.toMatchObject({ code: 'DOWNLOAD_FAILED' });
  });
});

test('compares the valid parts of an unusual document', async () => {
  const { stdout, exitCode } = await pull('chatwoot', '--from', `${server.url}/odd.yaml`, '--fail-on', 'breaking');
  expect(exitCode).toBe(1);
  expect(stdout).toContain(`GET ${summary}: the operation was removed`);
});

test('accepts a private certificate only with --cacert', async () => {
  const { server: own, files } = certificates;
  const secure = createServer(own, (_, response) => response.end(readFileSync(documentOf('chatwoot'))));
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void secure.close());
  const url = `https://127.0.0.1:${(secure.address() as AddressInfo).port}/swagger.yaml`;
  expect((await pull('chatwoot', '--from', url)).stderr).toMatch(/certificate.*\[DOWNLOAD_FAILED\]/s);
  expect((await pull('chatwoot', '--from', url, '--cacert', files.authority)).exitCode).toBe(0);
});

test('has https sources for every vendor', () => {
  for (const vendor of vendorNames) {
    const { sources = [] } = getVendor(vendor);
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) expect(new URL(source).protocol).toBe('https:');
  }
});

import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CheckOptions, checkContract } from '../../../contracts/index.ts';
import { serve } from '../../serve.ts';
import { writeSmallDocument } from '../run/small-world.ts';

// A check of a minimal server, recorded and judged again.

let folder = '';
let server: Awaited<ReturnType<typeof serve>>;
let small: Partial<CheckOptions>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-recording-'));
  server = await serve((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://localhost');
    const isKnown = request.headers.api_access_token === 'a-secret-token';
    const answers: Record<string, unknown> = {
      '/api': { version: '4.5.0', who: 'Ada Quill' },
      '/report': { figure: 4 },
      '/pages': { items: searchParams.get('page') === '1' ? [{ id: 1, name: 'Ada Quill' }] : [], total: 1, pages: 1 },
    };
    const answer = answers[pathname];
    const isAnswered = pathname === '/api' || isKnown;
    response.writeHead(isAnswered ? (answer ? 200 : 404) : 401, {
      'content-type': 'application/json',
      date: 'Sat, 31 Jan 2026 12:00:00 GMT',
      'x-trace': 'Ada',
    });
    response.end(JSON.stringify(isAnswered ? (answer ?? {}) : { error: 'Not for Ben' }));
  });
  small = {
    ...{ url: server.url, vendor: 'chatwoot', document: await writeSmallDocument(folder), retries: 0 },
    ...{ credentials: { CHATPACT_CHATWOOT_TOKEN: 'a-secret-token', CHATPACT_CHATWOOT_ACCOUNT_ID: '3' } },
    ...{ ids: { inbox: 9 }, only: ['report/*', 'pages/*'] },
  };
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const check = (options: Partial<CheckOptions>) => checkContract({ url: '', vendor: '', ...options });
const read = async (name: string, file: string) => await readFile(join(folder, name, file), 'utf8');
const linesOf = async (name: string, file: string) =>
  (await read(name, file))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
/** The parts of a report that do not depend on time. */
const judged = ({ summary, cases }: Awaited<ReturnType<typeof check>>) => ({
  violations: summary.violations,
  cases: cases.map(({ id, verdict, reason, findings }) => [
    id,
    verdict,
    reason,
    findings.map((each) => each.fingerprint),
  ]),
});

describe('A recording', () => {
  test('has a manifest, each exchange once, and the exchanges of each case', async () => {
    await check({ ...small, record: join(folder, 'one') });
    expect((await readdir(join(folder, 'one'))).sort()).toEqual(['cases.ndjson', 'exchanges.ndjson', 'recording.json']);
    const manifest = JSON.parse(await read('one', 'recording.json'));
    expect(manifest).toEqual({
      format: 'chatpact.recording/1',
      writtenBy: expect.stringMatching(/^chatpact \d+\.\d+\.\d+/),
      vendor: 'chatwoot',
      url: `${server.url}/`,
      roles: ['full'],
      target: {
        ...{ version: '4.5.0', now: '2026-01-31T12:00:00.000Z' },
        window: { since: '2026-01-01T00:00:00.000Z', until: '2026-01-31T00:00:00.000Z' },
      },
      options: {
        ...{ allowWrites: false, only: ['report/*', 'pages/*'], ids: { account: '3', inbox: '9' }, operations: {} },
      },
    });
    const cases = await linesOf('one', 'cases.ndjson');
    expect(cases.map((each) => each.case)).toEqual([
      '(target)',
      ...['report/success', 'report/success/bare', 'report/refusal/unauthenticated', 'report/refusal/unrecognised'],
      ...['report/refusal/forbidden', 'pages/success', 'pages/success/page'],
      ...['pages/refusal/unauthenticated', 'pages/refusal/unrecognised', 'pages/pagination'],
    ]);
    const exchanges = await linesOf('one', 'exchanges.ndjson');
    expect(exchanges.map(({ id }) => id)).toEqual(exchanges.map((_, index) => index + 1));
    const byId = new Map(exchanges.map((each) => [each.id, each]));
    const first = (id: string) => byId.get(cases.find((each) => each.case === id)?.exchanges[0]);
    expect(first('report/success')).toMatchObject({
      request: {
        method: 'GET',
        url: `${server.url}/report?since=1767225600&until=1769817600`,
        curl: expect.stringContaining('-H "api_access_token: $CHATPACT_CHATWOOT_TOKEN"'),
      },
      answer: {
        status: 200,
        headers: { 'content-type': 'application/json' },
        body: { kind: 'json', value: { figure: 4 } },
      },
    });
    // Only responses before the cases have a date.
    expect(first('report/success').answer.headers.date).toBeUndefined();
    expect(exchanges.filter(({ answer }) => answer.headers.date).length).toBeGreaterThan(0);
  });

  test('contains no personal data', async () => {
    await check({ ...small, record: join(folder, 'canary') });
    for (const file of await readdir(join(folder, 'canary')))
      expect(await read('canary', file)).not.toMatch(/Ada|Ben|a-secret-token|x-trace/);
  });

  test('is judged like the server, with the recorded time and window, without requests', async () => {
    const recorded = await check({ ...small, record: join(folder, 'again') });
    const replayed = await check({ document: small.document, replay: join(folder, 'again') });
    expect(judged(replayed)).toEqual(judged(recorded));
    expect(replayed.target).toEqual(recorded.target);
    expect([replayed.url, replayed.vendor, replayed.summary.requests]).toEqual([`${server.url}/`, 'chatwoot', 0]);
  });

  test('is the same for the same server', async () => {
    for (const name of ['first', 'second']) await check({ ...small, record: join(folder, name) });
    for (const file of ['recording.json', 'exchanges.ndjson', 'cases.ndjson'])
      expect(await read('first', file)).toBe(await read('second', file));
  });

  test('skips cases that were not recorded', async () => {
    await check({ ...small, only: ['report/success'], record: join(folder, 'part') });
    const { cases } = await check({
      document: small.document,
      replay: join(folder, 'part'),
      only: ['report/success*'],
    });
    expect(cases.map(({ id, verdict, reason }) => [id, verdict, reason])).toEqual([
      ['report/success', 'pass', undefined],
      ['report/success/bare', 'skipped', 'the recording does not have this case'],
    ]);
  });

  test('reports an unreachable server again', async () => {
    await check({ ...small, url: 'http://127.0.0.1:9/', record: join(folder, 'gone') });
    const report = await check({ document: small.document, replay: join(folder, 'gone') });
    expect(report).toMatchObject({ exitCode: 3, failure: { kind: 'unreachable' }, cases: [] });
  });

  test.skipIf(process.platform === 'win32')('is readable only by the user, as a folder and as a HAR', async () => {
    await check({ ...small, record: join(folder, 'private') });
    await check({ ...small, record: join(folder, 'private.har') });
    const files = (await readdir(join(folder, 'private'))).map((name) => join(folder, 'private', name));
    expect(files.length).toBeGreaterThan(2);
    for (const file of [...files, join(folder, 'private.har')])
      expect([file, ((await stat(file)).mode & 0o777).toString(8)]).toEqual([file, '600']);
  });

  test('replaces an older recording, but no other files', async () => {
    await check({ ...small, record: join(folder, 'first') });
    await writeFile(join(folder, 'file'), 'mine');
    for (const [record, code] of [
      [folder, 'FOLDER_NOT_EMPTY'],
      [join(folder, 'file'), 'UNWRITABLE_FILE'],
      [join(folder, 'file', 'x.har'), 'UNWRITABLE_FILE'],
    ] as const)
      await expect(check({ ...small, record })).rejects.toMatchObject({ code });
    await expect(check({ ...small, record: folder })).rejects.toThrow(
      `${folder} contains files that are not a recording. Name a new folder, or the folder of a recording.`,
    );
    await expect(check({ ...small, record: join(folder, 'file') })).rejects.toThrow(
      `Cannot write the recording ${join(folder, 'file')}. Check that its folder exists and that you may write to it.`,
    );
  });

  test('cannot be read and written in one check', async () => {
    const both = { ...small, record: join(folder, 'x'), replay: join(folder, 'y') };
    await expect(check(both)).rejects.toMatchObject({
      code: 'CONFLICTING_OPTIONS',
      message: 'Pass record (--record) or replay (--replay), not both.',
    });
  });

  test('as a HAR has every response without credentials, and is judged entry by entry', async () => {
    const path = join(folder, 'check.HAR');
    await check({ ...small, only: ['report/success', 'report/refusal/unauthenticated'], record: path });
    const { log } = JSON.parse(await readFile(path, 'utf8'));
    expect(log).toMatchObject({
      ...{ version: '1.2', creator: { name: 'chatpact' } },
      comment: 'Texts, names and addresses are placeholders; credentials are removed.',
      _chatpact: { format: 'chatpact.recording/1', vendor: 'chatwoot', url: `${server.url}/` },
    });
    // The probe sent the request first, and the case reused its response.
    const entry = log.entries.find((each: { request: { url: string } }) => each.request.url.includes('/report'));
    expect(entry).toMatchObject({
      startedDateTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      request: {
        ...{ method: 'GET', httpVersion: 'HTTP/1.1', cookies: [], headersSize: -1, bodySize: 0 },
        headers: [{ name: 'accept', value: 'application/json' }],
        queryString: [
          { name: 'since', value: '1767225600' },
          { name: 'until', value: '1769817600' },
        ],
      },
      response: {
        ...{ status: 200, statusText: '', redirectURL: '', cookies: [], headersSize: -1, bodySize: -1 },
        content: { size: 12, mimeType: 'application/json', text: '{"figure":4}' },
      },
      ...{ cache: {}, timings: { send: 0, wait: entry.time, receive: 0 } },
    });
    expect(JSON.stringify(log)).not.toMatch(/a-secret-token|Ada|Ben/);
    const report = await check({ document: small.document, replay: path });
    expect(report.cases.map(({ id, verdict, reason }) => [id, verdict, reason])).toEqual([
      ['report/har/2', 'pass', undefined],
      ['report/har/3', 'pass', undefined],
      ['har/unmatched', 'skipped', '1 of 3 entries match no operation of the contract'],
    ]);
  });
});

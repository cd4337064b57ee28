import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Exchange } from '../../../contracts/exchanges/exchange.ts';
import type { Case } from '../../../contracts/plan/case.ts';
import { readRecording } from '../../../contracts/recording/read.ts';
import { openReplay } from '../../../contracts/recording/replay.ts';
import { openSource } from '../../../contracts/recording/source.ts';

// A handmade recording: how it is read, what is refused, and how it replaces a server.

const manifest = {
  format: 'chatpact.recording/1',
  writtenBy: 'chatpact 0.1.0',
  vendor: 'chatwoot',
  url: 'https://desk.example/api/',
  roles: ['full', 'low'],
  target: {
    ...{ version: '4.5.0', now: '2026-01-31T12:00:00.000Z' },
    window: { since: '2026-01-01T00:00:00.000Z', until: '2026-01-31T00:00:00.000Z' },
  },
  options: {
    allowWrites: true,
    only: ['report/*'],
    ids: { inbox: '9' },
    operations: { report: { query: { a: 'b' } } },
  },
};
const answered = (value: unknown) => ({
  ...{ status: 200, headers: { 'content-type': 'application/json' }, body: { kind: 'json', value } },
});
const exchanges = [
  { id: 1, request: { method: 'GET', url: 'https://desk.example/api/1', curl: 'curl 1' }, answer: answered(1) },
  { id: 2, request: { method: 'GET', url: 'https://desk.example/api/1', curl: 'curl 1' }, answer: answered(2) },
  {
    ...{ id: 3, request: { method: 'GET', url: 'https://desk.example/api/3', curl: 'curl 3 chatpact-0123abcd' } },
    answer: { failure: 'postponed', message: 'no time' },
  },
];
const cases = [
  { case: '(target)', exchanges: [1] },
  { case: 'a', exchanges: [1, 2, 3] },
  { case: 'lost', exchanges: [9] },
  { case: 'bare' },
];
const lines = (all: unknown[]) => all.map((each) => `${JSON.stringify(each)}\n`).join('\n');

let root = '';
let whole = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'chatpact-read-'));
  whole = join(root, 'whole');
  await mkdir(whole);
  await writeFile(join(whole, 'recording.json'), JSON.stringify(manifest));
  await writeFile(join(whole, 'exchanges.ndjson'), lines(exchanges));
  await writeFile(join(whole, 'cases.ndjson'), lines(cases));
});
afterAll(() => rm(root, { recursive: true }));

test('reads the manifest, the exchanges by id, and the exchanges of each case', async () => {
  const read = await readRecording(whole);
  expect(read.manifest).toEqual(manifest);
  expect([...read.exchanges.values()]).toEqual(exchanges);
  expect([...read.cases]).toEqual([
    ['(target)', [1]],
    ['a', [1, 2, 3]],
    ['lost', [9]],
    ['bare', []],
  ]);
});

const of = (more: object) => JSON.stringify({ format: 'chatpact.recording/1', ...more });

test.each<[what: string, file: string, text: string | undefined, message: string]>([
  ['no manifest', 'recording.json', undefined, "recording.json can't be read"],
  ['no JSON', 'recording.json', '{', 'recording.json is not JSON'],
  ['no object', 'recording.json', '4', 'recording.json is no object'],
  ['null', 'recording.json', 'null', 'recording.json is no object'],
  [
    'another format',
    'recording.json',
    '{"format":"chatpact.recording/2"}',
    'expected the format chatpact.recording/1, got chatpact.recording/2',
  ],
  [
    'an endless format',
    'recording.json',
    JSON.stringify({ format: 'x'.repeat(99) }),
    `expected the format chatpact.recording/1, got ${'x'.repeat(40)}`,
  ],
  ['no format', 'recording.json', '{}', 'expected the format chatpact.recording/1, got none'],
  ['no roles', 'recording.json', of({ url: '', options: {} }), 'recording.json lacks url, roles or options'],
  ['no URL', 'recording.json', of({ roles: [], options: {} }), 'recording.json lacks url, roles or options'],
  ['no options', 'recording.json', of({ roles: [], url: '' }), 'recording.json lacks url, roles or options'],
  ['no exchanges', 'exchanges.ndjson', undefined, "exchanges.ndjson can't be read"],
  [
    'a broken line',
    'exchanges.ndjson',
    '\n{"id":1,"request":{"curl":""},"answer":{}}\n{"id":',
    'exchanges.ndjson:2 is not JSON',
  ],
  [
    'an exchange without a request',
    'exchanges.ndjson',
    '{"id":7,"answer":{}}',
    'exchange 7 lacks its request or answer',
  ],
  [
    'one without an answer',
    'exchanges.ndjson',
    '{"id":7,"request":{"curl":""}}',
    'exchange 7 lacks its request or answer',
  ],
  ['no cases', 'cases.ndjson', undefined, "cases.ndjson can't be read"],
])('refuses a recording with %s', async (what, file, text, message) => {
  const path = join(root, what);
  await cp(whole, path, { recursive: true });
  await (text === undefined ? rm(join(path, file)) : writeFile(join(path, file), text));
  const advice = 'Expected a folder that chatpact check --record wrote.';
  await expect(openReplay(path, { url: '', vendor: '' })).rejects.toMatchObject({
    ...{ code: 'INVALID_RECORDING', message: `${path} is not a complete recording: ${message}. ${advice}` },
  });
});

describe('A recording that replaces a server', () => {
  const open = () => openReplay(whole, { url: '', vendor: '', strict: true, accountId: '5', credentialsFile: 'x.env' });
  const send = async (id: string | undefined, ...curls: string[]) => {
    const client = (await open()).clientOf(id);
    const received: unknown[] = [];
    for (const curl of curls) {
      const sending = client.send({ method: 'GET', url: '', headers: {}, curl });
      received.push(await sending.then(({ body }: Exchange) => (body.kind === 'json' ? body.value : body), String));
    }
    return received;
  };

  test('returns the responses of each case in order, and repeats the last', async () => {
    expect(await send('a', 'curl 1', 'curl 1', 'curl 1')).toEqual([1, 2, 2]);
    expect(await send(undefined, 'curl 1', 'curl 1')).toEqual([1, 1]);
  });

  test('repeats recorded failures, and fails for unknown requests', async () => {
    const none = 'NetworkFailure: the recording has no response to this request';
    expect(await send('a', 'curl 3 chatpact-0123abcd', 'curl 4')).toEqual(['Postponed: no time', none]);
    for (const id of ['lost', 'bare', 'unknown']) expect(await send(id, 'curl 1')).toEqual([none]);
  });

  test('returns copies, which callers may change', async () => {
    const client = (await open()).clientOf('(target)');
    const send = () => client.send({ method: 'GET', url: '', headers: {}, curl: 'curl 1' });
    const first = await send();
    const known = { mediaType: 'application/json', curl: 'curl 1', durationMs: 0, isSanitized: true };
    expect(first).toEqual({ ...answered(1), ...known });
    first.headers.changed = 'yes';
    expect((await send()).headers).toEqual({ 'content-type': 'application/json' });
    expect(client.sentCount).toBe(0);
  });

  test('determines the target, time and requests; the options determine the strictness', async () => {
    const { options, toFacts } = await open();
    expect(options).toEqual({
      ...{ url: manifest.url, vendor: 'chatwoot', strict: true, accountId: undefined, credentialsFile: undefined },
      ...{ allowWrites: true, shard: undefined, ids: { inbox: '9' }, only: ['report/*'] },
      operations: manifest.options.operations,
      since: '2026-01-01T00:00:00.000Z',
      until: '2026-01-31T00:00:00.000Z',
      // Names of variables in place of secrets.
      credentials: {
        CHATPACT_CHATWOOT_TOKEN: '$CHATPACT_CHATWOOT_TOKEN',
        CHATPACT_CHATWOOT_LOW_TOKEN: '$CHATPACT_CHATWOOT_LOW_TOKEN',
      },
    });
    expect(toFacts()).toEqual({ version: '4.5.0', now: new Date('2026-01-31T12:00:00.000Z') });
    expect((await openReplay(whole, { url: '', vendor: '', only: ['x'] })).options.only).toEqual(['x']);
  });

  test('has no facts about a server that was unreachable', async () => {
    const path = join(root, 'gone');
    await cp(whole, path, { recursive: true });
    await writeFile(join(path, 'recording.json'), JSON.stringify({ ...manifest, target: undefined }));
    const { options, toFacts } = await openReplay(path, { url: '', vendor: '' });
    expect([toFacts(), options.since, options.until]).toEqual([undefined, undefined, undefined]);
  });

  test('skips cases that it does not have, and keeps earlier reasons', async () => {
    const { withSkip } = await open();
    const skipOf = (id: string, skip?: string) => withSkip({ id, skip } as Case).skip;
    const lacking = 'the recording does not have this case';
    expect([skipOf('a'), skipOf('b'), skipOf('b', 'mine')]).toEqual([undefined, lacking, 'mine']);
  });

  test('finds the unique name that a scenario test used', async () => {
    const { tagOf } = await open();
    expect([tagOf('a'), tagOf('(target)'), tagOf('unknown')]).toEqual(['chatpact-0123abcd', undefined, undefined]);
  });
});

describe('openSource', () => {
  const entry = { request: { method: 'GET', url: 'https://desk.example/a?b' }, response: {} };
  const har = async (log: object) => {
    const path = join(root, 'some.har');
    await writeFile(path, JSON.stringify({ log: { entries: [entry], ...log } }));
    return path;
  };

  test('uses the server unless the options name a recording', async () => {
    const given = { url: 'https://a.example', vendor: 'chatwoot' };
    expect(await openSource(given)).toEqual({ options: given });
    expect(await openSource({ ...given, replay: whole })).toMatchObject({ options: { url: manifest.url } });
    await expect(openSource({ ...given, replay: whole, record: 'x' })).rejects.toMatchObject({
      ...{ code: 'CONFLICTING_OPTIONS', message: 'Pass record (--record) or replay (--replay), not both.' },
    });
  });

  test('requires the vendor for a HAR, and takes the URL from the options or the HAR', async () => {
    const own = { _chatpact: { vendor: 'rocketchat', url: 'https://own.example' } };
    const of = async (log: object, given: { url: string; vendor: string }) => {
      const { options, har: read } = await openSource({ ...given, replay: await har(log) });
      return [options.vendor, options.url, read?.isAnywhere, read?.entries.length];
    };
    expect(await of({}, { url: '', vendor: 'chatwoot' })).toEqual(['chatwoot', 'https://desk.example', true, 1]);
    expect(await of(own, { url: '', vendor: '' })).toEqual(['rocketchat', 'https://own.example', false, 1]);
    const given = { url: 'https://given.example', vendor: 'chatwoot' };
    expect(await of(own, given)).toEqual(['chatwoot', 'https://given.example', false, 1]);
    expect(await of({ entries: [] }, { url: '', vendor: 'chatwoot' })).toEqual([
      ...['chatwoot', 'http://localhost', true, 0],
    ]);
    const withoutVendor = openSource({ url: '', vendor: '', replay: await har({}) });
    await expect(withoutVendor).rejects.toMatchObject({
      ...{
        code: 'MISSING_VENDOR',
        message: expect.stringMatching(/some\.har does not name its vendor\. Pass --vendor /),
      },
    });
  });
});

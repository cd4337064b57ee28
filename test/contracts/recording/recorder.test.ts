import { describe, expect, test } from 'vitest';
import type { Client, ClientRequest } from '../../../contracts/client/client.ts';
import {
  BlockedRequest,
  type Exchange,
  NetworkFailure,
  PostponedRequest,
} from '../../../contracts/exchanges/exchange.ts';
import { createRecorder, type Recorder, toError } from '../../../contracts/recording/recorder.ts';
import { collectRequests, type Recording, recordClient, replayClient } from '../../../contracts/recording/recording.ts';
import { createSanitizer } from '../../../contracts/recording/sanitizer.ts';
import { listEntries, toLines, toSafeCurl, toSanitizer } from '../../../contracts/recording/to-lines.ts';
import { toExchange } from '../run/small-world.ts';

// Recording the exchanges of a client: in memory, and as lines of a file.

const request = (path: string, more: Partial<ClientRequest> = {}): ClientRequest => ({
  ...{ method: 'GET', url: `https://desk.example/api${path}`, headers: { api_access_token: 'a-secret' } },
  ...{ curl: `curl 'https://desk.example/api${path}'`, ...more },
});

/** A client whose responses and errors come from a function of the path. */
function clientOf(answer: (path: string) => Exchange): Client & { closed: number } {
  return {
    ...{ sentCount: 7, closed: 0 },
    async send({ url }) {
      return answer(new URL(url).pathname.slice('/api'.length));
    },
    async close() {
      this.closed++;
    },
  };
}
const answered = (json: unknown, headers: Record<string, string> = {}) => ({ ...toExchange({ json }), headers });

const vocabulary = { values: new Set<string>(), fields: new Set(['name', 'at']) };
const base = new URL('https://desk.example/api/');
const sanitize = (recorder: Recorder, order: string[]) => toSanitizer(recorder, order, { vocabulary, texts: [], base });

describe('A recorder', () => {
  test('keeps the exchanges of each case in order, without request headers', async () => {
    const recorder = createRecorder();
    const client = recorder.take(
      clientOf((path) => answered(path)),
      'a',
    );
    const before = Date.now();
    expect(await client.send(request('/1', { body: '{}' }))).toMatchObject({ body: { value: '/1' } });
    await recorder.take(client, 'b').send(request('/2'));
    await client.send(request('/3'));
    const paths = (id: string) => (recorder.entries.get(id) ?? []).map((each) => new URL(each.request.url).pathname);
    expect([paths('a'), paths('b')]).toEqual([['/api/1', '/api/2', '/api/3'], ['/api/2']]);
    const [first] = recorder.entries.get('a') ?? [];
    expect(first).toEqual({
      request: { method: 'GET', url: 'https://desk.example/api/1', curl: expect.any(String), body: '{}' },
      outcome: answered('/1'),
      at: expect.any(Number),
    });
    expect(first?.at).toBeGreaterThanOrEqual(before);
  });

  test('appends requests of the same case through another client', async () => {
    const recorder = createRecorder();
    for (const path of ['/1', '/2'])
      await recorder
        .take(
          clientOf(() => answered(1)),
          'a',
        )
        .send(request(path));
    expect(recorder.entries.get('a')).toHaveLength(2);
  });

  test('forwards the request count and close() of its client', async () => {
    const client = clientOf(() => answered(1));
    const heard = createRecorder().take(client);
    await heard.close();
    expect([heard.sentCount, client.closed]).toEqual([7, 1]);
  });

  test.each<[error: unknown, outcome: object]>([
    [new NetworkFailure('gone', true), { failure: 'network', message: 'gone' }],
    [new PostponedRequest('later'), { failure: 'postponed', message: 'later' }],
    [new BlockedRequest('no'), { failure: 'blocked', message: 'no' }],
    ['text', { failure: 'network', message: 'the request failed' }],
  ])('keeps the reason for a missing response: %s', async (error, outcome) => {
    const recorder = createRecorder();
    const fail = () => {
      throw error;
    };
    await expect(recorder.take(clientOf(fail), 'a').send(request('/1'))).rejects.toBe(error);
    expect(recorder.entries.get('a')).toMatchObject([{ outcome }]);
  });

  test('marks responses beyond its limit as not recorded, and still returns them', async () => {
    const recorder = createRecorder(5000);
    const client = recorder.take(
      clientOf((path) => answered(path === '/2' ? 'x'.repeat(9000) : 'x'.repeat(900))),
      'a',
    );
    for (const path of ['/1', '/2', '/3']) expect((await client.send(request(path))).status).toBe(200);
    const tooLarge = { failure: 'network', message: 'the response was not recorded: the recording is too large' };
    expect(recorder.entries.get('a')?.map(({ outcome }) => ('failure' in outcome ? outcome : outcome.status))).toEqual([
      ...[200, tooLarge, 200],
    ]);
  });

  test('records requests that never finished as stopped', () => {
    const recorder = createRecorder();
    const never: Client = { ...clientOf(() => answered(1)), send: () => new Promise(() => {}) };
    void recorder.take(never).send(request('/1'));
    expect(recorder.entries.get('(target)')).toMatchObject([
      { outcome: { failure: 'postponed', message: 'the check was stopped' } },
    ]);
  });

  test('recreates recorded failures', () => {
    expect(toError({ failure: 'blocked', message: 'no' })).toEqual(new BlockedRequest('no'));
    expect(String(toError({ failure: 'postponed', message: 'later' }))).toBe('Postponed: later');
    expect(toError({ failure: 'network', message: 'gone' })).toMatchObject({
      name: 'NetworkFailure',
      isRetryable: false,
    });
  });
});

describe('The lines of a recording', () => {
  async function record(sent: Record<string, ClientRequest[]>, answer: (path: string) => Exchange) {
    const recorder = createRecorder();
    for (const [id, requests] of Object.entries(sent))
      for (const each of requests)
        await recorder
          .take(clientOf(answer), id)
          .send(each)
          .catch(() => undefined);
    return recorder;
  }

  test('have each exchange once in the order of the plan, and the exchanges of each case', async () => {
    const asked = { b: [request('/2'), request('/1')], a: [request('/1')], '(target)': [request('/9'), request('/0')] };
    const recorder = await record(asked, (path) => answered({ at: path.length }));
    const { exchanges, cases } = toLines(recorder, ['a', 'b', 'c'], sanitize(recorder, ['a', 'b', 'c']));
    expect(exchanges.map(({ id, request: { url } }) => [id, new URL(url).pathname])).toEqual([
      // The order of requests before the cases is not deterministic, so they are sorted.
      ...[
        [1, '/api/0'],
        [2, '/api/9'],
        [3, '/api/1'],
        [4, '/api/2'],
      ],
    ]);
    expect(cases).toEqual([
      { case: '(target)', exchanges: [1, 2] },
      { case: 'a', exchanges: [3] },
      { case: 'b', exchanges: [4, 3] },
      { case: 'c', exchanges: [] },
    ]);
    expect(listEntries(recorder, ['a', 'b'])).toHaveLength(5);
  });

  test('have one exchange for each different response to a request', async () => {
    let count = 0;
    const recorder = await record({ a: [request('/1'), request('/1')] }, () => answered({ at: ++count }));
    const { exchanges, cases } = toLines(recorder, ['a'], sanitize(recorder, ['a']));
    expect([exchanges.length, cases[1]?.exchanges]).toEqual([2, [1, 2]]);
  });

  test('have dates only before the cases, and no personal data', async () => {
    const headers = { date: 'Sat, 31 Jan 2026 12:00:00 GMT', 'content-type': 'application/json', 'x-trace': 'Ada' };
    const recorder = await record({ '(target)': [request('/1')], a: [request('/1')] }, () =>
      answered({ name: 'Ada Quill' }, headers),
    );
    const { exchanges } = toLines(recorder, ['a'], sanitize(recorder, ['a']));
    expect(exchanges.map(({ answer }) => answer)).toEqual([
      {
        ...{ status: 200, body: { kind: 'json', value: { name: 'AAx xxxxx' } } },
        headers: { date: headers.date, 'content-type': 'application/json' },
      },
      {
        ...{ status: 200, body: { kind: 'json', value: { name: 'AAx xxxxx' } } },
        headers: { 'content-type': 'application/json' },
      },
    ]);
  });

  test('have placeholders in the URL and the body of curl lines', async () => {
    const url = 'https://desk.example/api/labels/Ada%20Quill';
    const body = '{"who":"Ada Quill","$&":1}';
    const curl = `curl --data '${body}' '${url}'`;
    const recorder = await record({ a: [{ ...request(''), method: 'POST', url, body, curl }] }, () =>
      answered({ name: 'Ada Quill' }),
    );
    const [exchange] = toLines(recorder, ['a'], sanitize(recorder, ['a'])).exchanges;
    const safe = 'https://desk.example/api/labels/AAx%20xxxxx';
    expect(exchange?.request).toEqual({
      ...{ method: 'POST', url: safe },
      curl: `curl --data '{"who":"AAx xxxxx","$&":1}' '${safe}'`,
    });
  });

  test('keep the reason for a missing response', async () => {
    const recorder = await record({ a: [request('/1')] }, () => {
      throw new NetworkFailure('gone', true);
    });
    expect(toLines(recorder, ['a'], sanitize(recorder, ['a'])).exchanges[0]?.answer).toEqual({
      ...{ failure: 'network', message: 'gone' },
    });
  });

  test('replace the URL at the end of a curl line, or everywhere if it is not at the end', () => {
    expect(toSafeCurl("curl 'a' 'a'", 'a', 'b')).toBe("curl 'a' 'b'");
    expect(toSafeCurl('curl http://x http://x -i', 'http://x', 'http://y')).toBe('curl http://y http://y -i');
  });
});

describe('Recorded responses by request', () => {
  test('keep the last response to each request, and only what reports show', async () => {
    const recording: Recording = new Map();
    let count = 0;
    const client = recordClient(
      clientOf(() => answered(++count)),
      recording,
    );
    for (const path of ['/1', '/2', '/1']) await client.send(request(path));
    expect([...recording.values()].map(({ exchange }) => exchange.body)).toEqual([
      { kind: 'json', value: 3 },
      { kind: 'json', value: 2 },
    ]);
    const { method, url, curl } = request('/1');
    expect(recording.get(curl)?.request).toEqual({ method, url, curl });
  });

  test('are returned again or replaced, and nothing is sent', async () => {
    const recording: Recording = new Map();
    const live = clientOf((path) => answered(path));
    for (const path of ['/1', '/2']) await recordClient(live, recording).send(request(path));
    const client = replayClient(recording, new Map([[request('/2').curl, answered('mutant')]]));
    expect((await client.send(request('/1'))).body).toEqual({ kind: 'json', value: '/1' });
    expect((await client.send(request('/2'))).body).toEqual({ kind: 'json', value: 'mutant' });
    await expect(client.send(request('/3'))).rejects.toMatchObject({
      ...{ name: 'NetworkFailure', message: 'the recording has no response to this request', isRetryable: false },
    });
    expect(client.sentCount).toBe(0);
  });

  test('have the curl lines of their requests collected', async () => {
    const noted = new Set<string>();
    const live = clientOf((path) => answered(path));
    const client = collectRequests(live, noted);
    await client.send(request('/1'));
    await client.close();
    expect([[...noted], client.sentCount, live.closed]).toEqual([[request('/1').curl], 7, 1]);
    const recorded = recordClient(live, new Map());
    await recorded.close();
    expect([recorded.sentCount, live.closed]).toEqual([7, 2]);
  });
});

test('toSanitizer creates placeholders for bodies, headers and additional texts', async () => {
  const recorder = createRecorder();
  const location = 'https://desk.example/api/Zoe';
  await recorder
    .take(
      clientOf(() => answered({ name: 'Ada' }, { location })),
      'a',
    )
    .send(request('/1'));
  const sanitizer = toSanitizer(recorder, ['a'], { vocabulary, texts: ['Mia'], base });
  expect([sanitizer.text('Ada'), sanitizer.text('Mia'), sanitizer.text('Zoe')]).toEqual(['AAx', 'ABx', 'ACx']);
  const bare = createSanitizer(vocabulary, { bodies: [], headers: [], texts: [] }, base);
  expect(bare.text('Ada')).toBe('Ada');
});

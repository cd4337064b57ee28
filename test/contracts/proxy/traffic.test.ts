import { describe, expect, test, vi } from 'vitest';
import { createFindings, type ProxyFinding } from '../../../contracts/proxy/findings.ts';
import { firstValues, pairsOf, toTargetHeaders, withoutConnection } from '../../../contracts/proxy/headers.ts';
import { createJobQueue } from '../../../contracts/proxy/job-queue.ts';
import { createFloatingMatcher, createMatcher } from '../../../contracts/proxy/match.ts';
import { findSecrets } from '../../../contracts/proxy/secrets.ts';
import type { Finding } from '../../../contracts/results/finding.ts';
import { vendorChecks } from '../../../contracts/vendors/index.ts';
import { loadDocumentOf, smallVendor } from '../run/small-world.ts';

// The parts of the proxy: headers, secrets, matching, findings, and the job queue.

describe('Headers', () => {
  test('are read in pairs; the first value of each name counts', () => {
    const raw = ['A', '1', 'b', '2', 'a', '3'];
    expect([...pairsOf(raw)]).toEqual([
      ['A', '1'],
      ['b', '2'],
      ['a', '3'],
    ]);
    expect([...pairsOf(['A', '1', 'odd'])]).toEqual([['A', '1']]);
    expect(firstValues(raw)).toEqual({ a: '1', b: '2' });
  });

  test('that are hop-by-hop or named by Connection are not forwarded', () => {
    const raw = [
      ...[
        'Accept',
        '*/*',
        'Connection',
        'X-One  ,  x-two',
        'X-ONE',
        '1',
        'x-two',
        '2',
        'x-three',
        '3',
        'TE',
        'trailers',
      ],
      ...['Keep-Alive', 'x', 'Proxy-Authorization', 'canary', 'Upgrade', 'h2c', 'Transfer-Encoding', 'chunked'],
    ];
    expect(withoutConnection(raw)).toEqual(['Accept', '*/*', 'x-three', '3']);
    expect(withoutConnection(['Host', 'a', 'Expect', 'x', 'B', 'c'], { host: 'z', expect: '' })).toEqual([
      ...['Host', 'z', 'B', 'c'],
    ]);
  });

  test.each<[raw: string[], method: string, sent: string[]]>([
    [['Host', 'x', 'Expect', '100-continue'], 'GET', ['Host', 'desk.example', 'Via', '1.1 chatpact']],
    [
      ['Host', 'x', 'Content-Length', '3'],
      'POST',
      ['Host', 'desk.example', 'Content-Length', '3', 'Via', '1.1 chatpact'],
    ],
    [
      ['Host', 'x', 'Transfer-Encoding', 'gzip'],
      'POST',
      ['Host', 'desk.example', 'Via', '1.1 chatpact', 'Transfer-Encoding', 'chunked'],
    ],
    // A Via header of another proxy is kept.
    [['Host', 'x', 'Via', '1.0 fred'], 'GET', ['Host', 'desk.example', 'Via', '1.0 fred', 'Via', '1.1 chatpact']],
    // Some servers require a length for these methods.
    [['Host', 'x'], 'POST', ['Host', 'desk.example', 'Via', '1.1 chatpact', 'Content-Length', '0']],
    [['Host', 'x'], 'PUT', ['Host', 'desk.example', 'Via', '1.1 chatpact', 'Content-Length', '0']],
    [['Host', 'x'], 'PATCH', ['Host', 'desk.example', 'Via', '1.1 chatpact', 'Content-Length', '0']],
    [['Host', 'x'], 'DELETE', ['Host', 'desk.example', 'Via', '1.1 chatpact']],
    [['Host', 'x'], 'XPOST', ['Host', 'desk.example', 'Via', '1.1 chatpact']],
    [['Host', 'x'], 'POSTX', ['Host', 'desk.example', 'Via', '1.1 chatpact']],
  ])('%j of a %s are forwarded as %j', (raw, method, sent) => {
    expect(toTargetHeaders(raw, method, { host: 'desk.example' })).toEqual(sent);
  });

  test('are extended by configured headers, which replace those of the same name', () => {
    const raw = ['Host', 'x', 'authorization', 'Bearer of-the-client', 'X-Own', '1'];
    const extra = { Authorization: 'Basic YQ==', 'X-Gate': 'open' };
    expect(toTargetHeaders(raw, 'GET', { host: 'desk.example', extra })).toEqual([
      ...['Host', 'desk.example', 'X-Own', '1', 'Via', '1.1 chatpact'],
      ...['Authorization', 'Basic YQ==', 'X-Gate', 'open'],
    ]);
  });
});

describe('The secrets of a request', () => {
  const of = (headers: [string, string][], url = '/') => [...findSecrets({ headers, url }, vendorChecks.rocketchat)];

  test('are the values of credential headers, whole and in parts, in any case', () => {
    expect(of([['Authorization', 'Bearer abc']])).toEqual([
      ['Bearer abc', 'AUTHORIZATION'],
      ['Bearer', 'AUTHORIZATION'],
      ['abc', 'AUTHORIZATION'],
    ]);
    expect(of([['COOKIE', 'a=one; b=two,c']]).map(([value]) => value)).toEqual([
      ...['a=one; b=two,c', 'a', 'one', 'b', 'two', 'c'],
    ]);
    expect(of([['x-auth-token', 'abc']])).toEqual([['abc', 'CHATPACT_ROCKETCHAT_TOKEN']]);
    expect(of([['Proxy-Authorization', 'abc']])).toEqual([['abc', 'AUTHORIZATION']]);
    expect(of([['accept', 'abc']])).toEqual([]);
    expect([
      ...findSecrets({ headers: [['x-auth-token', 'a']], url: '/' }, { ...smallVendor, identities: {} } as never),
    ]).toEqual([]);
  });

  test('include query parameters with sensitive names', () => {
    expect(of([], '/x?access_token=abc&q=def&X-User-Id=ghi&cookie=jkl')).toEqual([
      ['abc', 'QUERY'],
      ['ghi', 'QUERY'],
      ['jkl', 'QUERY'],
    ]);
    expect(of([], '/access_token=abc')).toEqual([]);
  });
});

describe('The operation of a request', () => {
  const load = () =>
    loadDocumentOf(
      Object.fromEntries(
        ['/things/{id}', '/things/mine', '/{kind}/mine', '/things', '/api/v1/things'].map((path) => [
          path,
          { get: { operationId: path, responses: { 200: { description: '' } } } },
        ]),
      ),
    );

  test.each<[method: string, path: string, operation: string | undefined]>([
    ['GET', '/things/7', '/things/{id}'],
    ['get', '/things', '/things'],
    ['GET', '/things/', '/things'],
    ['GET', '/things/mine', '/things/mine'],
    ['GET', '/else/mine', '/{kind}/mine'],
    ['GET', '//mine', undefined],
    ['PUT', '/things', undefined],
    ['GET', '/things/7/8', undefined],
    ['GET', '/nothing', undefined],
    ['GET', '', undefined],
  ])('is found: %s %s: %s', async (method, path, operation) => {
    const contract = await load();
    expect(createMatcher(contract)(method, path)?.id).toBe(operation);
    for (const base of ['/chat', '/chat/']) {
      const match = createMatcher(contract, base);
      expect(match(method, `/chat${path}`)?.id).toBe(operation);
      expect(match(method, `/chats${path}`)).toBeUndefined();
    }
  });

  test.each<[path: string, operation: string | undefined]>([
    ['/things', '/things'],
    ['/a/b/things/7', '/things/{id}'],
    ['/a/api/v1/things', '/api/v1/things'],
    // A single segment after a prefix is not enough evidence.
    ['/shop/else/things', undefined],
    ['/a/things/7/8/9', undefined],
  ])('is found below any path prefix: %s: %s', async (path, operation) => {
    expect(createFloatingMatcher(await load())('GET', path)?.id).toBe(operation);
  });
});

describe('Findings', () => {
  const finding = (fingerprint: string, id?: string) =>
    ({ fingerprint, deviation: id === undefined ? undefined : { id } }) as Finding;

  test('are counted by fingerprint, and separately if the ledger explains them', () => {
    const reported: string[] = [];
    const findings = createFindings(
      ({ fingerprint, count }: ProxyFinding) => void reported.push(`${fingerprint} ${count}`),
    );
    findings.add([finding('a'), finding('b')]);
    findings.add([finding('a'), finding('a', 'known')]);
    expect(findings.list.map(({ fingerprint, deviation, count }) => [fingerprint, deviation?.id, count])).toEqual([
      ['a', undefined, 2],
      ['b', undefined, 1],
      ['a', 'known', 1],
    ]);
    expect(reported).toEqual(['a 1', 'b 1', 'a 2', 'a 1']);
  });

  test('are limited in number, and known ones are still counted', () => {
    const findings = createFindings();
    findings.add(Array.from({ length: 2100 }, (_, index) => finding(`f${index}`)));
    findings.add([finding('f0'), finding('f2099')]);
    expect(findings.list).toHaveLength(2000);
    expect(findings.list[0]?.count).toBe(2);
  });
});

describe('The job queue', () => {
  test('runs jobs in order, one at a time', async () => {
    const events: string[] = [];
    const queue = createJobQueue<string>(
      async (job) => {
        events.push(`begin ${job}`);
        await new Promise((resolve) => setTimeout(resolve, 1));
        events.push(`end ${job}`);
      },
      () => false,
    );
    expect([queue.push('a', 1), queue.push('b', 1)]).toEqual([true, true]);
    expect(events).toEqual([]);
    await queue.drained();
    expect(events).toEqual(['begin a', 'end a', 'begin b', 'end b']);
    queue.push('c', 1);
    await queue.drained();
    expect(events).toHaveLength(6);
  });

  test('waits for idle time, but not longer than the maximum', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
    let isBusy = true;
    const done: string[] = [];
    const queue = createJobQueue<string>(
      async (job) => void done.push(job),
      () => isBusy,
    );
    queue.push('a', 1);
    await vi.advanceTimersByTimeAsync(90);
    expect(done).toEqual([]);
    await vi.advanceTimersByTimeAsync(20);
    expect(done).toEqual(['a']);
    queue.push('b', 1);
    await vi.advanceTimersByTimeAsync(20);
    expect(done).toEqual(['a']);
    isBusy = false;
    await vi.advanceTimersByTimeAsync(10);
    expect(done).toEqual(['a', 'b']);
    vi.useRealTimers();
  });

  test('rejects jobs if too many jobs or bytes are queued', async () => {
    const run: unknown[] = [];
    const queue = createJobQueue<number>(
      async (job) => void run.push(job),
      () => false,
    );
    const [most, half] = [128 * 1_048_576, 64 * 1_048_576];
    expect([queue.push(1, half), queue.push(2, half), queue.push(3, 1)]).toEqual([true, true, false]);
    await queue.drained();
    // Finished jobs hold no memory.
    expect([queue.push(4, most), queue.push(5, 1)]).toEqual([true, false]);
    await queue.drained();
    expect(run).toEqual([1, 2, 4]);
    const accepted = Array.from({ length: 2001 }, (_, index) => queue.push(index, 0));
    expect([accepted.filter(Boolean).length, accepted.at(-1)]).toEqual([2000, false]);
    await queue.drained();
  });
});

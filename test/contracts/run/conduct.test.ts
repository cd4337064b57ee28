import { describe, expect, test } from 'vitest';
import { type CheckOptions, type CheckReport, checkContract, planCheck } from '../../../contracts/index.ts';
import { startReferenceServer } from '../../faulty/reference-server.ts';
import { checkReferenceServer, referenceCredentials } from '../check-reference-server.ts';

const url = 'http://127.0.0.1:9';
const chatwoot = { url, vendor: 'chatwoot', credentials: referenceCredentials };
const series = 'list-all-conversation-statistics';

const reasonsOf = ({ cases }: CheckReport, wanted = 'inconclusive') =>
  new Set(cases.filter(({ verdict }) => verdict === wanted).map(({ reason }) => reason));

describe.concurrent('A check', () => {
  test('sends no more than its budget, and the other cases are inconclusive', async () => {
    let received = 0;
    const count = (_: unknown, answer: never) => {
      received++;
      return answer;
    };
    const report = await checkReferenceServer('rocketchat', count as never, { maxRequests: 12 });
    expect([received, report.summary.requests, report.exitCode]).toEqual([12, 12, 4]);
    expect(report.summary.verdicts.pass).toBeGreaterThan(0);
    expect(reasonsOf(report)).toEqual(new Set(['the budget of 12 requests is spent']));
  });

  test('makes a case inconclusive, not skipped, if the budget ends while it looks up an id', async () => {
    const report = await checkReferenceServer('chatwoot', undefined, { maxRequests: 2 });
    const isKnown = (reason?: string) => /^the document has no|^it changes data/.test(reason ?? '');
    const skipped = [...reasonsOf(report, 'skipped')].filter((reason) => !isKnown(reason));
    expect(skipped).toEqual([]);
    expect(report.summary.verdicts.inconclusive).toBeGreaterThan(90);
  });

  test('reports finished cases at its timeout, and the others are inconclusive', async () => {
    const report = await checkReferenceServer('chatwoot', undefined, { rate: 20, timeoutMs: 2000 });
    expect(report.exitCode).toBe(4);
    expect(report.failure).toEqual({
      kind: 'stopped',
      message: 'The check is not complete: the total timeout of 2 s has elapsed.',
    });
    expect(report.summary.verdicts.inconclusive).toBeGreaterThan(50);
    expect(reasonsOf(report)).toEqual(new Set(['the total timeout of 2 s has elapsed']));
  });

  test('is not called unreachable if it times out before its first case', async () => {
    const server = await startReferenceServer((_, answer) => ({ ...answer, status: 429 }));
    const report = await checkContract({ ...chatwoot, url: server.url, timeoutMs: 200 });
    await server.close();
    expect(report).toMatchObject({ exitCode: 4, cases: [], failure: { kind: 'stopped' } });
    expect(report.failure?.message).toBe('Nothing was checked: the total timeout of 0.2 s has elapsed.');
  });

  test('keeps its violations when its budget is used up', async () => {
    const report = await checkReferenceServer('rocketchat', (_, answer) => ({ ...answer, status: 418 }), {
      maxRequests: 20,
    });
    expect(report.exitCode).toBe(1);
  });
});

describe('A shard', () => {
  const ids = async (shard?: CheckOptions['shard']) => (await planCheck({ ...chatwoot, shard })).map(({ id }) => id);

  test.each([1, 2, 5, 7])('is one of %i that together run every case once', async (count) => {
    const whole = await ids();
    const shards = await Promise.all(
      Array.from({ length: count }, (_, position) => ids({ index: position + 1, count })),
    );
    expect(shards.flat().sort()).toEqual([...whole].sort());
    expect(
      Math.max(...shards.map(({ length }) => length)) - Math.min(...shards.map(({ length }) => length)),
    ).toBeLessThan(2);
    // Cases keep the order of the plan.
    for (const shard of shards) expect(shard).toEqual(whole.filter((id) => shard.includes(id)));
  });

  test('is named in its report', async () => {
    const report = await checkReferenceServer('rocketchat', undefined, { shard: { index: 2, count: 4 } });
    expect(report).toMatchObject({ exitCode: 0, shard: { index: 2, count: 4 } });
  });
});

describe('An operation', () => {
  const plan = (operations: CheckOptions['operations']) => planCheck({ ...chatwoot, operations });

  test('is skipped with the configured reason, as are relations that read it', async () => {
    const cases = await plan({ [series]: { skip: 'switched off until May' } });
    const skipped = cases.filter(({ skip }) => skip === 'switched off until May').map(({ id }) => id);
    expect(skipped).toContain(`${series}/success`);
    expect(skipped).toContain('relation/series-halves-add-up');
    expect(skipped.some((id) => id.startsWith('get-channel-summary-report'))).toBe(false);
  });

  test('is called with the configured values, in its cases and in relations', async () => {
    const paths: string[] = [];
    const report = await checkReferenceServer(
      'chatwoot',
      (request, answer) => {
        paths.push(`${request.path}?${new URLSearchParams(request.query as never)}`);
        return answer;
      },
      { operations: { [series]: { parameters: { metric: 'resolutions_count', type: 'inbox', id: 3 } } } },
    );
    const success = report.cases.find(({ id }) => id === `${series}/success`);
    expect(success?.verdict).not.toBe('violation');
    const asked = paths.filter((path) => path.includes('/reports?'));
    expect(
      asked.some((path) => /metric=resolutions_count/.test(path) && /type=inbox/.test(path) && /[?&]id=3/.test(path)),
    ).toBe(true);
    const titles = (await plan({ [series]: { parameters: { metric: 'resolutions_count' } } })).map(
      ({ title }) => title,
    );
    expect(titles).toContain(`${series} answers as documented (metric=resolutions_count&type=account)`);
    expect(titles).toContain(`${series} takes metric=conversations_count`);
  });

  test('with a parameter without a known value is called with the configured one', async () => {
    const before = (await planCheck(chatwoot)).filter(({ skip }) => skip?.startsWith('no value is known'));
    const [first] = before;
    const [operation = '', , name = ''] = first?.id.split('/') ?? [];
    const after = await plan({ [operation]: { parameters: { [name]: 'true' } } });
    expect(after.find(({ id }) => id === `${operation}/success/${name}=true`)).toMatchObject({ skip: undefined });
  });
});

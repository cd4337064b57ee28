import { describe, expect, test } from 'vitest';
import { readUrl } from '../../../contracts/options/option-checks.ts';
import type { CheckOptions } from '../../../contracts/options/options.ts';
import { resolveOptions } from '../../../contracts/options/resolve-options.ts';
import { parseShard, takeShard } from '../../../contracts/options/shard.ts';
import type { Case } from '../../../contracts/plan/case.ts';
import { selectCases } from '../../../contracts/selection/select-cases.ts';
import type { Contract } from '../../../specs/contract.ts';

const plain: CheckOptions = { url: 'https://desk.example/chat', vendor: 'chatwoot', credentials: {} };
const refusal = (code: string, message: string | RegExp) => {
  const said = typeof message === 'string' ? expect.stringContaining(message) : expect.stringMatching(message);
  return expect.objectContaining({ code, message: said });
};

describe('Options', () => {
  test('have defaults that put little load on the server', () => {
    const { clock, ...others } = resolveOptions(plain);
    expect(others).toEqual({
      ...plain,
      url: new URL('https://desk.example/chat'),
      ids: {},
      strict: false,
      strictInput: false,
      requestTimeoutMs: 10_000,
      retries: 2,
      workers: 4,
      rate: undefined,
      score: false,
      baselineUpdate: false,
      allowWrites: false,
      operations: {},
      plugins: [],
    });
    expect(Math.abs(clock().getTime() - Date.now())).toBeLessThan(60_000);
    expect(resolveOptions({ ...plain, credentials: undefined }).credentials).toBe(process.env);
  });

  test('keep the given values', () => {
    const clock = () => new Date(0);
    const given = {
      ...{ strict: true, requestTimeoutMs: 600_000, retries: 0, workers: 100, allowWrites: true, score: false, clock },
      ...{ maxRequests: 1_000_000, timeoutMs: 86_400_000, operations: { a: { skip: 'b' } } },
    };
    expect(resolveOptions({ ...plain, ...given, rate: '600/m' })).toMatchObject({ ...given, rate: 10 });
    expect(resolveOptions({ ...plain, retries: 10, workers: 1, maxRequests: 1, timeoutMs: 1 })).toMatchObject({
      ...{ retries: 10, workers: 1, maxRequests: 1, timeoutMs: 1 },
    });
  });

  test('convert ids to text, and ids.account overrides accountId', () => {
    expect(resolveOptions({ ...plain, accountId: 7, ids: { inbox: 3 } }).ids).toEqual({ account: '7', inbox: '3' });
    expect(resolveOptions({ ...plain, accountId: 7, ids: { account: 8 } }).ids).toEqual({ account: '8' });
  });

  test('enable score if minScore is set', () => {
    expect([0, 100].map((minScore) => resolveOptions({ ...plain, minScore }).score)).toEqual([true, true]);
  });

  test.each<[wrong: Partial<CheckOptions>, code: string, message: string | RegExp]>([
    [{ workers: 0 }, 'INVALID_WORKERS', 'Expected an integer from 1 to 100 for workers (--workers), got 0.'],
    [{ workers: 101 }, 'INVALID_WORKERS', 'for workers (--workers), got 101.'],
    [{ retries: -1 }, 'INVALID_RETRIES', 'Expected an integer from 0 to 10 for retries (--retries), got -1.'],
    [{ retries: 1.5 }, 'INVALID_RETRIES', 'for retries (--retries), got 1.5.'],
    [
      { maxRequests: 1_000_001 },
      'INVALID_MAX_REQUESTS',
      'Expected an integer from 1 to 1000000 for maxRequests (--max-requests), got 1000001.',
    ],
    [
      { requestTimeoutMs: 0 },
      'INVALID_TIMEOUT',
      'Expected 0.001 to 600 seconds for requestTimeoutMs (--request-timeout), got 0.',
    ],
    [
      { timeoutMs: 86_400_001 },
      'INVALID_TIMEOUT',
      'Expected 0.001 to 86400 seconds for timeoutMs (--timeout), got 86400.001.',
    ],
    [{ minScore: 101 }, 'INVALID_MIN_SCORE', 'Expected a number from 0 to 100 for minScore (--min-score), got 101.'],
    [{ minScore: -1 }, 'INVALID_MIN_SCORE', 'Expected a number from 0 to 100 for minScore (--min-score), got -1.'],
    [{ minScore: Number.NaN }, 'INVALID_MIN_SCORE', 'for minScore (--min-score), got NaN.'],
    [{ shard: { index: 1, count: 1001 } }, 'INVALID_SHARD', 'Expected a shard such as 2/5'],
    [{ baselineUpdate: true }, 'MISSING_BASELINE', '--baseline-update requires --baseline FILE.'],
    [
      { baselineUpdate: true, baseline: 'a.yaml', only: ['*'] },
      'PARTIAL_BASELINE_UPDATE',
      '--baseline-update needs a complete check',
    ],
    [
      { baselineUpdate: true, baseline: 'a.yaml', shard: { index: 1, count: 2 } },
      'PARTIAL_BASELINE_UPDATE',
      'Leave out --shard, --only and --exclude, and do not replay a HAR.',
    ],
  ])('are rejected if invalid: %j', (wrong, code, message) => {
    expect(() => resolveOptions({ ...plain, ...wrong })).toThrow(refusal(code, message));
  });

  test('accept baselineUpdate for a complete check', () => {
    expect(resolveOptions({ ...plain, baselineUpdate: true, baseline: 'a.yaml' }).baselineUpdate).toBe(true);
  });
});

describe('A URL', () => {
  test.each(['http://a/', 'https://a/b/'])('with HTTP or HTTPS is accepted: %s', (text) => {
    expect(readUrl(text).href).toBe(text);
  });

  test.each<[text: string, code: string, message: RegExp]>([
    ['desk', 'INVALID_URL', /^Expected an http or https URL for the target/],
    ['ftp://a', 'INVALID_URL', /^Expected an http or https URL for the target/],
    ['http://ada@a', 'CREDENTIALS_IN_URL', /contains a user name or password/],
    ['http://:word@a', 'CREDENTIALS_IN_URL', /contains a user name or password/],
    ['http://a/?token=b', 'INVALID_URL', /^Expected a URL without query and fragment/],
    ['http://a/#b', 'INVALID_URL', /^Expected a URL without query and fragment/],
  ])('that is invalid or contains a secret or a query is rejected: %s', (text, code, message) => {
    expect(() => readUrl(text)).toThrow(refusal(code, message));
  });
});

describe('Patterns and shards', () => {
  const cases = ['a/success', 'a/success/x=1', 'b.c/success', 'relation/d'].map((id) => ({ id }));
  const contract = { findOperation: () => undefined } as unknown as Contract;
  const planned = cases.map(({ id }) => ({ id, kind: 'pagination', operation: id.split('/')[0] }) as Case);
  const take = (...patterns: string[]) => selectCases(planned, contract, { only: patterns }).cases.map(({ id }) => id);

  test('patterns select matching cases in the order of the plan', () => {
    expect(take('relation/*', 'a/*')).toEqual(['a/success', 'a/success/x=1', 'relation/d']);
    expect(take('*success')).toEqual(['a/success', 'b.c/success']);
    expect(take('a/success')).toEqual(['a/success']);
    expect(selectCases(planned, contract, {})).toEqual({ cases: planned });
  });

  test('patterns are not regular expressions, and one that matches nothing is rejected', () => {
    for (const pattern of ['c', 'a.success', 'b?c/success', 'success', 'a/success*x=2']) {
      expect(() => take('a/*', pattern)).toThrow(
        refusal('UNMATCHED_SELECTOR', `No case matches "${pattern}". --dry-run lists all ids.`),
      );
    }
  });

  test('shards divide the cases by their ids', () => {
    expect([1, 2, 3].map((index) => takeShard(cases, { index, count: 3 }).map(({ id }) => id))).toEqual([
      ['a/success', 'relation/d'],
      ['a/success/x=1'],
      ['b.c/success'],
    ]);
    expect(takeShard([...cases].reverse(), { index: 2, count: 3 })).toEqual([{ id: 'a/success/x=1' }]);
    expect(takeShard(cases)).toEqual(cases);
  });

  test('a shard is parsed from a text such as 2/5', () => {
    expect(parseShard(' 2/5 ')).toEqual({ index: 2, count: 5 });
    expect(parseShard('1000/1000')).toEqual({ index: 1000, count: 1000 });
    for (const text of ['', '2', '0/5', '6/5', '1/1001', '-1/5', '1.5/5', '1/5/9', 'a1/5'])
      expect(() => parseShard(text)).toThrow(
        refusal('INVALID_SHARD', new RegExp(`Expected a shard such as 2/5.+, got "${text}"`)),
      );
  });
});

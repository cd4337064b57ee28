import { describe, expect, test } from 'vitest';
import { checkContract } from '../../../contracts/index.ts';
import {
  definePlugin,
  type Relation,
  type Rule,
  type ScenarioContext,
  type ScenarioTest,
} from '../../../extend/index.ts';
import { check, listed, requestId, total } from './campaigns.ts';

// Plugins with errors: the check reports them, finishes, and passes no case by mistake.

const rule = (judge: Rule['judge']): Rule => ({ ...requestId, operations: ['get-totals'], judge });
const withRule = (judge: Rule['judge']) => [definePlugin({ name: 'acme', rules: [rule(judge)] })];
const withRelation = (more: object) => [definePlugin({ name: 'acme', relations: [{ ...total, ...more } as Relation] })];
const withTest = (run: ScenarioTest['run']) => [definePlugin({ name: 'acme', scenarioTests: [{ ...listed, run }] })];

const ofRule = 'get-totals/success';
const ofRelation = 'relation/acme/totals-add-up';
const ofTest = 'scenario-test/acme/campaign-is-listed';

describe('A rule', () => {
  test('fails the check if it throws, even if the finding of another rule is known', async () => {
    const found = { pointer: '', message: 'Wrong.', expected: 1, actual: 2 };
    const bad = { ...rule(() => [found]), id: 'bad' };
    const failing = rule(() => {
      throw new Error('x');
    });
    const plugins = [definePlugin({ name: 'acme', rules: [bad, failing] })];
    const { verdictOf, report } = await check(plugins);
    expect(verdictOf(ofRule)).toMatchObject({ verdict: 'inconclusive', findings: [{ keyword: 'acme/bad' }] });
    expect(verdictOf(ofRule)?.reason).toMatch(/^the rule "acme\/has-request-id" failed with a Error at /);
    expect(report.exitCode).toBe(1);
  });

  const circular: Record<string, unknown> = {};
  circular.self = circular;
  test.each<[what: string, problem: object]>([
    ['a circular value', { expected: circular }],
    [
      'a value that throws',
      {
        expected: {
          toJSON: () => {
            throw new Error('x');
          },
        },
      },
    ],
    ['a cause that is not a string', { cause: {} }],
    ['a message that is not a string', { message: 5 }],
  ])('makes its case inconclusive if it returns %s', async (_, more) => {
    const problem = { pointer: '', message: 'Wrong.', expected: 1, actual: 2, ...more };
    const { verdictOf } = await check(withRule(() => [problem as never]));
    expect(verdictOf(ofRule)?.verdict).toBe('inconclusive');
  });

  test('has only the shape of a large value shown', async () => {
    const actual = Array.from({ length: 5000 }, (_, index) => index);
    const { verdictOf } = await check(withRule(() => [{ pointer: '', message: 'Wrong.', expected: 1, actual }]));
    expect(verdictOf(ofRule)?.findings[0]?.actual).toBe('array of 5000');
  });

  test('is called as a method of its object', async () => {
    class Own {
      id = 'own';
      statement = 'It is.';
      operations = ['get-totals'];
      readonly #found = [{ pointer: '', message: 'Wrong.', expected: 1, actual: 2 }];
      judge() {
        return this.#found;
      }
    }
    const { findings } = await check([definePlugin({ name: 'acme', rules: [new Own()] })]);
    expect(findings).toEqual([`${ofRule}: rule acme/own`]);
  });

  test('cannot send control characters to a terminal or commands to a CI server', async () => {
    const steering = 'x\n::error::from here\u001b[31m\u202e';
    const cause = steering;
    const { report } = await check(
      withRule(() => [{ pointer: steering, message: steering, expected: 1, actual: 2, cause }]),
    );
    expect(JSON.stringify(report)).not.toMatch(/\\n::error|\\u001b|\u202e/);
  });
});

describe('A relation', () => {
  test('accepts numbers and booleans as parameter values', async () => {
    const reads = [{ operation: 'get-totals', query: { page: 5, whole: true } }, ...total.reads.slice(1)];
    const { verdictOf } = await check(withRelation({ reads }));
    expect(verdictOf(ofRelation)?.verdict).toBe('pass');
  });

  test.each<[what: string, read: object]>([
    ['an unknown window', { window: 'bogus' }],
    ['null as a value', { query: { page: null } }],
    ['an object as a value', { query: { page: {} } }],
    ['a string as its query', { query: 'x' }],
  ])('is refused with %s', async (_, read) => {
    const plugins = withRelation({ reads: [{ operation: 'get-totals', ...read }] });
    await expect(check(plugins)).rejects.toMatchObject({
      code: 'INVALID_PLUGIN',
      message: expect.stringContaining('Expected a list of { operation, path, query, window } for relations[0].reads'),
    });
  });

  test('is inconclusive if it follows more reads than the maximum', async () => {
    const follow = (length: number) => () => Array.from({ length }, () => ({ operation: 'get-totals' }));
    const judge = (readings: readonly unknown[]) => ({ problems: [], compared: readings.length });
    expect((await check(withRelation({ judge, follow: follow(25) }))).verdictOf(ofRelation)?.verdict).toBe('pass');
    expect((await check(withRelation({ judge, follow: follow(26) }))).verdictOf(ofRelation)).toMatchObject({
      verdict: 'inconclusive',
      reason: `follow of the relation "acme/totals-add-up" returned 26 reads; the maximum is 25`,
    });
  });

  test.each([Number.NaN, -1])('makes its case inconclusive if it compared %s values', async (compared) => {
    const { verdictOf } = await check(withRelation({ judge: () => ({ problems: [], compared }) }));
    expect(verdictOf(ofRelation)?.verdict).toBe('inconclusive');
  });

  test('cannot send control characters in its reasons', async () => {
    const { verdictOf } = await check(withRelation({ judge: () => ({ unreadable: 'x\n::error::y' }) }));
    expect(verdictOf(ofRelation)?.reason).toContain('x ::error::y');
  });
});

describe('A scenario test', () => {
  const writing = { allowWrites: true };

  test.each<[what: string, run: ScenarioTest['run'], said: RegExp]>([
    [
      'it catches the error that stops it',
      async ({ stop, send }) => {
        try {
          stop('it is Sunday');
        } catch {
          await send({ operation: 'list-campaigns' });
        }
      },
      /^the scenario test stopped: it is Sunday$/,
    ],
    [
      'it does not await a request',
      async ({ send }) => void send({ operation: 'list-campaigns' }),
      /it ended while 1 of its requests were still open: await send\(\)$/,
    ],
    [
      'it calls send() with an invalid value',
      async ({ send }) => void (await send({} as never)),
      /send\(\) takes \{ operation/,
    ],
    [
      'it calls expect() with an invalid value',
      async (context) => context.expect({} as never, '', 1, {}),
      /expect\(\) takes two/,
    ],
    [
      'its parameter would change the path',
      async ({ send }) => void (await send({ operation: 'get-campaign', path: { campaign_id: '..' } })),
      /the parameter "campaign_id" cannot be "\.\." in a path$/,
    ],
  ])('is inconclusive if %s', async (_, run, said) => {
    const { verdictOf, report } = await check(withTest(run), {}, writing);
    expect(verdictOf(ofTest)).toMatchObject({ verdict: 'inconclusive', reason: expect.stringMatching(said) });
    expect(report.exitCode).toBe(4);
  });

  test('is vacuous if it sends no request', async () => {
    const { verdictOf } = await check(
      withTest(async () => undefined),
      {},
      writing,
    );
    expect(verdictOf(ofTest)).toMatchObject({ verdict: 'vacuous', reason: 'it sent no request' });
  });

  test('that never ends is stopped with the check, and cleaned up', async () => {
    const stop = new AbortController();
    const plugins = withTest(async (context) => {
      await listed.run(context);
      stop.abort();
      await new Promise(() => {});
    });
    const { verdictOf, report, asked } = await check(plugins, {}, { ...writing, signal: stop.signal });
    expect(verdictOf(ofTest)?.verdict).toBe('inconclusive');
    expect([report.exitCode, asked.at(-1)]).toEqual([4, 'DELETE /campaigns/9']);
  });

  test('that stops is inconclusive, even if rules pass', async () => {
    const run: ScenarioTest['run'] = async ({ send, stop }) => {
      await send({ operation: 'list-campaigns' });
      stop('it is Sunday');
    };
    const plugins = [definePlugin({ name: 'acme', rules: [requestId], scenarioTests: [{ ...listed, run }] })];
    expect((await check(plugins, {}, writing)).verdictOf(ofTest)?.verdict).toBe('inconclusive');
  });

  test('cannot send requests after it was stopped', async () => {
    const stop = new AbortController();
    let late: ScenarioContext['send'] | undefined;
    const plugins = withTest(async ({ send }) => {
      late = send;
      await send({ operation: 'list-campaigns' });
      stop.abort();
      await new Promise(() => {});
    });
    const { asked } = await check(plugins, {}, { ...writing, signal: stop.signal });
    await expect(late?.({ operation: 'create-campaign', body: {} })).rejects.toThrow('it is over');
    expect(asked).not.toContain('POST /campaigns');
  });

  test('is inconclusive if it throws after a known deviation', async () => {
    const { verdictOf } = await check(
      withTest(async ({ send }) => {
        await send({ operation: 'list-campaigns' });
        throw new TypeError('x');
      }),
      {},
      writing,
    );
    expect(verdictOf(ofTest)).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining('TypeError') });
  });
});

describe('A parameter value', () => {
  test.each(['..', '.', '', '\ud800'])('is not sent if it is %j in a path', async (campaign_id) => {
    const { asked, verdictOf } = await check([definePlugin({ name: 'acme', parameters: { campaign_id } })]);
    expect(asked.filter((each) => !['/api', '/campaigns', '/totals', '/segments/vip'].includes(each.slice(4)))).toEqual(
      [],
    );
    expect(verdictOf('get-campaign/success')).toMatchObject({
      verdict: 'skipped',
      reason: expect.stringContaining('cannot be'),
    });
  });

  test('is not discovered if the discovery needs the value itself', async () => {
    const from = { operation: 'get-campaign', items: '', field: 'id' };
    const { verdictOf } = await check([definePlugin({ name: 'acme', parameters: { campaign_id: from } })]);
    expect(verdictOf('get-campaign/success')).toMatchObject({
      verdict: 'skipped',
      reason: expect.stringContaining('can only be found with a known'),
    });
  });
});

test('skips cases whose parameter values need each other for discovery', async () => {
  const things = { operation: 'get-campaign', items: '', field: 'id' };
  const segments = { operation: 'get-segment', items: '', field: 'key' };
  const { verdictOf } = await check([
    definePlugin({ name: 'acme', parameters: { campaign_id: segments, key: things } }),
  ]);
  for (const id of ['get-campaign/success', 'get-segment/success']) {
    expect(verdictOf(id)).toMatchObject({
      verdict: 'skipped',
      reason: expect.stringContaining('can only be found with a known'),
    });
  }
});

test('refuses plugins that are not a list', async () => {
  const options = { url: 'http://127.0.0.1:9', vendor: 'chatwoot', credentials: {}, plugins: 'x' as never };
  await expect(checkContract(options)).rejects.toMatchObject({ code: 'INVALID_LIST' });
});

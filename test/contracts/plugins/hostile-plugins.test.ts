import { describe, expect, test } from 'vitest';
import {
  definePlugin,
  type Relation,
  type Rule,
  type ScenarioContext,
  type ScenarioTest,
} from '../../../contracts/extend.ts';
import { checkContract } from '../../../contracts/index.ts';
import { check, listed, requestId, total } from './campaigns.ts';

// Code of plugins that does what it should not: the check says so, comes to its end, and passes nothing by mistake.

const rule = (judge: Rule['judge']): Rule => ({ ...requestId, operations: ['get-totals'], judge });
const withRule = (judge: Rule['judge']) => [definePlugin({ name: 'acme', rules: [rule(judge)] })];
const withRelation = (more: object) => [definePlugin({ name: 'acme', relations: [{ ...total, ...more } as Relation] })];
const withTest = (run: ScenarioTest['run']) => [definePlugin({ name: 'acme', scenarioTests: [{ ...listed, run }] })];

const ofRule = 'get-totals/success';
const ofRelation = 'relation/acme/totals-add-up';
const ofTest = 'story/acme/campaign-is-listed';

describe('A rule', () => {
  test('that fails beside one whose finding is in the baseline fails the check', async () => {
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
    ['a cause that is no text', { cause: {} }],
    ['a message that is no text', { message: 5 }],
  ])('that returns %s leaves its case open', async (_, more) => {
    const problem = { pointer: '', message: 'Wrong.', expected: 1, actual: 2, ...more };
    const { verdictOf } = await check(withRule(() => [problem as never]));
    expect(verdictOf(ofRule)?.verdict).toBe('inconclusive');
  });

  test('that returns a large value has its shape shown', async () => {
    const actual = Array.from({ length: 5000 }, (_, index) => index);
    const { verdictOf } = await check(withRule(() => [{ pointer: '', message: 'Wrong.', expected: 1, actual }]));
    expect(verdictOf(ofRule)?.findings[0]?.actual).toBe('array of 5000');
  });

  test('that is a method of a class keeps its object', async () => {
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

  test('cannot steer a terminal or a build server', async () => {
    const steering = 'x\n::error::from here\u001b[31m\u202e';
    const cause = steering;
    const { report } = await check(
      withRule(() => [{ pointer: steering, message: steering, expected: 1, actual: 2, cause }]),
    );
    expect(JSON.stringify(report)).not.toMatch(/\\n::error|\\u001b|\u202e/);
  });
});

describe('A relation', () => {
  test('may write numbers, true and false as values', async () => {
    const reads = [{ operation: 'get-totals', query: { page: 5, whole: true } }, ...total.reads.slice(1)];
    const { verdictOf } = await check(withRelation({ reads }));
    expect(verdictOf(ofRelation)?.verdict).toBe('pass');
  });

  test.each<[what: string, read: object]>([
    ['a window that there is not', { window: 'bogus' }],
    ['null as a value', { query: { page: null } }],
    ['an object as a value', { query: { page: {} } }],
    ['a text as its query', { query: 'x' }],
  ])('with %s is refused', async (_, read) => {
    const plugins = withRelation({ reads: [{ operation: 'get-totals', ...read }] });
    await expect(check(plugins)).rejects.toMatchObject({
      code: 'INVALID_PLUGIN',
      message: expect.stringContaining('Expected a list of { operation, path, query, window } for relations[0].reads'),
    });
  });

  test('that would follow more than is read says so', async () => {
    const follow = (length: number) => () => Array.from({ length }, () => ({ operation: 'get-totals' }));
    const judge = (readings: readonly unknown[]) => ({ problems: [], compared: readings.length });
    expect((await check(withRelation({ judge, follow: follow(25) }))).verdictOf(ofRelation)?.verdict).toBe('pass');
    expect((await check(withRelation({ judge, follow: follow(26) }))).verdictOf(ofRelation)).toMatchObject({
      verdict: 'inconclusive',
      reason: `follow of the relation "acme/totals-add-up" returned 26 reads; the maximum is 25`,
    });
  });

  test.each([Number.NaN, -1])('that compared %s leaves its case open', async (compared) => {
    const { verdictOf } = await check(withRelation({ judge: () => ({ problems: [], compared }) }));
    expect(verdictOf(ofRelation)?.verdict).toBe('inconclusive');
  });

  test('cannot steer a terminal by its reasons', async () => {
    const { verdictOf } = await check(withRelation({ judge: () => ({ unreadable: 'x\n::error::y' }) }));
    expect(verdictOf(ofRelation)?.reason).toContain('x ::error::y');
  });
});

describe('A scenario test', () => {
  const writing = { allowWrites: true };

  test.each<[what: string, run: ScenarioTest['run'], said: RegExp]>([
    [
      'that catches what ends it',
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
      'that does not await what it sends',
      async ({ send }) => void send({ operation: 'list-campaigns' }),
      /it ended while 1 of its requests were still open: await send\(\)$/,
    ],
    ['that sends something else', async ({ send }) => void (await send({} as never)), /send\(\) takes \{ operation/],
    ['that expects something else', async (context) => context.expect({} as never, '', 1, {}), /expect\(\) takes two/],
    [
      'that asks for another path',
      async ({ send }) => void (await send({ operation: 'get-campaign', path: { campaign_id: '..' } })),
      /the parameter "campaign_id" cannot be "\.\." in a path$/,
    ],
  ])('%s is inconclusive', async (_, run, said) => {
    const { verdictOf, report } = await check(withTest(run), {}, writing);
    expect(verdictOf(ofTest)).toMatchObject({ verdict: 'inconclusive', reason: expect.stringMatching(said) });
    expect(report.exitCode).toBe(4);
  });

  test('that sends nothing is vacuous', async () => {
    const { verdictOf } = await check(
      withTest(async () => undefined),
      {},
      writing,
    );
    expect(verdictOf(ofTest)).toMatchObject({ verdict: 'vacuous', reason: 'it sent no request' });
  });

  test('that never ends ends with the check, and is cleaned up after', async () => {
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

  test('that stops stays open beside rules that pass', async () => {
    const run: ScenarioTest['run'] = async ({ send, stop }) => {
      await send({ operation: 'list-campaigns' });
      stop('it is Sunday');
    };
    const plugins = [definePlugin({ name: 'acme', rules: [requestId], scenarioTests: [{ ...listed, run }] })];
    expect((await check(plugins, {}, writing)).verdictOf(ofTest)?.verdict).toBe('inconclusive');
  });

  test('that goes on after it was given up sends nothing', async () => {
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

  test('that fails after a known deviation fails the check', async () => {
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

describe('A value of a parameter', () => {
  test.each(['..', '.', '', '\ud800'])('that is %j in a path is not sent', async (campaign_id) => {
    const { asked, verdictOf } = await check([definePlugin({ name: 'acme', parameters: { campaign_id } })]);
    expect(asked.filter((each) => !['/api', '/campaigns', '/totals', '/segments/vip'].includes(each.slice(4)))).toEqual(
      [],
    );
    expect(verdictOf('get-campaign/success')).toMatchObject({
      verdict: 'skipped',
      reason: expect.stringContaining('cannot be'),
    });
  });

  test('that would have to be known to be found is not', async () => {
    const from = { operation: 'get-campaign', items: '', field: 'id' };
    const { verdictOf } = await check([definePlugin({ name: 'acme', parameters: { campaign_id: from } })]);
    expect(verdictOf('get-campaign/success')).toMatchObject({
      verdict: 'skipped',
      reason: expect.stringContaining('can only be found with a known'),
    });
  });
});

test('Two values that need each other to be found are not waited for', async () => {
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

test('Plugins that are no list are refused', async () => {
  const options = { url: 'http://127.0.0.1:9', vendor: 'chatwoot', credentials: {}, plugins: 'x' as never };
  await expect(checkContract(options)).rejects.toMatchObject({ code: 'INVALID_LIST' });
});

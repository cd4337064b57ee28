import { describe, expect, test } from 'vitest';
import { planCheck } from '../../../contracts/index.ts';
import { definePlugin, defineRelation, defineScenarioTest, findAt, type Plugin } from '../../../extend/index.ts';
import { check, listed, plugin, requestId, total, writeCampaigns } from './campaigns.ts';

describe('A plugin', () => {
  test('adds relations, rules and scenario tests, which pass for a correct server', async () => {
    const { report, findings, verdictOf, asked } = await check([plugin], {}, { allowWrites: true });
    expect(findings).toEqual([]);
    expect(report.exitCode).toBe(0);
    expect(verdictOf('relation/acme/totals-add-up')).toMatchObject({ verdict: 'pass', title: total.statement });
    expect(verdictOf('scenario-test/acme/campaign-is-listed')?.verdict).toBe('pass');
    expect(asked.at(-1)).toBe('DELETE /campaigns/9');
    expect(report.options?.plugin).toEqual(['acme']);
  });

  test('reports a violation of its relation', async () => {
    const { report, findings } = await check([plugin], { total: 1 });
    expect(findings).toEqual(['relation/acme/totals-add-up: relation acme/totals-add-up']);
    expect(report.exitCode).toBe(1);
  });

  test('reports violations of its rule in every response', async () => {
    const { report, findings } = await check([plugin], { noRequestId: true });
    expect(new Set(findings.map((each) => each.replace(/^.*: /, '')))).toEqual(new Set(['rule acme/has-request-id']));
    expect(findings.map((each) => each.replace(/:.*$/, ''))).toEqual(
      expect.arrayContaining(['list-campaigns/success', 'get-campaign/success', 'get-totals/success']),
    );
    expect(report.exitCode).toBe(1);
  });

  test('fails the check for a warning only if it is strict, and applies a rule only to its operations', async () => {
    const some = { ...requestId, severity: 'warning' as const, operations: ['get-totals'] };
    const one = definePlugin({ name: 'acme', rules: [some] });
    const { report, findings } = await check([one], { noRequestId: true });
    expect([report.exitCode, findings]).toEqual([0, ['get-totals/success: rule acme/has-request-id']]);
    expect((await check([one], { noRequestId: true }, { strict: true })).report.exitCode).toBe(1);
  });

  test('reports a violation of its scenario test, and cleans up', async () => {
    const { report, findings, asked } = await check([plugin], { forgets: true }, { allowWrites: true });
    expect(findings).toEqual(['scenario-test/acme/campaign-is-listed: relation scenario-test/acme/campaign-is-listed']);
    expect([report.exitCode, asked.at(-1)]).toEqual([1, 'DELETE /campaigns/9']);
  });

  test('does not write unless writes are allowed', async () => {
    const { verdictOf, asked } = await check([plugin]);
    expect(verdictOf('scenario-test/acme/campaign-is-listed')?.verdict).toBe('skipped');
    expect(asked.filter((each) => !each.startsWith('GET'))).toEqual([]);
  });

  test('has rules that `only` and `exclude` select like other checks', async () => {
    const faults = { noRequestId: true, total: 1 };
    const alone = await check([plugin], faults, { only: ['check:rule'] });
    expect(new Set(alone.findings.map((each) => each.replace(/^.*: (\w+) .*$/, '$1')))).toEqual(new Set(['rule']));
    const without = await check([plugin], faults, { exclude: ['check:rule'] });
    expect(without.findings).toEqual(['relation/acme/totals-add-up: relation acme/totals-add-up']);
    await expect(check([], {}, { only: ['check:rule'] })).rejects.toThrow('No case matches "check:rule"');
  });

  test('is not used for another vendor', async () => {
    const { report } = await check([{ ...plugin, vendor: 'rocketchat' }], { total: 1, noRequestId: true });
    expect(report.exitCode).toBe(0);
  });

  test('cannot change the responses that other relations read', async () => {
    const sorting = defineRelation({
      ...{ id: 'sorts', statement: 'It sorts.', operations: total.operations, reads: total.reads },
      judge([, list]) {
        const data = findAt(list?.body, '/data');
        if (Array.isArray(data)) data.length = 0;
        return { problems: [], compared: 1 };
      },
    });
    const { verdictOf } = await check([definePlugin({ name: 'acme', relations: [sorting, total] })]);
    expect(verdictOf('relation/acme/totals-add-up')?.verdict).toBe('pass');
  });
});

describe('Code of a plugin that throws', () => {
  const failing = (judge: () => never) => [
    definePlugin({
      name: 'acme',
      relations: [{ ...total, judge }],
      rules: [{ ...requestId, operations: ['get-totals'], judge }],
    }),
  ];

  test('makes only its own cases inconclusive, and shows where it threw', async () => {
    const { report, verdictOf } = await check(
      failing(() => {
        throw new TypeError('Ada wrote: hello');
      }),
    );
    const place = 'failed with a TypeError at test/contracts/plugins/plugins.test.ts:';
    for (const id of ['relation/acme/totals-add-up', 'get-totals/success']) {
      expect(verdictOf(id)).toMatchObject({ verdict: 'inconclusive', reason: expect.stringContaining(place) });
    }
    expect(verdictOf('get-campaign/success')?.verdict).toBe('pass');
    expect(report.exitCode).toBe(4);
    expect(JSON.stringify(report)).not.toContain('Ada');
  });

  test('does not hide findings of other checks', async () => {
    const { report, verdictOf } = await check(
      failing(() => {
        throw new TypeError('no');
      }),
      { total: 0.5 },
    );
    expect(report.exitCode).toBe(1);
    expect(verdictOf('get-totals/success')).toMatchObject({ verdict: 'inconclusive', findings: [{ check: 'schema' }] });
  });

  test.each<[what: string, result: unknown, said: string]>([
    ['nothing', undefined, 'and returned undefined'],
    ['a promise', Promise.resolve([]), 'and returned a promise'],
    ['problems without a sentence', [{ pointer: '' }], 'and returned another list'],
  ])('reports what a rule must return if it returns %s', async (_, result, said) => {
    const rule = { ...requestId, operations: ['get-totals'], judge: () => result as never };
    const { verdictOf } = await check([definePlugin({ name: 'acme', rules: [rule] })]);
    expect(verdictOf('get-totals/success')).toMatchObject({
      verdict: 'inconclusive',
      reason: `the rule "acme/has-request-id" must return a list of { pointer, message, expected, actual }, ${said}`,
    });
  });

  test('cleans up after a scenario test that throws', async () => {
    const broken = defineScenarioTest({
      ...listed,
      async run(context) {
        await listed.run(context);
        throw new RangeError('Ada');
      },
    });
    const { verdictOf, asked } = await check(
      [definePlugin({ name: 'acme', scenarioTests: [broken] })],
      {},
      { allowWrites: true },
    );
    expect(verdictOf('scenario-test/acme/campaign-is-listed')).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringMatching(/^the scenario test stopped: it failed with a RangeError at test\//),
    });
    expect(asked.at(-1)).toBe('DELETE /campaigns/9');
  });
});

describe('A parameter value', () => {
  test('is discovered from the list operation of the document by default', async () => {
    const { asked, verdictOf } = await check([]);
    expect(asked).toContain('GET /campaigns/3');
    expect(verdictOf('get-campaign/success')?.verdict).toBe('pass');
  });

  test('is the example of the document if there is no list operation', async () => {
    const { asked, verdictOf } = await check([]);
    expect(asked).toContain('GET /segments/vip');
    expect(verdictOf('get-segment/success')?.verdict).toBe('pass');
    expect(verdictOf('list-campaigns/success/state=<example>')?.verdict).toBe('pass');
  });

  test('skips the case if the server returns 404 for the example', async () => {
    const { verdictOf } = await check([], { noSegment: true });
    expect(verdictOf('get-segment/success')).toMatchObject({
      verdict: 'skipped',
      reason: expect.stringContaining("the server returned 404 for the document's example of key"),
    });
  });

  test('comes from the plugin, by name or by operation and name', async () => {
    for (const name of ['campaign_id', 'get-campaign.campaign_id']) {
      const { asked } = await check([definePlugin({ name: 'acme', parameters: { [name]: 4 } })]);
      expect(asked).toContain('GET /campaigns/4');
    }
  });

  test('is discovered from the operation that the plugin names', async () => {
    const from = { operation: 'list-campaigns', items: '/data', field: 'id', most: 'sent' };
    const { asked } = await check([definePlugin({ name: 'acme', parameters: { campaign_id: from } })]);
    expect(asked).toContain('GET /campaigns/4');
  });

  test('comes from the options rather than the plugin, also from `ids`', async () => {
    const four = [definePlugin({ name: 'acme', parameters: { campaign_id: 4 } })];
    const operations = { 'get-campaign': { parameters: { campaign_id: 3 } } };
    expect((await check(four, {}, { operations })).asked).toContain('GET /campaigns/3');
    const from = { operation: 'list-campaigns', items: '/data', field: 'id', most: 'sent' };
    const discovering = [definePlugin({ name: 'acme', parameters: { campaign_id: from } })];
    for (const plugins of [[], four, discovering]) {
      const { asked } = await check(plugins, {}, { ids: { campaign_id: 3 } });
      expect(asked.filter((each) => /campaigns\/[34]/.test(each))).not.toContain('GET /campaigns/4');
      expect(asked).toContain('GET /campaigns/3');
    }
  });
});

describe('A plugin that does not match the document', () => {
  const planned = async (plugins: readonly Plugin[]) =>
    planCheck({
      url: 'http://127.0.0.1:9',
      vendor: 'chatwoot',
      document: await writeCampaigns(),
      credentials: {},
      plugins,
    });

  test.each<[what: string, plugins: readonly Plugin[], code: string, said: string]>([
    [
      'an operation that the document lacks',
      [{ ...plugin, rules: [{ ...requestId, operations: ['get-total'] }] }],
      'UNKNOWN_OPERATION',
      'The document has no operation "get-total", which the rule "has-request-id" of the plugin "acme" names.',
    ],
    [
      'a read of an unknown operation',
      [{ name: 'acme', relations: [{ ...total, reads: [{ operation: 'gone' }] }] }],
      'UNKNOWN_OPERATION',
      'The document has no operation "gone", which the relation',
    ],
    [
      'a parameter that no operation has',
      [{ name: 'acme', parameters: { campain_id: 1 } }],
      'UNKNOWN_PARAMETER',
      'No operation has the parameter "campain_id" of the plugin "acme".',
    ],
    [
      'a discovery from an unknown operation',
      [{ name: 'acme', parameters: { key: { operation: 'gone', items: '', field: 'id' } } }],
      'UNKNOWN_OPERATION',
      'The document has no operation "gone", from which the parameter "key"',
    ],
    [
      'two plugins with the same name',
      [{ name: 'acme' }, { name: 'acme' }],
      'DUPLICATE_PLUGIN',
      'Two plugins have the name "acme".',
    ],
    ['a plugin that is not an object', [3 as never], 'INVALID_PLUGIN', 'plugins[0]: Expected a plugin object'],
  ])('is refused: %s', async (_, plugins, code, said) => {
    await expect(planned(plugins)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(said),
    });
  });
});

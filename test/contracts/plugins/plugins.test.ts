import { describe, expect, test } from 'vitest';
import { definePlugin, defineRelation, defineScenarioTest, findAt, type Plugin } from '../../../contracts/extend.ts';
import { planCheck } from '../../../contracts/index.ts';
import { check, listed, plugin, requestId, total, writeCampaigns } from './campaigns.ts';

describe('A plugin', () => {
  test('adds its relations, rules and scenario tests, and a healthy server passes them', async () => {
    const { report, findings, verdictOf, asked } = await check([plugin], {}, { allowWrites: true });
    expect(findings).toEqual([]);
    expect(report.exitCode).toBe(0);
    expect(verdictOf('relation/acme/totals-add-up')).toMatchObject({ verdict: 'pass', title: total.statement });
    expect(verdictOf('story/acme/campaign-is-listed')?.verdict).toBe('pass');
    expect(asked.at(-1)).toBe('DELETE /campaigns/9');
    expect(report.options?.plugin).toEqual(['acme']);
  });

  test('notices what breaks its relation', async () => {
    const { report, findings } = await check([plugin], { total: 1 });
    expect(findings).toEqual(['relation/acme/totals-add-up: relation acme/totals-add-up']);
    expect(report.exitCode).toBe(1);
  });

  test('notices what breaks its rule, in every answer', async () => {
    const { report, findings } = await check([plugin], { noRequestId: true });
    expect(new Set(findings.map((each) => each.replace(/^.*: /, '')))).toEqual(new Set(['rule acme/has-request-id']));
    expect(findings.map((each) => each.replace(/:.*$/, ''))).toEqual(
      expect.arrayContaining(['list-campaigns/success', 'get-campaign/success', 'get-totals/success']),
    );
    expect(report.exitCode).toBe(1);
  });

  test('a rule that warns fails under strict alone, and one about some operations asks of them', async () => {
    const some = { ...requestId, severity: 'warning' as const, operations: ['get-totals'] };
    const one = definePlugin({ name: 'acme', rules: [some] });
    const { report, findings } = await check([one], { noRequestId: true });
    expect([report.exitCode, findings]).toEqual([0, ['get-totals/success: rule acme/has-request-id']]);
    expect((await check([one], { noRequestId: true }, { strict: true })).report.exitCode).toBe(1);
  });

  test('notices what breaks its scenario test, and still cleans up', async () => {
    const { report, findings, asked } = await check([plugin], { forgets: true }, { allowWrites: true });
    expect(findings).toEqual(['story/acme/campaign-is-listed: relation story/acme/campaign-is-listed']);
    expect([report.exitCode, asked.at(-1)]).toEqual([1, 'DELETE /campaigns/9']);
  });

  test('does not write unless writes are allowed', async () => {
    const { verdictOf, asked } = await check([plugin]);
    expect(verdictOf('story/acme/campaign-is-listed')?.verdict).toBe('skipped');
    expect(asked.filter((each) => !each.startsWith('GET'))).toEqual([]);
  });

  test('has its checks chosen and left out as those of the document', async () => {
    const faults = { noRequestId: true, total: 1 };
    const alone = await check([plugin], faults, { only: ['check:rule'] });
    expect(new Set(alone.findings.map((each) => each.replace(/^.*: (\w+) .*$/, '$1')))).toEqual(new Set(['rule']));
    const without = await check([plugin], faults, { exclude: ['check:rule'] });
    expect(without.findings).toEqual(['relation/acme/totals-add-up: relation acme/totals-add-up']);
    await expect(check([], {}, { only: ['check:rule'] })).rejects.toThrow('No case matches "check:rule"');
  });

  test('is left out where it is about another vendor', async () => {
    const { report } = await check([{ ...plugin, vendor: 'rocketchat' }], { total: 1, noRequestId: true });
    expect(report.exitCode).toBe(0);
  });

  test('that sorts what it reads changes nothing for others', async () => {
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

describe('Code of a plugin that fails', () => {
  const failing = (judge: () => never) => [
    definePlugin({
      name: 'acme',
      relations: [{ ...total, judge }],
      rules: [{ ...requestId, operations: ['get-totals'], judge }],
    }),
  ];

  test('leaves its cases open, says where it failed, and keeps no other from being judged', async () => {
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

  test('keeps what the document’s own checks found', async () => {
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
  ])('a rule that returns %s is told what to return', async (_, result, said) => {
    const rule = { ...requestId, operations: ['get-totals'], judge: () => result as never };
    const { verdictOf } = await check([definePlugin({ name: 'acme', rules: [rule] })]);
    expect(verdictOf('get-totals/success')).toMatchObject({
      verdict: 'inconclusive',
      reason: `the rule "acme/has-request-id" must return a list of { pointer, message, expected, actual }, ${said}`,
    });
  });

  test('a scenario test that throws is cleaned up after', async () => {
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
    expect(verdictOf('story/acme/campaign-is-listed')).toMatchObject({
      verdict: 'inconclusive',
      reason: expect.stringMatching(/^the scenario test stopped: it failed with a RangeError at test\//),
    });
    expect(asked.at(-1)).toBe('DELETE /campaigns/9');
  });
});

describe('A value for a parameter', () => {
  test('is read from the list that the document has, without a word from anybody', async () => {
    const { asked, verdictOf } = await check([]);
    expect(asked).toContain('GET /campaigns/3');
    expect(verdictOf('get-campaign/success')?.verdict).toBe('pass');
  });

  test('is the document’s example where there is no list', async () => {
    const { asked, verdictOf } = await check([]);
    expect(asked).toContain('GET /segments/vip');
    expect(verdictOf('get-segment/success')?.verdict).toBe('pass');
    expect(verdictOf('list-campaigns/success/state=<example>')?.verdict).toBe('pass');
  });

  test('that is an example need not be there', async () => {
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

  test('is discovered where the plugin says', async () => {
    const from = { operation: 'list-campaigns', items: '/data', field: 'id', most: 'sent' };
    const { asked } = await check([definePlugin({ name: 'acme', parameters: { campaign_id: from } })]);
    expect(asked).toContain('GET /campaigns/4');
  });

  test('comes from the options before the plugin, and as an id by the name of the parameter', async () => {
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

describe('A plugin that does not fit', () => {
  const planned = async (plugins: readonly Plugin[]) =>
    planCheck({
      url: 'http://127.0.0.1:9',
      vendor: 'chatwoot',
      document: await writeCampaigns(),
      credentials: {},
      plugins,
    });

  test.each<[what: string, plugins: readonly Plugin[], said: string]>([
    [
      'an operation that the document lacks',
      [{ ...plugin, rules: [{ ...requestId, operations: ['get-total'] }] }],
      'The document has no operation "get-total", which the rule "has-request-id" of the plugin "acme" names.',
    ],
    [
      'a read of one',
      [{ name: 'acme', relations: [{ ...total, reads: [{ operation: 'gone' }] }] }],
      'The document has no operation "gone", which the relation',
    ],
    [
      'a parameter that no operation has',
      [{ name: 'acme', parameters: { campain_id: 1 } }],
      'No operation has the parameter "campain_id" of the plugin "acme".',
    ],
    [
      'a discovery that the document lacks',
      [{ name: 'acme', parameters: { key: { operation: 'gone', items: '', field: 'id' } } }],
      'The document has no operation "gone", from which the parameter "key"',
    ],
    ['two of one name', [{ name: 'acme' }, { name: 'acme' }], 'Two plugins have the name "acme".'],
    ['something else', [3 as never], 'plugins[0]: Expected a plugin object'],
  ])('is refused: %s', async (_, plugins, said) => {
    await expect(planned(plugins)).rejects.toMatchObject({
      code: expect.stringMatching(/^(INVALID_PLUGIN|DUPLICATE_PLUGIN|UNKNOWN_OPERATION|UNKNOWN_PARAMETER)$/),
      message: expect.stringContaining(said),
    });
  });
});

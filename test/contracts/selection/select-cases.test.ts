import { describe, expect, test } from 'vitest';
import { checkCommand } from '../../../cli/check/command.ts';
import { planCheck } from '../../../contracts/index.ts';
import { selectorKinds } from '../../../contracts/selection/selector.ts';

type Selected = { only?: string[]; exclude?: string[] };
const plan = async (selected: Selected = {}, vendor = 'chatwoot') =>
  (await planCheck({ url: 'https://desk.example', vendor, credentials: {}, ...selected })).map(({ id }) => id);
const all = await plan();
const summaries = all.filter((id) => /^get-\w+-summary-report\//.test(id));

const ofReports = await plan({ only: ['tag:Reports'] });

describe('Selectors', () => {
  test('of ids match whole ids, with * as wildcard', async () => {
    expect(await plan({ only: ['relation/*'] })).toEqual(all.filter((id) => id.startsWith('relation/')));
    expect(await plan({ only: ['get-*-summary-report/*'] })).toEqual(summaries);
    expect(await plan({ exclude: ['relation/*'] })).toEqual(all.filter((id) => !id.startsWith('relation/')));
    expect(await plan({ only: ['get-inbox-summary-report/refusal/unauthenticated'] })).toHaveLength(1);
  });

  test('of tags, paths and methods: only keeps cases that call no other operation, exclude drops cases that call one', async () => {
    expect(ofReports.length).toBeGreaterThan(100);
    expect(ofReports.some((id) => id.startsWith('relation/'))).toBe(true);
    expect(await plan({ only: ['tag:reports'] })).toEqual(ofReports);
    const others = await plan({ exclude: ['tag:Reports'] });
    expect(others.some((id) => ofReports.includes(id))).toBe(false);
    // A relation between a report and another operation is in neither selection.
    expect(others.length + ofReports.length).toBeLessThan(all.length);
    const versionOne = await plan({ only: ['path:/api/v1/*'] });
    expect(versionOne.length).toBeGreaterThan(10);
    expect((await plan({ exclude: ['path:/api/v1/*'] })).some((id) => versionOne.includes(id))).toBe(false);
    expect(await plan({ only: ['method:POST'] })).toContain('create-a-team/success');
    expect(await plan({ exclude: ['method:post'] })).not.toContain('create-a-team/success');
  });

  test('of an operation: only and exclude apply to relations that read it', async () => {
    const inbox = 'get-inbox-summary-report';
    const own = await plan({ only: [inbox] });
    expect(own).toEqual(await plan({ only: [`operation:${inbox}`] }));
    expect(own.filter((id) => id.startsWith(`${inbox}/`))).toEqual(all.filter((id) => id.startsWith(`${inbox}/`)));
    const left = await plan({ exclude: [inbox] });
    const relations = (ids: string[]) => ids.filter((id) => id.startsWith('relation/')).length;
    expect(left.some((id) => id.startsWith(`${inbox}/`))).toBe(false);
    expect(relations(all) - relations(left)).toBeGreaterThan(relations(own));
  });

  test('of relations, scenario tests and checks match their ids', async () => {
    const [relation = ''] = all.filter((id) => id.startsWith('relation/'));
    expect(await plan({ only: [relation.replace('/', ':')] })).toEqual([relation]);
    expect(await plan({ only: ['scenario-test:*'] })).toEqual(all.filter((id) => id.startsWith('scenario-test/')));
    expect(await plan({ only: ['check:pagination'] })).toEqual(all.filter((id) => id.endsWith('/pagination')));
    expect(await plan({ only: ['check:auth'] })).toEqual(
      all.filter((id) => /\/refusal\/(unauthenticated|unrecognised|forbidden|foreign|bot)/.test(id)),
    );
    expect(await plan({ exclude: ['check:schema'] })).toEqual(all);
    expect(await plan({ exclude: ['check:relation'] })).toEqual(all.filter((id) => !id.startsWith('relation/')));
  });

  test('combine: cases that match one of only and none of exclude', async () => {
    const both = await plan({ only: ['tag:Reports', 'relation/*'], exclude: ['*summary*', 'check:auth'] });
    expect(both).toEqual(all.filter((id) => both.includes(id)));
    expect(both.some((id) => id.includes('summary'))).toBe(false);
    expect(both.some((id) => id.startsWith('relation/'))).toBe(true);
  });

  test.each<[selector: string, said: string]>([
    ['tag:Report', 'Did you mean "tag:Reports"?'],
    ['check:shcema', 'Did you mean "check:schema"?'],
    ['check:pages', 'Available: status, content-type, headers, schema, auth, pagination, relation.'],
    ['method:PSOT', 'Did you mean "method:POST"?'],
    ['path:/api/v3/*', 'Expected the path of operations, as the document writes it.'],
    ['get-inbox-sumary-report', 'Did you mean "get-inbox-summary-report"?'],
    ['inbox-summary', 'Did you mean "get-inbox-summary-report" or '],
    ['tags:Reports', 'Known prefixes: operation:, tag:,'],
    ['relation:', 'Expected the id of a relation.'],
    ['story:*', 'Known prefixes: operation:, tag:, path:, method:, check:, relation:, scenario-test:.'],
    ['scenario-tests:*', 'relation:, scenario-test:.'],
    ['scenario-test:message-is-countd', 'Available: conversation-is-counted.'],
    ['nothing', '--dry-run lists all ids.'],
  ])('that match nothing are rejected: %s', async (selector, said) => {
    for (const selected of [{ only: [selector] }, { exclude: [selector] }]) {
      await expect(plan(selected)).rejects.toMatchObject({
        code: 'UNMATCHED_SELECTOR',
        message: expect.stringContaining(`No case matches "${selector}".`),
      });
      await expect(plan(selected)).rejects.toThrow(said);
    }
  });

  test('that leave no case are rejected', async () => {
    await expect(plan({ only: ['relation/*'], exclude: ['check:relation'] })).rejects.toThrow('No case is left');
  });

  test('work for the other vendor, and are listed in --help', async () => {
    expect(await plan({ only: ['tag:Messages Engagement'] }, 'rocketchat')).not.toEqual([]);
    let help = '';
    checkCommand.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    for (const { example } of selectorKinds) expect(help).toContain(example);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { RequestCase } from '../../../contracts/plan/case.ts';
import { proposeOverlay } from '../../../contracts/propose/propose.ts';
import type { CheckReport } from '../../../contracts/results/check-report.ts';
import type { Finding } from '../../../contracts/results/finding.ts';
import { type Answer, runSmall, writeSmallDocument } from '../run/small-world.ts';

// Proposed ledger entries for findings of single responses.

let folder = '';
let document = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-propose-'));
  document = await writeSmallDocument(folder);
});
afterAll(() => rm(folder, { recursive: true }));

const plain: RequestCase = {
  ...{ kind: 'request', id: 'report/success', title: '', operation: 'report' },
  request: { path: {}, query: {}, role: 'full' },
  expect: { kind: 'success' },
};
const refused: RequestCase = {
  ...{ ...plain, id: 'report/refusal/forbidden' },
  expect: { kind: 'refusal', refusal: 'forbidden' },
};

async function findingsOf(each: RequestCase, ...answers: Answer[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const answer of answers) findings.push(...(await runSmall(each, () => answer)).findings);
  return findings;
}

async function propose(findings: Finding[], target?: CheckReport['target'], url = 'https://desk.example/secret/path') {
  const report = { vendor: 'chatwoot', url, target, cases: [{ findings }] } as unknown as CheckReport;
  const clock = () => new Date('2026-03-01T12:00:00Z');
  const { overlay, proposed, inexpressibleCount } = await proposeOverlay(report, { document, clock });
  const { actions } = parse(overlay);
  /** The actions without their descriptions. */
  const changes = actions.map(({ 'x-chatpact-deviation': _, ...action }: Record<string, unknown>) => action);
  return { overlay, proposed, inexpressibleCount, actions, changes };
}

const report = "$.paths['/report'].get";
const ofFigure = `${report}.responses['200'].content['application/json'].schema`;

describe('Proposes for a response', () => {
  test.each<[what: string, answer: Answer, changes: object[]]>([
    [
      'of another type: to allow that type too',
      { json: { figure: 'x' } },
      [
        { target: `${ofFigure}.properties.figure.type`, remove: true },
        { target: `${ofFigure}.properties.figure`, update: { type: ['integer', 'string'] } },
      ],
    ],
    [
      'that lacks a field: to make the field optional',
      { json: {} },
      [
        { target: `${ofFigure}.required[?@=='figure']`, remove: true },
        { target: ofFigure, update: { properties: { figure: { 'x-chatpact-optional': true } } } },
      ],
    ],
    [
      'with an additional field: to allow the field',
      { json: { figure: 1, colour: 'red' } },
      [{ target: ofFigure, update: { properties: { colour: { type: 'string', 'x-chatpact-optional': true } } } }],
    ],
    [
      'with an undocumented success: to document the status',
      { status: 202, json: { figure: 1 } },
      [{ target: report, update: { responses: { 202: { description: 'Observed, not documented' } } } }],
    ],
    [
      'with another media type: to document the media type',
      { mediaType: 'text/csv', body: { kind: 'other', isHtml: false } },
      [{ target: `${report}.responses['200'].content`, update: { 'text/csv': {} } }],
    ],
  ])('%s', async (_, answer, changes) => {
    expect(await propose(await findingsOf(plain, answer))).toMatchObject({
      proposed: 1,
      inexpressibleCount: 0,
      changes,
    });
  });

  test('of several shapes: one entry with all shapes', async () => {
    const findings = await findingsOf(plain, ...['x', null, 1.5, []].map((figure) => ({ json: { figure } })));
    const { changes, proposed } = await propose(findings);
    expect(proposed).toBe(1);
    expect(changes[1]).toEqual({
      ...{ target: `${ofFigure}.properties.figure` },
      update: { type: ['integer', 'string', 'null', 'number', 'array'] },
    });
  });

  test('with another status for a refusal: to document that status', async () => {
    const { changes, actions } = await propose(await findingsOf(refused, { status: 404, json: {} }));
    expect(changes).toEqual([
      {
        target: report,
        update: {
          'x-chatpact': { refusals: { forbidden: 404 } },
          responses: { 404: { description: 'Observed, not documented' } },
        },
      },
    ]);
    expect(actions[0]['x-chatpact-deviation'].owner).toBe(
      'TODO: name the owner (and describe the body of the new response)',
    );
    const documented = await propose(await findingsOf(refused, { status: 401, json: { error: 'no' } }));
    expect(documented.changes).toEqual([
      { target: report, update: { 'x-chatpact': { refusals: { forbidden: 401 } } } },
    ]);
    expect(documented.actions[0]['x-chatpact-deviation'].owner).toBe('TODO: name the owner');
  });

  test('that is a server error: an entry that excuses nothing', async () => {
    const { actions } = await propose(await findingsOf(refused, { status: 500, json: {} }));
    expect(actions[0]).toMatchObject({
      'x-chatpact-deviation': { excused: false },
      update: { 'x-chatpact': { refusals: { forbidden: 500 } } },
    });
  });
});

test('lists a broken relation in the operation', async () => {
  const [finding] = await findingsOf(plain, { json: {} });
  const broken = { ...finding, check: 'relation', keyword: 'equal', pointer: '', fingerprint: 'r' } as Finding;
  expect((await propose([broken])).changes).toEqual([
    { target: report, update: { 'x-chatpact': { breaks: ['equal'] } } },
  ]);
});

test('an entry has a description, evidence with server, date and version, and a placeholder for the owner', async () => {
  const findings = await findingsOf(plain, { json: { figure: 'x' } });
  const window = { since: '', until: '' };
  const { actions, overlay } = await propose(findings, { version: 'v4.5.0-rc', now: '', window });
  expect(actions[0]['x-chatpact-deviation']).toEqual({
    id: 'chatwoot-report-figure-type',
    what: 'Expected an integer at /figure. Got a string.',
    evidence:
      'Observed by chatpact check on desk.example, version v4.5.0-rc, on 2026-03-01: schema|report|/figure|type.',
    versions: '=4.5.0',
    owner: 'TODO: name the owner',
  });
  expect(actions[1]['x-chatpact-deviation']).toBe('chatwoot-report-figure-type');
  expect(overlay).toMatch(/^# Proposals of chatpact check\. .+\n# report a bug if .+\noverlay: 1\.0\.0\n/);
  expect(parse(overlay)).toMatchObject({ info: { title: 'Proposals for chatwoot', version: '0.0.0' } });

  const unknown = (await propose(findings, undefined, 'nowhere')).actions[0]['x-chatpact-deviation'];
  expect(unknown).toMatchObject({
    versions: '*',
    evidence: expect.stringContaining('check on an unknown server, version unknown, on'),
  });
});

test('entries have unique ids', async () => {
  const findings = await findingsOf(plain, { json: { figure: 1, 'a-b': 1, a_b: 2 } });
  const { actions } = await propose(findings);
  expect(actions.map((each: Record<string, { id: string }>) => each['x-chatpact-deviation']?.id)).toEqual([
    'chatwoot-report-a-b-undocumented-field',
    'chatwoot-report-a-b-undocumented-field-2',
  ]);
});

describe('Proposes nothing', () => {
  test('for findings that are known or excused', async () => {
    const [finding] = (await findingsOf(plain, { json: { figure: 'x' } })) as [Finding];
    const deviation = { id: 'a', what: '', evidence: '', excused: false };
    const baseline = { since: '2026-01-01', excused: true };
    expect(
      await propose([
        { ...finding, deviation },
        { ...finding, baseline },
      ]),
    ).toMatchObject({ proposed: 0, inexpressibleCount: 0 });
    expect((await propose([{ ...finding, baseline: { ...baseline, excused: false } }])).proposed).toBe(1);
  });

  test('for an operation that the document lacks', async () => {
    const [finding] = (await findingsOf(plain, { json: {} })) as [Finding];
    expect(await propose([{ ...finding, operation: 'gone' }])).toMatchObject({ proposed: 0, inexpressibleCount: 0 });
  });

  test.each<[what: string, change: Partial<Finding>, why: string]>([
    [
      'data for a caller without permission',
      { check: 'auth' },
      'a caller without permission got data, which a ledger cannot excuse',
    ],
    [
      'a finding about pagination',
      { check: 'pagination' },
      'a contract cannot express findings of the check pagination',
    ],
    [
      'an error instead of a success',
      { check: 'status', actual: 401 },
      'a request that must succeed was refused or failed',
    ],
    ['an HTML page', { check: 'content-type', keyword: 'html' }, 'a document cannot describe such a body'],
    [
      'no media type',
      { check: 'content-type', keyword: 'media-type', actual: 'none' },
      'a document cannot describe such a body',
    ],
    [
      'a hidden field name',
      { keyword: 'undocumented-field', pointer: '/…' },
      'findings do not show the name of the field',
    ],
    [
      'a pointer that is not in the document',
      { keyword: 'type', pointer: '/gone/deeper' },
      'the schema was not found in the document',
    ],
  ])('but a remark for findings that a contract cannot express: %s', async (_, change, why) => {
    const [finding] = (await findingsOf(plain, { json: { figure: 'x' } })) as [Finding];
    const { overlay, proposed, inexpressibleCount } = await propose([{ ...finding, ...change }]);
    expect([proposed, inexpressibleCount]).toEqual([0, 1]);
    expect(overlay).toContain(
      `\n# TODO: a contract cannot express these findings.\n# - ${finding.fingerprint}: ${finding.message} (Not proposed: ${why}.)\n`,
    );
  });
});

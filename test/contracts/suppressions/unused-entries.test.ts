import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CheckOptions, type CheckReport, mergeReports } from '../../../contracts/index.ts';
import { toEvents } from '../../../contracts/merge/merge-reports.ts';
import { type Days, messagesSent, rewrite } from '../../faulty/fault.ts';
import { checkReferenceServer } from '../check-reference-server.ts';
import { report as toText } from '../reporters/collect.ts';

const path = "$.paths['/api/v1/engagement-dashboard/messages/messages-sent'].get";
const success = `${path}.responses['200'].content['application/json'].schema.properties`;
const action = (id: string, target: string, update: object, more: object = {}) => ({
  target,
  'x-chatpact-deviation': { id, what: 'It differs.', evidence: 'A test.', versions: '*', owner: 'us', ...more },
  update,
});
const overlay = {
  overlay: '1.0.0',
  info: { title: 'Ours', version: '1' },
  actions: [
    action('met', `${success}.success`, { type: 'string' }, { fixedIn: '9.1.0' }),
    action('unmet', `${success}.days`, { type: 'string' }, { fixedIn: '9.2.0' }),
    action('of-nothing', '$.paths["/nowhere"].get', { summary: 'x' }),
    action('of-another-version', '$.paths["/nowhere"].get', { summary: 'x' }, { versions: '<1.0.0' }),
    action('of-a-parameter', `${path}.parameters`, { name: 'mine', in: 'query', schema: { type: 'string' } }),
  ],
};

let folder: string;
let ledger: string;
let whole: CheckReport;
const check = (options: Partial<CheckOptions> = {}) =>
  checkReferenceServer(
    'rocketchat',
    rewrite<Days>(messagesSent, (body) => ({ ...body, success: 'true' })),
    { ledgers: [ledger], ...options },
  );
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-stale-'));
  ledger = join(folder, 'ours.json');
  await writeFile(ledger, JSON.stringify(overlay));
  whole = await check();
});
afterAll(() => rm(folder, { recursive: true }));

test('reports entries that match no operation or no finding, without failing the check', () => {
  expect(whole.exitCode).toBe(0);
  expect(whole.summary.stale).toContainEqual({ id: 'of-nothing', why: 'matches nothing in the document' });
  expect(whole.summary.stale).toContainEqual({ id: 'unmet', why: 'was not seen on this server; fixed in 9.2.0' });
  const ids = whole.summary.stale?.map(({ id }) => id);
  for (const id of ['met', 'of-another-version', 'of-a-parameter']) expect(ids).not.toContain(id);
  expect(toText('pretty', toEvents(whole))).toMatch(
    /Not seen on this server\n[\s\S]* match(es)? nothing in the document\n[\s\S]*of-nothing/,
  );
  expect(toText('markdown', toEvents(whole))).toContain('<code>of-nothing</code>');
});

test('reports no unused entries if the check was incomplete', async () => {
  expect((await check({ shard: { index: 1, count: 2 } })).summary).not.toHaveProperty('stale.0');
  expect((await check({ only: [`${messagesSent}/*`] })).summary.stale).toBeUndefined();
  expect((await check({ maxRequests: 5 })).summary.stale).toBeUndefined();
});

test('merged reports list entries that no check used, unless one check was incomplete', () => {
  const [first, ...others] = whole.summary.stale ?? [];
  const other = { ...whole, summary: { ...whole.summary, stale: others } };
  expect(mergeReports([whole, other]).summary.stale).toEqual(others);
  expect(mergeReports([other, whole]).summary.stale).not.toContainEqual(first);
  const partly = { ...whole, summary: { ...whole.summary, stale: undefined } };
  expect(mergeReports([whole, partly]).summary.stale).toBeUndefined();
});

test('a deviation names the version with the fix', () => {
  expect(whole.summary.deviations).toEqual([expect.objectContaining({ id: 'met', fixedIn: '9.1.0' })]);
  expect(whole.cases.flatMap((each) => each.findings)[0]?.deviation?.fixedIn).toBe('9.1.0');
  for (const name of ['pretty', 'markdown', 'html']) expect(toText(name, toEvents(whole))).toContain('fixed in 9.1.0');
});

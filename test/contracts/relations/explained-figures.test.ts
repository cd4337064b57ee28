import { expect, test } from 'vitest';
import { type FindingDraft, toFindings } from '../../../contracts/results/finding.ts';
import { applicableTo, explainFindings, listIds } from '../../../contracts/suppressions/known-deviations.ts';
import type { Contract } from '../../../specs/contract.ts';
import type { Deviation } from '../../../specs/ledger.ts';

// The contract of these tests consists only of the set of applied entries. Each entry concerns one operation.

const entry = (id: string, more: Partial<Deviation & { about: string }> = {}): Deviation & { about?: string } => ({
  ...{ id, what: `${id} is so.`, evidence: `seen: ${id}`, versions: '*', owner: 'us', excused: true, actions: [] },
  ...more,
});
const contractWith = (ledger: (Deviation & { about?: string })[], applied: readonly string[] = []): Contract =>
  ({
    document: {},
    applied: new Set(applied),
    findOperation: (id: string) => ({
      id,
      applied: applied.filter((each) => (ledger.find((one) => one.id === each)?.about ?? 'report') === id),
    }),
    amend: (ids: readonly string[]) => contractWith(ledger, [...applied, ...ids]),
  }) as unknown as Contract;

const draft = (keyword: string, severity: FindingDraft['severity'] = 'violation'): FindingDraft => ({
  ...{ check: 'schema', pointer: '', keyword, message: '.', expected: null, actual: null, severity },
});
const place = { operation: 'report', caseId: 'report/success', curl: 'curl' };

/** Explains the findings of `judge`, which receives the applied entries. */
function explainBy(
  ledger: (Deviation & { about?: string })[],
  judge: (applied: ReadonlySet<string>) => FindingDraft[],
) {
  const contract = contractWith(ledger);
  const findings = explainFindings(({ applied }) => toFindings(judge(applied), place), contract, {
    ledger,
    operations: ['report'],
  });
  return findings.map(({ keyword, deviation }) => [keyword, deviation?.id]);
}

test('explains a finding by the entry that makes it vanish, and no other finding', () => {
  const ledger = [entry('a'), entry('b')];
  const judge = (applied: ReadonlySet<string>) => [...(applied.has('b') ? [] : [draft('type')]), draft('enum')];
  expect(explainBy(ledger, judge)).toEqual([
    ['type', 'b'],
    ['enum', undefined],
  ]);
});

test('judges only once if there are no findings', () => {
  let judged = 0;
  const judge = () => {
    judged++;
    return [];
  };
  expect(explainBy([entry('a')], judge)).toEqual([]);
  expect(judged).toBe(1);
});

test('does not apply an entry about another operation', () => {
  const ledger = [entry('elsewhere', { about: 'another' })];
  expect(explainBy(ledger, (applied) => (applied.has('elsewhere') ? [] : [draft('type')]))).toEqual([
    ['type', undefined],
  ]);
});

test('rejects an entry that replaces one violation by another', () => {
  const judge = (applied: ReadonlySet<string>) => (applied.has('a') ? [draft('enum')] : [draft('type')]);
  expect(explainBy([entry('a')], judge)).toEqual([['type', undefined]]);
});

test('adds a warning that appears instead of the violation', () => {
  const judge = (applied: ReadonlySet<string>) => (applied.has('a') ? [draft('enum', 'warning')] : [draft('type')]);
  expect(explainBy([entry('a')], judge)).toEqual([
    ['type', 'a'],
    ['enum', undefined],
  ]);
});

test('accepts an entry that excuses nothing, even if another violation appears, and does not add that violation', () => {
  const judge = (applied: ReadonlySet<string>) => (applied.has('a') ? [draft('enum')] : [draft('type')]);
  expect(explainBy([entry('a', { excused: false })], judge)).toEqual([['type', 'a']]);
});

test('explains a finding by the smallest sufficient set of entries', () => {
  const ledger = [entry('a'), entry('b'), entry('c'), entry('never', { excused: false })];
  const judge = (applied: ReadonlySet<string>) => (applied.has('a') && applied.has('c') ? [] : [draft('type')]);
  expect(explainBy(ledger, judge)).toEqual([['type', 'a + c']]);
});

test('joins the texts of several entries, and takes the latest version that fixed one', () => {
  const explainTogether = (ledger: Deviation[]) =>
    explainFindings(({ applied }) => toFindings(applied.size < 2 ? [draft('type')] : [], place), contractWith(ledger), {
      ledger,
      operations: ['report'],
    })[0]?.deviation;
  expect(explainTogether([entry('a', { fixedIn: '4.10.0' }), entry('b', { fixedIn: '4.9.0' })])).toEqual({
    ...{ id: 'a + b', what: 'a is so. b is so.', evidence: 'seen: a seen: b', excused: true, fixedIn: '4.10.0' },
  });
  expect(explainTogether([entry('a', { fixedIn: '4.10.0' }), entry('b')])?.fixedIn).toBeUndefined();
});

test('listIds returns the ids of joined entries', () => {
  const deviation = { id: 'a + b', what: '', evidence: '', excused: true };
  expect([listIds(deviation), listIds(undefined)]).toEqual([['a', 'b'], []]);
});

test.each<[version: string | undefined, ids: string[]]>([
  ['4.5.1', ['all', 'old']],
  ['v4.6.0', ['all', 'new']],
  ['4.6.0-rc1', ['all', 'new']],
  [undefined, ['all', 'old', 'new']],
  ['develop', ['all', 'old', 'new']],
])('applicableTo selects for version %s the entries %j', (version, ids) => {
  const ledger = [entry('all'), entry('old', { versions: '<4.6.0-0' }), entry('new', { versions: '>=4.6.0-0' })];
  expect(applicableTo(ledger, version).map(({ id }) => id)).toEqual(ids);
});

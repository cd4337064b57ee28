import { expect, test } from 'vitest';
import { type FindingDraft, toFindings } from '../../../contracts/results/finding.ts';
import { applicableTo, explainFindings, listIds } from '../../../contracts/suppressions/known-deviations.ts';
import type { Contract } from '../../../specs/contract.ts';
import type { Deviation } from '../../../specs/ledger.ts';

// A contract that is nothing but the set of entries taken in: each promises something else of the operation it is about.

const entry = (id: string, more: Partial<Deviation & { about: string }> = {}): Deviation & { about?: string } => ({
  ...{ id, what: `${id} is so.`, evidence: `seen: ${id}`, versions: '*', owner: 'us', excused: true, actions: [] },
  ...more,
});
const contractWith = (ledger: (Deviation & { about?: string })[], taken: readonly string[] = []): Contract =>
  ({
    document: {},
    applied: new Set(taken),
    findOperation: (id: string) => ({
      id,
      taken: taken.filter((each) => (ledger.find((one) => one.id === each)?.about ?? 'report') === id),
    }),
    amend: (ids: readonly string[]) => contractWith(ledger, [...taken, ...ids]),
  }) as unknown as Contract;

const draft = (keyword: string, severity: FindingDraft['severity'] = 'violation'): FindingDraft => ({
  ...{ check: 'schema', pointer: '', keyword, message: '.', expected: null, actual: null, severity },
});
const place = { operation: 'report', caseId: 'report/success', curl: 'curl' };

/** Judges by what the contract has taken in. */
function explainBy(ledger: (Deviation & { about?: string })[], judge: (taken: ReadonlySet<string>) => FindingDraft[]) {
  const contract = contractWith(ledger);
  const findings = explainFindings(({ applied }) => toFindings(judge(applied), place), contract, {
    ledger,
    operations: ['report'],
  });
  return findings.map(({ keyword, deviation }) => [keyword, deviation?.id]);
}

test('A finding is explained by the entry under which it goes away, and others stay what they are', () => {
  const ledger = [entry('a'), entry('b')];
  const judge = (taken: ReadonlySet<string>) => [...(taken.has('b') ? [] : [draft('type')]), draft('enum')];
  expect(explainBy(ledger, judge)).toEqual([
    ['type', 'b'],
    ['enum', undefined],
  ]);
});

test('Nothing to explain is nothing to judge again', () => {
  let judged = 0;
  const judge = () => {
    judged++;
    return [];
  };
  expect(explainBy([entry('a')], judge)).toEqual([]);
  expect(judged).toBe(1);
});

test('An entry about another operation explains nothing, and is not even tried', () => {
  const ledger = [entry('elsewhere', { about: 'another' })];
  expect(explainBy(ledger, (taken) => (taken.has('elsewhere') ? [] : [draft('type')]))).toEqual([['type', undefined]]);
});

test('An entry that puts a new violation in the place of an old one settles nothing', () => {
  const judge = (taken: ReadonlySet<string>) => (taken.has('a') ? [draft('enum')] : [draft('type')]);
  expect(explainBy([entry('a')], judge)).toEqual([['type', undefined]]);
});

test('A warning in its place is told beside', () => {
  const judge = (taken: ReadonlySet<string>) => (taken.has('a') ? [draft('enum', 'warning')] : [draft('type')]);
  expect(explainBy([entry('a')], judge)).toEqual([
    ['type', 'a'],
    ['enum', undefined],
  ]);
});

test('An entry that excuses nothing only has to know the fault, whatever comes in its place, and adds nothing', () => {
  const judge = (taken: ReadonlySet<string>) => (taken.has('a') ? [draft('enum')] : [draft('type')]);
  expect(explainBy([entry('a', { excused: false })], judge)).toEqual([['type', 'a']]);
});

test('What no entry explains alone is explained by as few as suffice together', () => {
  const ledger = [entry('a'), entry('b'), entry('c'), entry('never', { excused: false })];
  const judge = (taken: ReadonlySet<string>) => (taken.has('a') && taken.has('c') ? [] : [draft('type')]);
  expect(explainBy(ledger, judge)).toEqual([['type', 'a + c']]);
});

test('Entries explain together as one: their words joined, repaired when the last of them is', () => {
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

test('A reference names its entries', () => {
  const deviation = { id: 'a + b', what: '', evidence: '', excused: true };
  expect([listIds(deviation), listIds(undefined)]).toEqual([['a', 'b'], []]);
});

test.each<[version: string | undefined, ids: string[]]>([
  ['4.5.1', ['all', 'old']],
  ['v4.6.0', ['all', 'new']],
  ['4.6.0-rc1', ['all', 'new']],
  [undefined, ['all', 'old', 'new']],
  ['develop', ['all', 'old', 'new']],
])('Of a server of version %s these entries speak: %j', (version, ids) => {
  const ledger = [entry('all'), entry('old', { versions: '<4.6.0-0' }), entry('new', { versions: '>=4.6.0-0' })];
  expect(applicableTo(ledger, version).map(({ id }) => id)).toEqual(ids);
});

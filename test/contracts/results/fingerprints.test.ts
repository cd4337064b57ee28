import { expect, test } from 'vitest';
import { listPropertyNames } from '../../../contracts/judge/property-names.ts';
import { type FindingDraft, toFindings } from '../../../contracts/results/finding.ts';
import { loadContract } from '../../../specs/contract.ts';

const place = { operation: 'get-x', caseId: 'get-x/success', curl: 'curl' };
const names = new Set(['payload', 'value', 'total', 'a/b']);

function toFingerprints(drafts: Partial<FindingDraft>[], known: ReadonlySet<string> | undefined = names) {
  const usual = { check: 'relation', keyword: 'sums', pointer: '', message: '', expected: 1, actual: 2 } as const;
  return toFindings(
    drafts.map((draft) => ({ ...usual, severity: 'violation', ...draft })),
    place,
    known,
  ).map(({ fingerprint }) => fingerprint);
}

test.each([
  ['an index', '/payload/3/value', '/payload/*/value'],
  ['an id', '/17', '/*'],
  ['the name of a channel', '/Channel::Email/total', '/*/total'],
  ['a day', '/2026-01-30', '/*'],
  ["a user's id", '/4oih8Dii9qtbjy7ab', '/*'],
  ['a name with signs of its own', '/a~1b~0c', '/*'],
  ['a documented name with a slash', '/a~1b', '/a~1b'],
  ['a pattern', '/payload/*/value', '/payload/*/value'],
  ['the whole', '', ''],
])('a fingerprint does not contain %s', (_, pointer, pattern) => {
  expect(toFingerprints([{ pointer, message: 'Said so.' }])).toEqual([`relation|get-x|${pattern}|sums`]);
  const reworded = { pointer, message: 'Reworded.', cause: 'The server ignores it.', curl: 'curl -i' };
  expect(toFingerprints([reworded])).toEqual([`relation|get-x|${pattern}|sums`]);
});

test('merges findings for many keys into one, with all shapes of values', () => {
  const draft = { check: 'schema', keyword: 'type', expected: 'number', severity: 'violation', message: '' } as const;
  const drafts = ['string', 'null', 'string'].map((actual, index) => ({
    ...draft,
    actual,
    pointer: `/k${index}/total`,
  }));
  expect(toFindings(drafts, place, names)).toMatchObject([{ occurrences: 3, actual: 'string or null' }]);
  const figures = [7, 8].map((actual) => ({ ...draft, actual, pointer: '/total' }));
  expect(toFindings(figures, place, names)).toMatchObject([{ occurrences: 2, actual: 7 }]);
});

test('keeps the name of an undocumented field', () => {
  const drafts = ['x', 'y'].map((name) => ({ keyword: 'undocumented-field', pointer: `/Channel::Api/${name}` }));
  expect(toFingerprints(drafts)).toEqual([
    'relation|get-x|/*/x|undocumented-field',
    'relation|get-x|/*/y|undocumented-field',
  ]);
});

test('lists property names of the documented responses, through references', async () => {
  const contract = await loadContract({ vendor: 'chatwoot' });
  const ofChannels = listPropertyNames(contract, ['get-channel-summary-report']);
  expect(['open', 'resolved', 'total'].every((name) => ofChannels.has(name))).toBe(true);
  expect(ofChannels.has('conversation_id')).toBe(false);
  expect(listPropertyNames(contract, ['get-account-reporting-events']).has('conversation_id')).toBe(true);
  expect([...listPropertyNames(contract, ['nothing'])]).toEqual([]);
});

import { expect, test } from 'vitest';
import type { JournalEntry } from '../../../mock/admin/responses.ts';
import { selectEntries } from '../../../mock/console/pages/journal/select-entries.ts';

// Which entries the journal page shows.

const entry = (number: number, fields: Partial<JournalEntry>): JournalEntry => ({
  number,
  at: '2026-01-30T15:00:00.000Z',
  receivedAt: '2026-01-30T15:00:00.000Z',
  method: 'GET',
  url: '/api/v1/profile',
  status: 200,
  duration: 1,
  ...fields,
});

const journal = [
  entry(1, { operation: 'fetchProfile' }),
  entry(2, { method: 'OPTIONS', status: 204 }),
  entry(3, { method: 'OPTIONS', status: 404, unserved: 'method', hints: ['The mock has no such method.'] }),
  entry(4, { method: 'POST', status: 400, hints: ['The body is not valid JSON.'] }),
  entry(5, { method: 'OPTIONS', status: 204, operation: 'listOptions' }),
  entry(6, { status: 0, aborted: true }),
  entry(7, { status: 200, aborted: true }),
];

test.each([
  ['all', '', false, [1, 3, 4, 5, 6, 7]],
  ['all', '', true, [1, 2, 3, 4, 5, 6, 7]],
  ['ok', '', false, [1, 5]],
  ['failed', '', false, [3, 4, 6, 7]],
  ['unserved', '', true, [3]],
  ['hinted', '', false, [3, 4]],
  ['all', 'FETCHprofile', false, [1]],
  ['all', 'options', true, [2, 3, 5]],
  ['all', '400', false, [4]],
])('kind %s, search "%s", preflights %s: shows %j', (kind, text, withPreflights, numbers) => {
  expect(selectEntries(journal, { kind, text, withPreflights }).map(({ number }) => number)).toEqual(numbers);
});

import { expect, test } from 'vitest';
import { HintFilter } from '../../../mock/journal/hint-filter.ts';
import { printRequests } from '../../../mock/journal/request-lines.ts';
import type { RequestEntry } from '../../../mock/journal/request-listener.ts';

const entry: RequestEntry = {
  number: 1,
  at: '2026-01-30T15:00:00.000Z',
  receivedAt: '2026-09-01T10:00:00.000Z',
  method: 'GET',
  url: '/api/v1/profile',
  status: 200,
  duration: 1.25,
  vendor: 'chatwoot',
  operation: 'fetchProfile',
  workspace: 'default',
};

function print(
  entries: Partial<RequestEntry>[],
  { isColoured = false, format = 'text' as 'text' | 'json' } = {},
): string {
  let output = '';
  const listener = printRequests(format, {
    isColoured,
    write: (text) => {
      output += text;
    },
  });
  for (const each of entries) listener({ ...entry, ...each });
  return output;
}

test('prints a line with status, duration and operation, and the workspace if it is not the default one', () => {
  expect(print([{}, { workspace: 'w1', duration: 12.6, status: 404, operation: undefined }])).toBe(
    'GET /api/v1/profile 200 1.3 ms · fetchProfile\nGET /api/v1/profile 404 13 ms · @w1\n',
  );
});

test.each<[what: string, entry: Partial<RequestEntry>, shown: string]>([
  ['a connection that a fault broke', { status: 0, aborted: true, faults: ['reset'] }, 'profile connection reset 1.3'],
  ['a connection that the client closed', { status: 0, aborted: true }, 'profile no response 1.3'],
  ['a response that was cut', { aborted: true, faults: ['truncate'] }, 'fetchProfile · aborted · injected: truncate'],
  ['a response that the client chose', { status: 403, preference: 'code=403' }, 'forced by the client: code=403'],
])('recognises %s', (_, change, shown) => {
  expect(print([change])).toContain(shown);
});

test('names injected faults', () => {
  expect(print([{ faults: ['latency'] }])).toContain('injected: latency');
});

test.each([
  [200, 32],
  [304, 36],
  [404, 33],
  [503, 31],
])('colours the status %d if lines are coloured', (status, code) => {
  const coloured = `\x1b[${code}m${status}\x1b[0m`;
  expect(print([{ status }], { isColoured: true })).toContain(coloured);
  expect(print([{ status }])).not.toContain('\x1b');
});

test('prints each entry as a line of JSON', () => {
  const lines = print([{ hints: ['One.'] }, {}], { format: 'json' })
    .trimEnd()
    .split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual([{ ...entry, hints: ['One.'] }, entry]);
});

test.each(['text', 'json'] as const)('prints no control characters of a request as %s', (format) => {
  const url = '/a\x1b]0;title\x07\u009b31m\u202e';
  const output = print([{ url, hints: [url] }], { format });
  expect(output.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test('prints a hint below the line, and refers to it for a page that polls', () => {
  const hints = ['since is in milliseconds.'];
  const output = print([{ hints }, { hints }, { hints, url: '/api/v1/profile?page=2' }, {}]);
  expect(output.split('\n')).toEqual([
    'GET /api/v1/profile 200 1.3 ms · fetchProfile',
    '  hint: since is in milliseconds.',
    'GET /api/v1/profile 200 1.3 ms · fetchProfile (hint as above)',
    'GET /api/v1/profile?page=2 200 1.3 ms · fetchProfile (hint as above)',
    'GET /api/v1/profile 200 1.3 ms · fetchProfile',
    '',
  ]);
});

test('repeats a hint after a minute', () => {
  let now = 0;
  const filter = new HintFilter(() => now);
  const take = () => filter.take({ hints: ['One.', 'One.'] });
  expect([take(), take()]).toEqual([
    { printed: ['One.'], hasRepeated: false },
    { printed: [], hasRepeated: true },
  ]);
  now = 60_000;
  expect(take()).toEqual({ printed: ['One.'], hasRepeated: false });
});

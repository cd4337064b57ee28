import { expect, test } from 'vitest';
import type { ServedChart } from '../../../mock/admin/responses.ts';
import { toReport } from '../../../mock/console/vendors/declared-report.ts';

const since = Date.UTC(2026, 0, 1);
const period = { since, until: since + 86_400_000, account: 1, values: {} };

const chart: ServedChart = {
  id: 'by-user',
  title: 'Tickets',
  note: 'Tickets by user.',
  path: '/reports',
  rows: '',
  values: { Tickets: '' },
  unit: 'count',
  isExplained: false,
};

const read = (changes: Partial<ServedChart>, body: unknown) =>
  toReport('tickets', { ...chart, ...changes }).read(body, period);

test.each<[what: string, changes: Partial<ServedChart>, path: string]>([
  ['no window', {}, '/reports'],
  [
    'a window in Unix seconds',
    { window: { from: 'since', to: 'until', format: 'unix-seconds' } },
    '/reports?since=1767225600&until=1767312000',
  ],
  [
    'a window without an end, and other parameters',
    { path: '/reports?by=user', window: { from: 'start', format: 'iso-instant' } },
    '/reports?by=user&start=2026-01-01T00%3A00%3A00.000Z',
  ],
])('writes a path with %s', (_, changes, path) => {
  expect(toReport('tickets', { ...chart, ...changes }).path(period)).toBe(path);
});

test('draws a bar for each member of an object of numbers', () => {
  expect(read({}, { open: 3, solved: 9 })).toMatchObject({
    labels: ['open', 'solved'],
    series: [{ label: 'Tickets', values: [3, 9] }],
  });
});

test('draws the bars of each row of a list', () => {
  const rows = [
    { user: { name: 'Ada' }, open: 1, solved: '4' },
    { user: null, open: 2 },
  ];
  const changes = { rows: '/rows', label: '/user/name', values: { Open: '/open', Solved: '/solved' } };
  expect(read(changes, { rows })).toMatchObject({
    labels: ['Ada', 'none'],
    series: [
      { label: 'Open', values: [1, 2] },
      { label: 'Solved', values: [4, null] },
    ],
  });
});

test('adds pointers for numbers that the mock explains', () => {
  const changes = { rows: '/by', values: { Tickets: '/count' }, isExplained: true };
  expect(read(changes, { by: { 'a/b': { count: 1 } } })).toMatchObject({
    series: [{ pointers: ['/by/a~1b/count'] }],
  });
  expect(read({}, { open: 3 })).not.toHaveProperty('series.0.pointers');
});

test.each<[what: string, rows: string, body: unknown, message: string]>([
  ['text', '', 'none', 'Expected a list or an object as body of the response.'],
  ['a body without the rows', '/rows', {}, 'Expected a list or an object at /rows of the response.'],
])('refuses %s', (_, rows, body, message) => {
  expect(() => read({ rows }, body)).toThrow(message);
});

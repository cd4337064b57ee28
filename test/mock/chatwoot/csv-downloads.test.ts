import { beforeAll, expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { toCsv, toReadable } from '../../../mock/vendors/chatwoot/csv.ts';
import type { ChatwootEvent } from '../../../mock/vendors/chatwoot/events.ts';
import { type Profile, profiles } from '../../../specs/profiles.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

const mocks = new Map<Profile, Mock>();
const inAccount = { account: 1, conversation: 1 };
const events: ChatwootEvent[] = [
  {
    type: 'conversation.created',
    at: Date.parse('2026-01-22T07:30:00Z'),
    ...inAccount,
    display_id: 1,
    inbox: 2,
    contact: 1,
    status: 'open',
  },
  { type: 'conversation.team_changed', at: Date.parse('2026-01-22T07:31:00Z'), ...inAccount, team: 1 },
  { type: 'conversation.assigned', at: Date.parse('2026-01-22T07:31:00Z'), ...inAccount, assignee: 3 },
  { type: 'conversation.labelled', at: Date.parse('2026-01-22T07:31:00Z'), ...inAccount, labels: [1] },
  {
    type: 'conversation.resolved',
    at: Date.parse('2026-01-23T08:30:01Z'),
    ...inAccount,
    by: { kind: 'user', id: 3 },
  },
];

beforeAll(async () => {
  for (const profile of profiles) {
    const mock = await startMock({ scale: 0, profile });
    for (const event of events) await mock.append('chatwoot', event);
    mocks.set(profile, mock);
  }
});

async function download(file: string, profile: Profile = 'documented') {
  const mock = mocks.get(profile);
  if (!mock) throw new Error('not started');
  const headers = headersOf(mock, 'chatwoot', 'administrator', 1);
  const answer = await ask(mock, `/api/v2/accounts/1/reports/${file}`, { headers });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/^text\/csv\b/);
  return { lines: answer.text.split('\n'), disposition: answer.headers.get('content-disposition') };
}

const window = `since=${Date.parse('2026-01-20T00:00:00Z') / 1000}&until=${Date.parse('2026-01-30T00:00:00Z') / 1000}`;
const figures = 'N/A,1 day 1 hour,N/A,1';

test.each([
  ['agents', 14, /^Agent name,Assigned conversations,/, new RegExp(`^[\\w &#;]+,1,${figures}$`)],
  ['inboxes', 10, /^Inbox name,Inbox type,No. of conversations,/, new RegExp(`^Support mail,Email,1,${figures}$`)],
  ['labels', 12, /^Label,No. of conversations,/, new RegExp(`^shipping,1,${figures}$`)],
  ['teams', 4, /^Team name,Conversations count,/, new RegExp(`^customer care,1,${figures}$`)],
])('%s: has the period, the headings, and one line per group', async (file, count, heading, busy) => {
  const { lines, disposition } = await download(`${file}?${window}`);
  expect(disposition).toBe(`attachment; filename=${file}_report.csv`);
  expect(lines.slice(0, 3)).toEqual(['Reporting period 2026-01-20 to 2026-01-30', '', '']);
  expect(lines[3]).toMatch(heading);
  const rows = lines.slice(4, -1);
  expect(rows).toHaveLength(count);
  expect(rows.filter((row) => busy.test(row))).toHaveLength(1);
  expect(rows.filter((row) => row.endsWith(',0,N/A,N/A,N/A,0'))).toHaveLength(count - 1);
});

test('measures business hours if requested', async () => {
  const { lines } = await download(`teams?${window}&business_hours=true`);
  // From 9:00 to 18:00 in Berlin on the 22nd, and from 9:00 to 9:30:01 on the 23rd.
  expect(lines[4]).toBe('customer care,1,N/A,9 hours 30 minutes,N/A,1');
});

test.each<[profile: Profile, offset: string, day: string, hour: string]>([
  ['documented', '0', '2026-01-22', '07:00'],
  ['documented', '-8', '2026-01-22', '07:00'],
  ['observed', '-8', '2026-01-22', '07:00'],
  ['observed', '99', '2026-01-22', '07:00'],
])('%s: traffic with the offset %s counts the conversation on %s at %s UTC', async (profile, offset, day, hour) => {
  const { lines, disposition } = await download(
    `conversation_traffic?days_before=10&timezone_offset=${offset}`,
    profile,
  );
  expect(disposition).toBe('attachment; filename=conversation_traffic_reports.csv');
  const [, ...days] = lines[3]?.split(',') ?? [];
  expect(days).toHaveLength(10);
  const cells = lines.slice(4, -1).flatMap((line) => {
    const [start, ...counts] = line.split(',');
    return counts.map((count, column) => ({ start, day: days[column], count: Number(count) }));
  });
  expect(cells).toHaveLength(240);
  expect(cells.filter(({ count }) => count > 0)).toEqual([{ start: hour, day, count: 1 }]);
});

test.each([
  ['0', 'Timezone,(GMT+00:00) Edinburgh'],
  ['-8', 'Timezone,(GMT-08:00) Pacific Time (US &amp; Canada)'],
  ['99', 'Timezone,'],
])('traffic with the offset %s has the heading %s', async (offset, heading) => {
  expect((await download(`conversation_traffic?timezone_offset=${offset}`)).lines[0]).toBe(heading);
});

test('in a zone with a half-hour offset, a day starts with the end of the previous day', async () => {
  const { lines } = await download('conversation_traffic?timezone_offset=5.5');
  expect(lines[0]).toBe('Timezone,(GMT+05:30) Chennai');
  expect(lines[3]).toBe(
    'Start of the hour,2026-01-23,2026-01-24,2026-01-25,2026-01-26,2026-01-27,2026-01-28,2026-01-29',
  );
  expect(lines.slice(4, 6)).toEqual(['23:00,0,0,0,0,0,0,0', '00:00,,0,0,0,0,0,0']);
});

test.each([
  [undefined, 'N/A'],
  [0.9, 'N/A'],
  [1, '1 second'],
  [60, '1 minute'],
  [3600 + 59, '1 hour 59 seconds'],
  [2 * 86_400 + 3 * 3600 + 240, '2 days 3 hours'],
])('formats %s seconds as %s', (seconds, text) => {
  expect(toReadable(seconds)).toBe(text);
});

test('quotes cells with separators, protects against formulas, and escapes HTML', () => {
  expect(toCsv([['a,b', 'say "hi"', 'two\nlines', '=1+1', '@x', -1, undefined, "O'Brien & <Co>"]])).toBe(
    [
      '&quot;a,b&quot;',
      '&quot;say &quot;&quot;hi&quot;&quot;&quot;',
      '&quot;two\nlines&quot;',
      '&#39;=1+1',
      '&#39;@x',
      '-1',
      '',
      'O&#39;Brien &amp; &lt;Co&gt;\n',
    ].join(','),
  );
});

test.each([
  ['0', '253402300799', '1970-01-01 to 9999-12-31'],
  ['253402300800', '1769817600000', '10000-01-01 to 58053-04-15'],
  ['-10000000000', '8640000000000', '1653-02-10 to 275760-09-13'],
])('formats the years of a period from %s to %s', async (since, until, period) => {
  const mock = mocks.get('observed') as Mock;
  const headers = headersOf(mock, 'chatwoot', 'administrator', 1);
  for (const file of ['agents', 'inboxes', 'labels', 'teams']) {
    const path = `/api/v2/accounts/1/reports/${file}?since=${since}&until=${until}`;
    const { text } = await ask(mock, path, { headers });
    expect(text.split('\n')[0]).toBe(`Reporting period ${period}`);
  }
});

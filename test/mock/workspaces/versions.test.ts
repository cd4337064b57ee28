import { expect, test } from 'vitest';
import { profiles } from '../../../specs/profiles.ts';
import { UsageError } from '../../../usage-error.ts';
import { ask, headersOf, startMock } from '../start-mock.ts';

const paths = {
  series: '/api/v2/accounts/1/reports?metric=conversations_count&type=account',
  channels: '/api/v2/accounts/1/summary_reports/channel',
  outgoing: '/api/v2/accounts/1/reports/outgoing_messages_count?group_by=inbox',
  events: '/api/v1/accounts/1/reporting_events',
};

test.each([
  ['4.9.2', { series: 200, channels: 404, outgoing: 404 }],
  ['4.10.0', { series: 200, channels: 200, outgoing: 404 }],
  ['4.11.0', { series: 200, channels: 200, outgoing: 200 }],
])('Chatwoot %s serves only the operations of that version', async (version, expected) => {
  const mock = await startMock({ scale: 0, versions: { chatwoot: version } });
  const headers = headersOf(mock, 'chatwoot', 'administrator', 1);
  for (const [name, status] of Object.entries(expected)) {
    expect([name, (await ask(mock, paths[name as keyof typeof paths], { headers })).status]).toEqual([name, status]);
  }
  expect((await ask(mock, '/api')).body).toMatchObject({ version });
});

test('Rocket.Chat reports the emulated version, and has no dashboard before 3.1', async () => {
  const mock = await startMock({ scale: 0, versions: { rocketchat: '3.0.4' } });
  expect((await ask(mock, '/api/info')).body).toEqual({ version: '3.0', success: true });
  const path =
    '/api/v1/engagement-dashboard/messages/messages-sent?start=2026-01-01T00:00:00.000Z&end=2026-01-02T00:00:00.000Z';
  expect((await ask(mock, path, { headers: headersOf(mock, 'rocketchat', 'admin') })).status).toBe(404);
});

test.each(profiles)('the community edition does not serve enterprise routes, %s', async (profile) => {
  const mock = await startMock({ scale: 0, edition: 'community', profile });
  const chatwoot = headersOf(mock, 'chatwoot', 'administrator', 1);
  expect((await ask(mock, paths.events, { headers: chatwoot })).status).toBe(404);
  expect((await ask(mock, paths.series, { headers: chatwoot })).status).toBe(200);
  const path =
    '/api/v1/engagement-dashboard/messages/messages-sent?start=2026-01-01T00:00:00.000Z&end=2026-01-02T00:00:00.000Z';
  // Also without credentials.
  for (const headers of [headersOf(mock, 'rocketchat', 'admin'), {}]) {
    const answer = await ask(mock, path, { headers });
    expect(answer.status).toBe(profile === 'observed' ? 400 : 404);
    expect(answer.body).toMatchObject({ success: false });
  }
});

test('throws a UsageError for an invalid version', async () => {
  const mistake = startMock({ versions: { chatwoot: 'four' } });
  await expect(mistake).rejects.toThrow(UsageError);
  await expect(mistake).rejects.toMatchObject({ code: 'INVALID_VERSION' });
});

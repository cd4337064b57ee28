import { expect, test } from 'vitest';
import { ask, headersOf, startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';

const window = `since=${Date.UTC(2025, 7, 1) / 1000}&until=${Date.UTC(2026, 1, 1) / 1000}`;
const chatwoot = `/api/v2/accounts/1/reports?metric=incoming_messages_count&type=account&${window}`;
const rocketchat =
  '/api/v1/engagement-dashboard/messages/messages-sent?start=2025-08-01T00:00:00.000Z&end=2026-02-01T00:00:00.000Z';

test.each([
  { by: 'the header', report: chatwoot, vendor: 'chatwoot', role: 'administrator' },
  { by: 'the admin API', report: chatwoot, vendor: 'chatwoot', role: 'administrator' },
  { by: 'the header', report: rocketchat, vendor: 'rocketchat', role: 'admin' },
  { by: 'the admin API', report: rocketchat, vendor: 'rocketchat', role: 'admin' },
] as const)('answers others while it explains a report of $vendor by $by', async ({ by, report, vendor, role }) => {
  const mock = await startMock({ scale: 0.3 });
  const headers = { ...headersOf(mock, vendor, role), 'X-Chatpact-Explain': '1' };
  const explain = () =>
    by === 'the header'
      ? ask(mock, report, { headers })
      : callAdmin(mock, `/explain?url=${encodeURIComponent(report)}`);

  // Modules that the first request loads are not part of the measurement.
  await callAdmin(mock, '/health');
  let isDone = false;
  let answered = 0;
  const explaining = explain().finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await callAdmin(mock, '/health');
    if (!isDone) answered += 1;
  }
  const { body } = await explaining;
  expect((body as { numbers: unknown[] }).numbers.length).toBe(100);
  expect(answered).toBeGreaterThan(5);
});

test('explains the state at the time of the request, even if it changes meanwhile', async () => {
  const mock = await startMock({ scale: 0.3 });
  const headers = { ...headersOf(mock, 'chatwoot', 'administrator', 1), 'X-Chatpact-Explain': '1' };
  const before = await ask(mock, chatwoot, { headers });

  let isDone = false;
  const explaining = ask(mock, chatwoot, { headers }).finally(() => {
    isDone = true;
  });
  const written = { direction: 'incoming', sender: { kind: 'contact', id: 1 }, private: false };
  let appended = 0;
  while (!isDone) {
    const at = '2025-12-02T10:00:00Z';
    const event = { vendor: 'chatwoot', type: 'message.created', at, account: 1, conversation: 1, ...written };
    const { status, text } = await callAdmin(mock, '/events', { body: [event] });
    expect([status, text.slice(0, 200)]).toEqual([200, expect.anything()]);
    if (!isDone) appended += 1;
  }
  expect(appended).toBeGreaterThan(0);
  expect((await explaining).text).toBe(before.text);
  expect((await ask(mock, chatwoot, { headers })).text).not.toBe(before.text);
});

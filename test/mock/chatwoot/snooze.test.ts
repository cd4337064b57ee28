import { expect, test } from 'vitest';
import { startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { bodyOf, createApiConversation, createClient } from './client.ts';

const now = '2026-01-30T08:00:00.000Z';
const seconds = Date.parse(now) / 1000;

async function start() {
  const mock = await startMock({ scale: 0, now });
  const desk = createClient(mock);
  const { path } = await createApiConversation(desk);
  return {
    mock,
    desk,
    path,
    pass: (advance: string) => callAdmin(mock, '/clock', { body: { advance } }),
    become: (body: object) => desk.post(`${path}/toggle_status`, body),
    look: async () => bodyOf<{ status: string; snoozed_until: number | null }>(await desk.get(path)),
  };
}

test('a snoozed conversation opens at the end of the snooze', async () => {
  const { mock, desk, path, pass, become, look } = await start();
  await become({ status: 'snoozed', snoozed_until: seconds + 3600 });
  expect(await look()).toMatchObject({ status: 'snoozed', snoozed_until: seconds + 3600 });
  await pass('PT59M59S');
  expect(await look()).toMatchObject({ status: 'snoozed' });
  await pass('PT10H');
  expect(await look()).toMatchObject({ status: 'open', snoozed_until: null });
  const channels = await desk.read('/api/v2/accounts/1/summary_reports/channel?since=1767225600&until=1769904000');
  expect(channels.body).toMatchObject({ 'Channel::Api': { open: 1, snoozed: 0 } });

  const lines = (await callAdmin(mock, '/export')).text.trim().split('\n');
  expect(JSON.parse(lines.at(-1) ?? '').event).toMatchObject({
    type: 'conversation.opened',
    at: (seconds + 3600) * 1000,
    by: { kind: 'system', id: 0 },
  });
  // It is a normal opening, without a new assignee.
  expect((await desk.get('/reporting_events')).body).toMatchObject({
    payload: [{ name: 'conversation_opened', value: 0, user_id: null, created_at: '2026-01-30T09:00:00.000Z' }],
  });
  expect((await desk.get(path)).body).toMatchObject({ meta: {} });
});

test('a message of the customer opens it before the end, or without an end', async () => {
  for (const body of [{ status: 'snoozed' }, { status: 'snoozed', snoozed_until: seconds + 3600 }]) {
    const { desk, path, pass, become, look } = await start();
    await become(body);
    await pass('PT30M');
    await desk.post(`${path}/messages`, { content: 'Hello?', message_type: 'incoming' });
    expect(await look()).toMatchObject({ status: 'open', snoozed_until: null });
    await pass('PT2H');
    expect(await look()).toMatchObject({ status: 'open' });
  }
});

test('does not open at the old end after it was resolved or snoozed again', async () => {
  const { pass, become, look } = await start();
  await become({ status: 'snoozed', snoozed_until: seconds + 60 });
  await become({ status: 'resolved' });
  await pass('PT5M');
  expect(await look()).toMatchObject({ status: 'resolved', snoozed_until: null });
  await become({ status: 'snoozed', snoozed_until: seconds + 400 });
  await become({ status: 'snoozed', snoozed_until: seconds + 900 });
  await pass('PT5M');
  expect(await look()).toMatchObject({ status: 'snoozed', snoozed_until: seconds + 900 });
  await become({ status: 'snoozed' });
  await pass('P1D');
  expect(await look()).toMatchObject({ status: 'snoozed', snoozed_until: null });
});

test('an end in the past opens it at once', async () => {
  const { become, look } = await start();
  await become({ status: 'snoozed', snoozed_until: seconds - 3600 });
  expect(await look()).toMatchObject({ status: 'open' });
});

test('rejects an invalid end and changes nothing', async () => {
  const { become, look } = await start();
  const before = await look();
  for (const snoozed_until of [-1, -2.7e278, 1e300, 253_402_300_800]) {
    expect(await become({ status: 'snoozed', snoozed_until })).toMatchObject({ status: 422 });
  }
  expect(await look()).toEqual(before);
});

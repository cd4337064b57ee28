import { expect, test } from 'vitest';
import { ask, startMock } from '../start-mock.ts';
import { callAdmin } from './admin-call.ts';

test('the clock stands still until it is set or advanced, and all responses use its time', async () => {
  const mock = await startMock({ scale: 0, now: '2026-01-30T15:00:00.000Z' });
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect((await callAdmin(mock, '/clock')).body).toEqual({ now: '2026-01-30T15:00:00.000Z', ticking: false });

  const advanced = await callAdmin(mock, '/clock', { body: { advance: 'PT36H' } });
  expect(advanced.body).toEqual({ now: '2026-02-01T03:00:00.000Z', ticking: false });
  const { body, headers } = await ask(mock, '/api');
  expect(body).toMatchObject({ timestamp: '2026-02-01 03:00:00' });
  expect(headers.get('date')).toBe('Sun, 01 Feb 2026 03:00:00 GMT');

  await callAdmin(mock, '/clock', { body: { set: '2026-03-01T00:00:00Z', advance: 'P1D' } });
  expect(new Date(mock.now()).toISOString()).toBe('2026-03-02T00:00:00.000Z');
});

test('a ticking clock advances and can be stopped', async () => {
  const mock = await startMock({ scale: 0 });
  const start = mock.now();
  await callAdmin(mock, '/clock', { body: { tick: true } });
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(mock.now()).toBeGreaterThan(start);
  await callAdmin(mock, '/clock', { body: { tick: false } });
  const stopped = mock.now();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(mock.now()).toBe(stopped);
});

test('each workspace has its own clock', async () => {
  const mock = await startMock({ scale: 0 });
  await callAdmin(mock, '/clock', { workspace: 'later', body: { advance: 'P10D' } });
  const [here, there] = await Promise.all([ask(mock, '/api'), ask(mock, '/@later/api')]);
  expect((here.body as { timestamp: string }).timestamp).toBe('2026-01-30 15:00:00');
  expect((there.body as { timestamp: string }).timestamp).toBe('2026-02-09 15:00:00');
});

test.each([{}, { advance: '3 days' }, { set: 'now' }, { advance: 'P9000Y' }, { tick: 'yes' }, { stop: true }])(
  'refuses the clock change %j',
  async (body) => {
    const mock = await startMock({ scale: 0 });
    const before = mock.now();
    const answer = await callAdmin(mock, '/clock', { body });
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ error: 'Nothing was changed.' });
    expect(mock.now()).toBe(before);
  },
);

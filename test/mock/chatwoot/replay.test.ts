import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mock } from '../../../mock/server.ts';
import { startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';
import { createClient } from './client.ts';

type Write = [path: string, body: object];

const number = fc.integer({ min: 1, max: 4 });
const text = fc.string({ minLength: 1, maxLength: 8 });
const inConversation = (path: string, body: fc.Arbitrary<object>): fc.Arbitrary<Write> =>
  fc.tuple(number, body).map(([id, given]) => [`/conversations/${id}/${path}`, given]);

const message = fc.record(
  { content: text, message_type: fc.constantFrom('incoming', 'outgoing'), private: fc.boolean() },
  { requiredKeys: ['content'] },
);
const status = fc.record(
  { status: fc.constantFrom('open', 'resolved', 'pending', 'snoozed'), snoozed_until: fc.constant(1_769_800_000) },
  { requiredKeys: ['status'] },
);
const newConversation = fc.record(
  { inbox_id: number, contact_id: number, source_id: text, assignee_id: number, message: fc.record({ content: text }) },
  { requiredKeys: ['inbox_id', 'contact_id', 'source_id'] },
);
const write: fc.Arbitrary<Write> = fc.oneof(
  { weight: 6, arbitrary: inConversation('messages', message) },
  { weight: 3, arbitrary: inConversation('toggle_status', status) },
  { weight: 2, arbitrary: inConversation('assignments', fc.record({ assignee_id: fc.integer({ min: 0, max: 6 }) })) },
  inConversation('assignments', fc.record({ team_id: fc.integer({ min: 0, max: 5 }) })),
  inConversation('labels', fc.record({ labels: fc.subarray(['bug', 'vip', 'billing', 'nope']) })),
  newConversation.map((body): Write => ['/conversations', body]),
  fc.record({ inbox_id: number, name: text, identifier: text }).map((body): Write => ['/contacts', body]),
  text.map((title): Write => ['/labels', { title }]),
);

const reports = '/api/v2/accounts/1/reports';
const questions = [
  '/api/v1/accounts/1/conversations?status=all',
  '/api/v1/accounts/1/conversations/1/messages',
  '/api/v1/accounts/1/contacts',
  '/api/v1/accounts/1/labels',
  '/api/v1/accounts/1/reporting_events',
  '/api/v2/accounts/1/summary_reports/channel?since=1767225600&until=1769904000',
  `${reports}?metric=avg_resolution_time&type=account`,
  `${reports}?metric=incoming_messages_count&type=inbox&id=2`,
  `${reports}?metric=conversations_count&type=agent&id=3`,
  ...['agent', 'team', 'inbox', 'label'].map((group) => `${reports}/outgoing_messages_count?group_by=${group}`),
];

async function readAll(mock: Mock, workspace: string): Promise<string[]> {
  const desk = createClient(mock, { workspace });
  return Promise.all(questions.map(async (path) => (await desk.read(path)).text));
}

test('replaying any prefix of the log results in the same world', async () => {
  const mock = await startMock({ scale: 0.02 });
  const importInto = (workspace: string, lines: string[]) =>
    callAdmin(mock, '/import', { workspace, body: lines.map((line) => `${line}\n`).join('') });
  await fc.assert(
    fc.asyncProperty(fc.array(write, { minLength: 5, maxLength: 25 }), fc.nat(), async (writes, cut) => {
      await callAdmin(mock, '/reset', { workspace: 'live', method: 'POST' });
      const desk = createClient(mock, { workspace: 'live' });
      for (const [path, body] of writes) {
        // Some of them are rejected and write nothing.
        expect((await desk.post(path, body)).status).toBeLessThan(500);
        await callAdmin(mock, '/clock', { workspace: 'live', body: { advance: 'PT7M' } });
      }
      const live = await readAll(mock, 'live');
      const [head = '', ...lines] = (await callAdmin(mock, '/export', { workspace: 'live' })).text.trim().split('\n');
      expect((await importInto('whole', [head, ...lines])).status).toBe(200);
      expect(await readAll(mock, 'whole')).toEqual(live);

      const part = [head, ...lines.slice(0, cut % (lines.length + 1))];
      for (const name of ['one', 'other']) expect((await importInto(name, part)).status).toBe(200);
      expect(await readAll(mock, 'one')).toEqual(await readAll(mock, 'other'));
    }),
    { numRuns: 12 },
  );
});

import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { type CheckReport, checkContract } from '../../contracts/index.ts';
import type { Mock } from '../../mock/server.ts';
import { type BuiltInVendorName, vendorNames } from '../../specs/vendors.ts';
import { bodyOf, createApiConversation, createClient } from '../mock/chatwoot/client.ts';
import { ask, headersOf, startMock } from '../mock/start-mock.ts';
import { callAdmin } from '../mock/workspaces/admin-call.ts';

/** Writes until the check is over and returns the number of writes. Two writers make about a hundred a second. */
type Writer = (mock: Mock, isOver: () => boolean) => Promise<number>;

const writers: Record<BuiltInVendorName, Writer> = {
  async chatwoot(mock, isOver) {
    const desk = createClient(mock);
    const { source } = await createApiConversation(desk);
    let written = 0;
    async function write(path: string, body: object): Promise<number> {
      const answer = await desk.post(path, body);
      expect(answer.status).toBe(200);
      written++;
      await sleep(10);
      return bodyOf<{ id: number }>(answer).id;
    }
    while (!isOver()) {
      const path = `/conversations/${await write('/conversations', { source_id: source })}`;
      await write(`${path}/messages`, { content: 'Hello?', message_type: 'incoming' });
      await write(`${path}/messages`, { content: 'Hello.', message_type: 'outgoing' });
      await write(`${path}/assignments`, { assignee_id: 1 + (written % 3) });
      await write(`${path}/toggle_status`, { status: written % 2 ? 'resolved' : 'snoozed' });
    }
    return written;
  },
  async rocketchat(mock, isOver) {
    const headers = { ...headersOf(mock, 'rocketchat', 'admin'), 'content-type': 'application/json' };
    let written = 0;
    async function write(name: string, body: object): Promise<void> {
      const { status } = await ask(mock, `/api/v1/${name}`, { method: 'POST', headers, body: JSON.stringify(body) });
      expect(status).toBe(200);
      written++;
      await sleep(10);
    }
    const tag = Math.random().toString(36).slice(2);
    while (!isOver()) {
      await write('channels.create', { name: `live-${tag}-${written}` });
      await write('chat.postMessage', { roomId: 'GENERAL', text: 'Hello.' });
    }
    return written;
  },
};

/** Checks a mock while two writers change its data. */
async function checkWritten(
  vendor: BuiltInVendorName,
  until: string,
): Promise<{ report: CheckReport; written: number }> {
  const mock = await startMock({ profile: 'observed', vendors: [vendor], scale: 0.03 });
  await callAdmin(mock, '/clock', { body: { ticking: true } });
  let isOver = false;
  const writing = [1, 2].map(() => writers[vendor](mock, () => isOver));
  const report = await checkContract({ url: mock.url, vendor, credentials: mock.credentials, until }).finally(() => {
    isOver = true;
  });
  const counts = await Promise.all(writing);
  return { report, written: counts.reduce((sum, count) => sum + count) };
}

test.each(vendorNames)('judges %s in a current window while clients write', async (vendor) => {
  const { report, written } = await checkWritten(vendor, '2026-02-02');
  const { cases, verdicts } = report.summary;
  expect(written).toBeGreaterThan(50);
  expect(report.cases.filter(({ verdict }) => verdict === 'violation')).toEqual([]);
  expect(verdicts.inconclusive).toBeLessThanOrEqual(0.02 * cases);
});

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { expect, onTestFinished, test } from 'vitest';
import { faultLimits, snapshotLimits } from '../../../mock/pipeline/body/limits.ts';
import { createMock, type Mock } from '../../../mock/server.ts';
import { startMock } from '../start-mock.ts';
import { callAdmin } from './admin-call.ts';

const save = (mock: Mock, name: string, workspace?: string) =>
  callAdmin(mock, '/snapshots', { workspace, body: { name } });
const inject = (mock: Mock, body?: unknown, workspace?: string) =>
  callAdmin(mock, '/faults', { workspace, body: { effect: { type: 'answer', status: 200, body }, count: 1 } });

test('refuses a snapshot above the limit of a workspace, and accepts one that replaces another', async () => {
  const mock = await startMock({ scale: 0 });
  const most = snapshotLimits.maxSnapshots;
  for (let count = 0; count < most; count++) expect((await save(mock, `s${count}`)).status).toBe(200);
  const refused = await save(mock, 'more');
  expect(refused).toMatchObject({
    status: 400,
    body: {
      error: 'Nothing was changed.',
      problems: [
        {
          field: 'name',
          message: `would make ${most + 1} snapshots of this workspace; the limit is ${most}. Delete one first: DELETE /__admin/snapshots/NAME.`,
        },
      ],
    },
  });
  expect((await save(mock, 's0')).status).toBe(200);
  expect((await callAdmin(mock, '/snapshots')).body).toHaveLength(most);
  // The limit applies to each workspace separately.
  expect((await save(mock, 'more', 'other')).status).toBe(200);
  await callAdmin(mock, '/snapshots/s0', { method: 'DELETE' });
  expect((await save(mock, 'more')).status).toBe(200);
});

test('refuses a snapshot above the limit of all workspaces', async () => {
  const mock = await startMock({ scale: 0 });
  const { maxSnapshots, maxSnapshotsOfServer } = snapshotLimits;
  for (let count = 0; count < maxSnapshotsOfServer; count++) {
    expect((await save(mock, `s${count}`, `w${Math.floor(count / maxSnapshots)}`)).status).toBe(200);
  }
  const { status, text } = await save(mock, 'more', 'last');
  expect([status, text]).toEqual([400, expect.stringContaining('snapshots of all workspaces')]);
  expect((await save(mock, 's0', 'w0')).status).toBe(200);
});

test('refuses faults above the limits of their number and size', async () => {
  const mock = await startMock({ scale: 0 });
  const answers = await Promise.all(Array.from({ length: faultLimits.maxFaults + 5 }, () => inject(mock)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(faultLimits.maxFaults);
  expect(answers.filter(({ status }) => status === 400)).toHaveLength(5);
  expect(answers.find(({ status }) => status === 400)?.text).toMatch(
    /would make 1001 faults of this workspace; the limit is/,
  );
  const large = 'x'.repeat(200_000);
  const statuses: number[] = [];
  for (let count = 0; count < 25; count++) statuses.push((await inject(mock, large, 'large')).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(19);
  expect((await inject(mock, large, 'large')).text).toMatch(/characters of faults of this workspace/);
  await callAdmin(mock, '/faults', { workspace: 'large', method: 'DELETE' });
  expect((await inject(mock, large, 'large')).status).toBe(200);
});

test('replaying a log accepts and refuses the same commands', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'chatpact-log-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const open = () => createMock({ scale: 0, log: `file:${folder}`, logger: pino({ level: 'silent' }) });
  const mock = await open();
  await Promise.all(Array.from({ length: snapshotLimits.maxSnapshots + 5 }, (_, number) => save(mock, `s${number}`)));
  const { body } = await callAdmin(mock, '/snapshots');
  await mock.close();
  const again = await open();
  onTestFinished(() => again.close());
  expect((await callAdmin(again, '/snapshots')).body).toEqual(body);
  expect(body).toHaveLength(snapshotLimits.maxSnapshots);
});

import { expect, test } from 'vitest';
import { RecordedWrites } from '../../../bench/replicas/recorded-writes.ts';
import { startMock } from '../start-mock.ts';
import { callAdmin } from '../workspaces/admin-call.ts';

test('the recording client detects lost, changed and duplicated writes only', async () => {
  const mock = await startMock({ scale: 0.02 });
  const token = mock.credentials.CHATPACT_CHATWOOT_TOKEN ?? '';
  const writes = new RecordedWrites(token);
  for (let count = 0; count < 30; count++) expect(await writes.write(mock.url, count, `text ${count}`)).toBe(200);
  const verify = () => writes.verify(mock.url, { all: true });
  expect(await verify()).toEqual({ acknowledged: 30, lost: 0, doubled: 0 });
  // Writes of another client do not count as lost.
  const other = new RecordedWrites(token);
  await other.write(mock.url, 0, 'of another');
  expect(await verify()).toEqual({ acknowledged: 30, lost: 0, doubled: 0 });
  await other.write(mock.url, 5, 'text 5');
  expect(await verify()).toEqual({ acknowledged: 30, lost: 0, doubled: 1 });
  // A server that reuses ids after it has lost the latest writes.
  await callAdmin(mock, '/reset', { method: 'POST' });
  expect(await verify()).toEqual({ acknowledged: 30, lost: 30, doubled: 0 });
  await writes.write(mock.url, 0, 'text 30');
  expect(await verify()).toEqual({ acknowledged: 31, lost: 30, doubled: 1 });
});

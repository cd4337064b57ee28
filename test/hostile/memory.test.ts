import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';
import { buildIfNeeded } from '../build.ts';
import { writeReferenceDocument } from '../faulty/reference-document.ts';
import { send, startHostile } from './hostile-server.ts';
import { runCheckProcess, written } from './run-check.ts';
import { assertWhole } from './whole.ts';

// The memory of a check must not grow with the number of large responses. The process has a heap of 200 MB.

beforeAll(buildIfNeeded);

/** Rows of a report whose JSON has the given number of bytes. */
function rowsOf(bytes: number): Buffer {
  const row = { id: 1, name: 'x'.repeat(450) };
  const payload = Array.from({ length: Math.floor(bytes / JSON.stringify(row).length) }, () => row);
  return gzipSync(JSON.stringify({ success: true, payload, days: payload.slice(0, 9) }));
}

test.each([
  ['7 MB', rowsOf(7_000_000), 60],
  ['1 MB', rowsOf(1_000_000), 200],
])(
  'writes a report if every response is %s of JSON',
  async (_, body, requests) => {
    const server = await startHostile({
      act: (socket) => send(socket, body, { headers: { 'content-encoding': 'gzip' } }),
      after: 1,
    });
    const document = await writeReferenceDocument('chatwoot');
    const flags = ['--vendor', 'chatwoot', '--account-id', '1', '--spec', document];
    const { exitCode, reports, report } = await runCheckProcess(server.url, [
      ...flags,
      ...['--max-requests', String(requests)],
    ]);
    await server.close();
    expect(exitCode).toBe(1);
    expect(Object.keys(reports).sort()).toEqual(written);
    assertWhole(reports, report.failure);
    expect(report.summary.requests).toBeGreaterThan(50);
  },
  110_000,
);

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { toFileLimit, toMemoryLimits } from '../../../contracts/memory/limits.ts';
import { readText } from '../../../contracts/memory/read-text.ts';
import { readHar } from '../../../contracts/recording/har/read-har.ts';
import { readRecording } from '../../../contracts/recording/read.ts';
import { readReports } from '../../../contracts/reporters/json/history.ts';
import { collectUnreachable, reportOf } from '../reporters/collect.ts';

// Files from users are read up to a size limit. Larger files give an explained error.

const folder = mkdtempSync(join(tmpdir(), 'chatpact-large-'));
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('reads a file up to the limit, and rejects one byte more', async () => {
  const path = put('text', 'é'.repeat(50));
  expect(await readText(path, 100)).toBe('é'.repeat(50));
  await expect(readText(path, 99)).rejects.toMatchObject({ name: 'LargeFile' });
});

test.runIf(process.platform === 'linux')('rejects a device without an end', async () => {
  await expect(readText('/dev/zero', 1_000_000)).rejects.toMatchObject({ name: 'LargeFile' });
});

test('rejects a HAR above the limit and says what to do', async () => {
  const har = put('large.har', JSON.stringify({ log: { entries: [], comment: 'x'.repeat(3_000_000) } }));
  expect(await readHar(har)).toMatchObject({ entries: [] });
  await expect(readHar(har, 2_000_000)).rejects.toMatchObject({
    code: 'FILE_TOO_LARGE',
    message: `${har} is larger than the limit of 2 MB. Save only the requests to the API, or give Node.js more memory (NODE_OPTIONS=--max-old-space-size=8192).`,
  });
});

test('rejects a recording above the limit and names the file', async () => {
  put('recording.json', JSON.stringify({ format: 'chatpact.recording/1', options: {}, roles: [], url: '' }));
  put('exchanges.ndjson', `${JSON.stringify({ comment: 'x'.repeat(3_000_000) })}\n`);
  await expect(readRecording(folder, 2_000_000)).rejects.toMatchObject({
    code: 'INVALID_RECORDING',
    message: expect.stringContaining('exchanges.ndjson is larger than the limit of 2 MB'),
  });
});

test('applies the limit to all merged reports together', async () => {
  const text = JSON.stringify(reportOf(await collectUnreachable()));
  const paths = [put('one.json', text), put('two.json', text)];
  expect(await readReports(paths, 2 * text.length)).toHaveLength(2);
  await expect(readReports(paths, 2 * text.length - 1)).rejects.toMatchObject({
    code: 'FILE_TOO_LARGE',
    message: expect.stringMatching(/two\.json exceeds the limit of 1 MB for all reports together\./),
  });
});

test('derives limits from the available memory, up to a maximum', () => {
  const mega = 1_048_576;
  for (const heap of [200, 512, 4096].map((each) => each * mega)) {
    for (const keepers of [0, 1, 2]) {
      const { firstCase, otherCases, kept } = toMemoryLimits(keepers, heap);
      const all = firstCase + otherCases + keepers * kept;
      expect(all).toBeLessThanOrEqual(300 * mega);
      expect(all).toBeLessThan(heap / 2);
      expect(firstCase).toBeGreaterThan(otherCases);
    }
    expect(toFileLimit(heap)).toBeLessThanOrEqual(heap / 8);
  }
});

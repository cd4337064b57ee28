import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { toFileLimit, toMemoryLimits } from '../../../contracts/memory/limits.ts';
import { readText } from '../../../contracts/memory/read-text.ts';
import { readHar } from '../../../contracts/recording/har/read-har.ts';
import { readRecording } from '../../../contracts/recording/read.ts';
import { readReports } from '../../../contracts/reporters/history.ts';
import { collectUnreachable, reportOf } from '../reporters/collect.ts';

// Files of others are read up to a limit, and a limit reached is a mistake that is explained.

const folder = mkdtempSync(join(tmpdir(), 'chatpact-large-'));
afterAll(() => rmSync(folder, { recursive: true }));

function put(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('A file is read to its end, and refused with one byte more than the limit', async () => {
  const path = put('text', 'é'.repeat(50));
  expect(await readText(path, 100)).toBe('é'.repeat(50));
  await expect(readText(path, 99)).rejects.toMatchObject({ name: 'LargeFile' });
});

test.runIf(process.platform === 'linux')('A device without an end is refused as well', async () => {
  await expect(readText('/dev/zero', 1_000_000)).rejects.toMatchObject({ name: 'LargeFile' });
});

test('A HAR that is too large is a mistake, with what to do', async () => {
  const har = put('large.har', JSON.stringify({ log: { entries: [], comment: 'x'.repeat(3_000_000) } }));
  expect(await readHar(har)).toMatchObject({ entries: [] });
  await expect(readHar(har, 2_000_000)).rejects.toMatchObject({
    code: 'FILE_TOO_LARGE',
    message: `${har} is larger than the limit of 2 MB. Save only the requests to the API, or give Node.js more memory (NODE_OPTIONS=--max-old-space-size=8192).`,
  });
});

test('A recording that is too large is a mistake, with the file', async () => {
  put('recording.json', JSON.stringify({ format: 'chatpact.recording/1', options: {}, roles: [], url: '' }));
  put('exchanges.ndjson', `${JSON.stringify({ comment: 'x'.repeat(3_000_000) })}\n`);
  await expect(readRecording(folder, 2_000_000)).rejects.toMatchObject({
    code: 'INVALID_RECORDING',
    message: expect.stringContaining('exchanges.ndjson is larger than 2 MB'),
  });
});

test('Reports are read as far as they are within the limit together', async () => {
  const text = JSON.stringify(reportOf(await collectUnreachable()));
  const paths = [put('one.json', text), put('two.json', text)];
  expect(await readReports(paths, 2 * text.length)).toHaveLength(2);
  await expect(readReports(paths, 2 * text.length - 1)).rejects.toMatchObject({
    code: 'FILE_TOO_LARGE',
    message: expect.stringMatching(/two\.json exceeds the limit of 1 MB for all reports together\./),
  });
});

test('Limits follow from the memory that there is, and end where there is plenty', () => {
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

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readReport } from '../../../../contracts/index.ts';
import { collect, report, reportOf } from '../collect.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chatpact-history-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('reads a report as it was written', async () => {
  const events = await collect();
  const file = join(folder, 'report.json');
  await writeFile(file, report('json', events));
  expect(await readReport(file)).toEqual(JSON.parse(JSON.stringify(reportOf(events))));
});

test('neutralises control characters and commands of CI systems', async () => {
  const events = await collect();
  const file = join(folder, 'foreign.json');
  const written = report('json', events);
  const poisoned = JSON.parse(written, (_, value) =>
    typeof value === 'string' && value.includes(' ') ? `::error::x\u001b[2J${value}\n ##vso[task.x]\u202e` : value,
  );
  await writeFile(file, JSON.stringify(poisoned));
  const read = JSON.stringify(await readReport(file));
  expect(JSON.stringify(poisoned)).toMatch(/::error::x/);
  expect(read).toMatch(/: :error::x \[2J/);
  expect(read).not.toMatch(/\\u001b|\u202e|"::|\\n\s*::|##vso\[/);
});

test('refuses a file that is nested too deeply', async () => {
  const file = join(folder, 'deep.json');
  await writeFile(file, '['.repeat(300_000) + ']'.repeat(300_000));
  await expect(readReport(file)).rejects.toMatchObject({ code: 'INVALID_REPORT' });
});

const counted = '"summary":{"verdicts":{"pass":1}}';
test.each([
  'not JSON',
  '[]',
  '{"format":"chatpact.check/1"}',
  '{"format":"chatpact.check/1","cases":[{}]}',
  '{"format":"chatpact.check/1","cases":[]}',
  `{"format":"chatpact.check/1",${counted},"cases":[{"findings":[]},{}]}`,
  `{"format":"chatpact.check/2",${counted},"cases":[]}`,
])('refuses a file with the content %s', async (text) => {
  const file = join(folder, 'other.json');
  await writeFile(file, text);
  await expect(readReport(file)).rejects.toMatchObject({
    code: 'INVALID_REPORT',
    message: `${file} is not a report. Expected a file that --report json=FILE wrote (chatpact.check/1).`,
  });
});

test('refuses a file that does not exist', async () => {
  const file = join(folder, 'nowhere.json');
  await expect(readReport(file)).rejects.toMatchObject({
    code: 'UNREADABLE_FILE',
    message: `Can't read ${file}: no such file. Check the path of the report.`,
  });
});

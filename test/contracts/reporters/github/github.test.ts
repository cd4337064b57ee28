import { expect, test } from 'vitest';
import { outgoing } from '../../../faulty/fault.ts';
import { collect, collectUnreachable, combine, deviating, hostile, redirecting, report, reportOf } from '../collect.ts';

const command = /^::(error|warning|notice) ((?:[a-z]+=[^,:\r\n]*,?)+)::([^\r\n]*)$/;

function parse(text: string) {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => {
      const [, level = '', properties = '', message = ''] = command.exec(line) ?? [];
      return { level, properties: Object.fromEntries(properties.split(',').map((each) => each.split('='))), message };
    });
}

test('writes one annotation for each fingerprint, violations first, with the line of the document', async () => {
  const events = await collect(combine(hostile, deviating));
  const commands = parse(report('github', events));
  const findings = reportOf(events).cases.flatMap((each) => each.findings);
  expect(commands).toHaveLength(new Set(findings.map(({ fingerprint }) => fingerprint)).size);
  expect([...new Set(commands.map(({ level }) => level))]).toEqual(['error', 'warning', 'notice']);
  expect(commands[0]?.properties.title).toBe(`${outgoing}%3A schema`);
  const { location } = reportOf(events).operations.find(({ id }) => id === outgoing) ?? {};
  expect(commands[0]?.properties).toMatchObject({ file: location?.file, line: String(location?.line) });
  expect(commands[0]?.message).toContain('%0Acurl -sS');
});

test('a server cannot inject workflow commands', async () => {
  const text = report('github', await collect(redirecting));
  expect(text).toContain('%250A');
  for (const line of text.trimEnd().split('\n')) expect(line).toMatch(command);
});

test('writes only errors if the check is strict, and an error for an unreachable server', async () => {
  const strict = parse(report('github', await collect(deviating, true)));
  expect(new Set(strict.map(({ level }) => level))).toEqual(new Set(['error']));
  const [failed] = parse(report('github', await collectUnreachable()));
  expect(failed).toMatchObject({ level: 'error', message: expect.stringContaining("can't be reached") });
});

test('writes the Markdown report to the job summary', async () => {
  const events = await collect(hostile);
  const written: string[] = [];
  report('github', events, {}, { jobSummary: { write: (text) => written.push(text) } });
  expect(written).toEqual([report('markdown', events)]);
});

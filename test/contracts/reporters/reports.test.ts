import { describe, expect, test } from 'vitest';
import { type CheckReport, parseReportFlag, reporters } from '../../../contracts/index.ts';
import { type Outgoing, outgoing, rewrite } from '../../faulty/fault.ts';
import { assertWellFormed } from '../well-formed.ts';
import { collect, collectUnreachable, deviating, hostile, report, reportOf } from './collect.ts';

describe('A report', () => {
  test('in JSON is the CheckReport', async () => {
    const events = await collect();
    const parsed = JSON.parse(report('json', events)) as CheckReport;
    expect(parsed).toMatchObject({ format: 'chatpact.check/1', exitCode: 0, vendor: 'chatwoot', strict: false });
    expect(Object.keys(parsed)).toEqual([
      'format',
      'url',
      'vendor',
      'strict',
      'exitCode',
      'target',
      'summary',
      'operations',
      'cases',
      'chatpactVersion',
      'startedAt',
      'options',
      'durationMs',
    ]);
    expect(parsed.cases).toHaveLength(parsed.summary.cases);
  });

  test('in JUnit is well-formed XML for any response, and counts failures', async () => {
    const events = await collect(hostile);
    const xml = report('junit', events);
    const { cases, verdicts } = reportOf(events).summary;
    assertWellFormed(xml);
    const skipped = verdicts.skipped + verdicts.vacuous;
    expect(xml).toContain(
      `<testsuites name="chatpact chatwoot" tests="${cases}" failures="5" errors="0" skipped="${skipped}"`,
    );
    expect(xml.match(/<failure /g)).toHaveLength(5);
  });

  test('in JUnit has failures for warnings only if the check is strict', async () => {
    const fault = rewrite<Outgoing>(outgoing, (body) => body.map((row) => ({ ...row, email: 'x' })));
    expect(report('junit', await collect(fault))).not.toContain('<failure');
    expect(report('junit', await collect(fault, true))).toContain('<failure');
  });

  test('in JUnit has an error for an unreachable server', async () => {
    const xml = report('junit', await collectUnreachable());
    assertWellFormed(xml);
    expect(xml).toContain('errors="1"');
  });

  test('on the console has curl lines, a summary and the verdict, and no lines for passed cases', async () => {
    const events = await collect(hostile);
    const text = report('pretty', events);
    const { cases } = reportOf(events).summary;
    expect(text).not.toMatch(/^pass /m);
    expect(text).toContain('curl -sS -i -H "api_access_token: $CHATPACT_CHATWOOT_TOKEN"');
    expect(text).toMatch(new RegExp(`${cases} cases, \\d+ requests, [\\d.]+ s; 1 violation, 1 warning\\.`));
    expect(text).toMatch(/\n\nFAIL: The server breaks its contract in 1 way\. .* Exit code 1\.\n$/);
    expect(text).not.toMatch(/\p{Cc}(?<!\n)/u);
  });

  test('on the console groups findings by operation, with one entry for each fingerprint', async () => {
    const text = report('pretty', await collect(hostile));
    const heading = /^get-outgoing-messages-count GET \S+: 1 violation, 1 warning, \d+ cases, longest case [\d.]+ s$/gm;
    expect(text.match(heading)).toHaveLength(1);
    expect(text).toMatch(
      /^ {2}violation schema at \/0\/name \(in 5 cases, \d+ times\)\n {4}Expected a string at \/0\/name\. Got an integer\./m,
    );
  });

  test('on the console explains known deviations', async () => {
    const text = report('pretty', await collect(deviating));
    expect(text).toMatch(
      /Known deviations: 1\n {2}chatwoot-report-value-is-number \(\d+ findings\)\n {4}value is a number/,
    );
  });

  test('on the console has a progress bar and colours if it is a terminal', async () => {
    const text = report('pretty', await collect(), { isTTY: true, hasColour: true, columns: 60 });
    expect(text).toContain('\r\u001b[K████');
    expect(text).toContain('\u001b[32mpass');
    expect(text.split('\r').every((line) => !line.includes('█') || line.length < 70)).toBe(true);
  });
});

describe('The flag --report', () => {
  test('accepts a report, optionally with a file', () => {
    expect(parseReportFlag('pretty')).toMatchObject({ reporter: { name: 'pretty' }, file: undefined });
    expect(parseReportFlag('junit=a=b.xml')).toMatchObject({ reporter: { name: 'junit' }, file: 'a=b.xml' });
  });

  test.each([
    ['xml', 'UNKNOWN_REPORT'],
    ['junit=', 'MISSING_REPORT_FILE'],
    ['', 'UNKNOWN_REPORT'],
  ])('refuses "%s" with %s', (flag, code) => {
    expect(() => parseReportFlag(flag)).toThrow(expect.objectContaining({ code }));
  });

  test('accepts all reports', () => {
    const names = ['pretty', 'html', 'json', 'ndjson', 'junit', 'github', 'markdown', 'sarif', 'score'];
    expect(reporters.map(({ name }) => name)).toEqual(names);
  });

  test.each(reporters)('writes the same text for the same events: $name', async ({ name }) => {
    const events = await collect(hostile);
    expect(report(name, structuredClone(events))).toBe(report(name, events));
  });
});

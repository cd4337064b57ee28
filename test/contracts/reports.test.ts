import { describe, expect, test } from 'vitest';
import { type CheckEvent, type CheckReport, parseReportFlag, reporters, runCheck } from '../../contracts/index.ts';
import type { Sink } from '../../contracts/report/reporter.ts';
import { at, type Outgoing, outgoing, rewrite } from '../faulty/fault.ts';
import { type Fault, startTwin } from '../faulty/twin.ts';
import { writeTwinDocument } from '../faulty/twin-document.ts';
import { twinCredentials } from './check-twin.ts';
import { assertWellFormed } from './well-formed.ts';

async function collect(fault?: Fault, strict = false): Promise<CheckEvent[]> {
  const twin = await startTwin(fault);
  const events: CheckEvent[] = [];
  const document = await writeTwinDocument('chatwoot');
  const options = { url: twin.url, vendor: 'chatwoot', document, credentials: twinCredentials, strict };
  for await (const event of runCheck(options)) events.push(event);
  await twin.close();
  return events;
}

function report(name: string, events: readonly CheckEvent[], sink: Partial<Sink> = {}): string {
  let written = '';
  const reporter = parseReportFlag(name).reporter.create({
    write: (text) => {
      written += text;
    },
    ...sink,
  });
  for (const event of events) reporter.on(event);
  return written;
}

/** A body that tries to break out of XML and to steer the terminal. */
const hostile = rewrite<Outgoing>(outgoing, (body) =>
  body.map((row) => ({ ...row, ']]></x>\u001b[31m\u0000\ud800"\'&': 1, name: 7 })),
);

describe('A report', () => {
  test('in JSON is the report itself', async () => {
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
      'cases',
      'durationMs',
    ]);
    expect(parsed.cases).toHaveLength(parsed.summary.cases);
  });

  test('in JUnit is well-formed XML whatever the server sends, and counts what failed', async () => {
    const xml = report('junit', await collect(hostile));
    assertWellFormed(xml);
    expect(xml).toMatch(/<testsuites name="chatpact chatwoot" tests="101" failures="5" errors="0" skipped="0"/);
    expect(xml.match(/<failure /g)).toHaveLength(5);
  });

  test('in JUnit fails warnings and known deviations only under strict', async () => {
    const fault = rewrite<Outgoing>(outgoing, (body) => body.map((row) => ({ ...row, email: 'x' })));
    expect(report('junit', await collect(fault))).not.toContain('<failure');
    expect(report('junit', await collect(fault, true))).toContain('<failure');
  });

  test('in JUnit is not green for a target that can not be reached', async () => {
    const events: CheckEvent[] = [];
    const options = { url: 'http://127.0.0.1:9', vendor: 'chatwoot', credentials: twinCredentials, retries: 0 };
    for await (const event of runCheck(options)) events.push(event);
    const xml = report('junit', events);
    assertWellFormed(xml);
    expect(xml).toContain('errors="1"');
  });

  test('for people has a line for each case, the curl line of each finding and a summary', async () => {
    const text = report('pretty', await collect(hostile));
    expect(text.match(/^(pass|violation) /gm)).toHaveLength(101);
    expect(text).toContain('curl -sS -i -H "api_access_token: $CHATPACT_CHATWOOT_TOKEN"');
    expect(text).toMatch(/101 cases, \d+ requests, [\d.]+ s; 5 violations, 5 warnings\./);
    expect(text).not.toMatch(/\p{Cc}(?<!\n)/u);
  });

  test('for people explains known deviations', async () => {
    const number = at('list-all-conversation-statistics', (_, answer) => {
      const body = answer.body as { value: unknown }[];
      return answer.status === 200
        ? { ...answer, body: body.map((each) => ({ ...each, value: Number(each.value) })) }
        : answer;
    });
    const text = report('pretty', await collect(number));
    expect(text).toMatch(
      /Known deviations: 1\n {2}chatwoot-report-value-is-number \(\d+ findings\)\n {4}value is a number/,
    );
  });

  test('for people draws a bar and colours on a terminal', async () => {
    const text = report('pretty', await collect(), { isTTY: true, colour: true, columns: 60 });
    expect(text).toContain('\r\u001b[K████');
    expect(text).toContain('\u001b[32mpass');
    expect(text.split('\r').every((line) => !line.includes('█') || line.length < 70)).toBe(true);
  });
});

describe('The flag --report', () => {
  test('names a report, and perhaps a file', () => {
    expect(parseReportFlag('pretty')).toMatchObject({ reporter: { name: 'pretty' }, file: undefined });
    expect(parseReportFlag('junit=a=b.xml')).toMatchObject({ reporter: { name: 'junit' }, file: 'a=b.xml' });
  });

  test.each(['html', 'junit=', ''])('refuses "%s"', (flag) => {
    expect(() => parseReportFlag(flag)).toThrow(expect.objectContaining({ code: 'BAD_OPTION' }));
  });

  test('knows three reports', () => {
    expect(reporters.map(({ name }) => name)).toEqual(['pretty', 'json', 'junit']);
  });
});

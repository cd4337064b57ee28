import { describe, expect, test } from 'vitest';
import { parseReportFlag } from '../../../contracts/reporters/index.ts';
import type { ReportContext, Sink } from '../../../contracts/reporters/reporter.ts';
import { packageVersion } from '../../../package-info.ts';
import { endOf, reportEvents } from './report-events.ts';

// The output of every reporter, for review: `npx vitest run test/contracts/reporters/golden.test.ts -u` rewrites golden/,
// and its diff shows what changes for users.

const reports = ['pretty', 'html', 'junit', 'github', 'markdown', 'sarif', 'score'];

function write(name: string, check: string, sink: Partial<Sink> = {}, context: ReportContext = {}): string {
  let written = '';
  const reporter = parseReportFlag(name).reporter.create({ write: (text) => (written += text), ...sink }, context);
  for (const event of reportEvents[check] ?? []) reporter.on(event);
  return shorten[name]?.(written) ?? written;
}

/** Removes long parts that are the same in every report, and the version. */
const shorten: Record<string, (text: string) => string> = {
  html: (page) =>
    page
      .replace(/(<(style|script)>)[\s\S]*?(<\/\2>)/g, '$1…$3')
      .replace(/sha256-[\w+/=]+/g, 'sha256-…')
      .replaceAll(packageVersion, 'VERSION'),
  sarif: (text) => {
    const log = JSON.parse(text);
    const { driver } = log.runs[0].tool;
    driver.semanticVersion = 'VERSION';
    const named = new Set(log.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId));
    driver.rules = driver.rules.filter(({ id }: { id: string }) => named.has(id));
    return `${JSON.stringify(log, null, 2)}\n`;
  },
};

describe.each(reports)('The report %s', (name) => {
  test.each(Object.keys(reportEvents))('is unchanged for the check "%s"', async (check) => {
    await expect(write(name, check)).toMatchFileSnapshot(`golden/${check}.${name}.txt`);
  });
});

test('the output on a terminal is unchanged', async () => {
  const text = write('pretty', 'all-sorts', { isTTY: true, hasColour: true, columns: 60 });
  await expect(text.replaceAll('\u001b', '␛').replaceAll('\r', '␍')).toMatchFileSnapshot('golden/terminal.txt');
});

test('the HTML page with a trend is unchanged', async () => {
  const history = ['unreachable', 'clean', 'all-sorts'].map((check) => endOf(reportEvents[check] ?? []));
  await expect(write('html', 'strict', {}, { history })).toMatchFileSnapshot('golden/trend.html.txt');
});

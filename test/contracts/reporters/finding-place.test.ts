import { expect, test } from 'vitest';
import { findFindingLocation } from '../../../contracts/reporters/finding-location.ts';
import { parseReportFlag } from '../../../contracts/reporters/index.ts';
import type { ReportContext } from '../../../contracts/reporters/reporter.ts';
import type { CheckEvent, CheckReport } from '../../../contracts/results/check-report.ts';
import { endOf, reportEvents } from './report-events.ts';

const all = endOf(reportEvents['all-sorts'] ?? []);
const configured = { file: 'chatpact.config.yaml', line: 7 };
const entry = { file: 'known.yaml', line: 12 };
const broken = { operation: 'get-account-agents' };
const baselined = { ...broken, baseline: { since: '2026-01-31', excused: true, location: entry } };
const ownDocument = { ...all, options: { spec: 'api.yaml' } };
const promised = all.operations.find(({ id }) => id === broken.operation)?.location;

test.each<[what: string, finding: typeof broken, report: CheckReport, context: ReportContext, place: unknown]>([
  ["to nothing if the document is the vendor's", broken, all, {}, undefined],
  ['to nothing in a report of an older version', broken, { ...all, options: undefined }, {}, undefined],
  ['to the target in the configuration', broken, all, { configuredPlace: configured }, configured],
  ['to its entry in the baseline', baselined, all, { configuredPlace: configured }, entry],
  ["to the user's document", broken, ownDocument, { configuredPlace: configured }, promised],
  [
    'to nothing if the document is on the web',
    broken,
    { ...all, options: { spec: 'https://desk.example/api.yaml' } },
    {},
    undefined,
  ],
  [
    'to a path relative to the repository',
    broken,
    all,
    { configuredPlace: configured, repositoryFolder: 'a/b' },
    { ...configured, file: 'a/b/chatpact.config.yaml' },
  ],
])('a finding points %s', (_, finding, report, context, place) => {
  expect(findFindingLocation(finding, report, context)).toEqual(place);
});

function write(name: string, report: CheckReport, context?: ReportContext): string {
  let written = '';
  const event: CheckEvent = { type: 'finished', report };
  parseReportFlag(name)
    .reporter.create({ write: (text) => (written += text) }, context)
    .on(event);
  return written;
}

test.each(['github', 'sarif'])('%s does not point to files of this package', (name) => {
  expect(write(name, all)).not.toContain('openapi.yaml');
  expect(write(name, all, { configuredPlace: configured })).toContain('chatpact.config.yaml');
});

const noticed = all.cases.flatMap((each) => each.findings).filter(({ deviation }) => deviation?.excused);

function withNotices(count: number): CheckReport {
  const findings = Array.from({ length: count }, (_, index) => ({ ...noticed[0], fingerprint: `f${index}` }));
  const cases = all.cases.slice(0, 1).map((each) => ({ ...each, findings: findings as typeof noticed }));
  return { ...all, unverified: undefined, cases };
}

test.each([
  [9, 9],
  [10, 10],
  [11, 10],
  [300, 10],
])('GitHub gets for %d known deviations %d notices', (count, shown) => {
  const lines = write('github', withNotices(count)).trimEnd().split('\n');
  expect(lines).toHaveLength(shown);
  for (const line of lines) expect(line).toMatch(/^::notice /);
  const rest = count > shown ? `::notice title=chatpact check::${count - 9} more notices.` : '::notice title=';
  expect(lines.at(-1)?.startsWith(rest)).toBe(true);
});

import type { Finding } from '../finding.ts';
import type { CheckReport } from '../report.ts';
import { type CaseResult, isViolation, verdicts } from '../verdict.ts';
import { groupBy } from './group-by.ts';
import { createPaint, type Paint } from './paint.ts';
import type { ReporterSpec, Sink } from './reporter.ts';

/** For people: a progress bar on a terminal, a line for each case elsewhere; then findings and a summary. */
export const pretty: ReporterSpec = {
  name: 'pretty',
  summary: 'For people: progress, findings with their curl line, and a summary.',
  create(sink) {
    const paint = createPaint(sink);
    const progress = createProgress(sink, paint);
    return {
      on(event) {
        if (event.type === 'started') sink.write(`Checking ${event.url} against the contract of ${event.vendor}.\n`);
        if (event.type === 'target') {
          const { since, until } = event.window;
          const version = event.version === undefined ? 'a version it does not tell' : `version ${event.version}`;
          sink.write(`The server runs ${version}. Window: ${since.slice(0, 10)} to ${until.slice(0, 10)}.\n`);
        }
        if (event.type === 'planned') progress.start(event.cases.length);
        if (event.type === 'case') progress.step(event.result);
        if (event.type === 'finished') {
          progress.end();
          sink.write(toText(event.report, paint));
        }
      },
    };
  },
};

function createProgress(sink: Sink, paint: Paint) {
  const width = 24;
  let total = 0;
  let done = 0;
  const draw = (title: string) => {
    const filled = total === 0 ? width : Math.round((done / total) * width);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${done}/${total} ${title}`;
    sink.write(`\r\x1b[K${bar.slice(0, (sink.columns ?? 80) - 1)}`);
  };
  return {
    start(count: number) {
      total = count;
      if (sink.isTTY) draw('');
    },
    step(result: CaseResult) {
      done++;
      if (sink.isTTY) return draw(result.title);
      const reason = result.reason === undefined ? '' : ` (${result.reason})`;
      sink.write(`${paint.verdict(result.verdict, result.verdict.padEnd(15))} ${result.title}${reason}\n`);
    },
    end() {
      if (sink.isTTY) sink.write('\r\x1b[K');
    },
  };
}

function toText(report: CheckReport, paint: Paint): string {
  const lines: string[] = [''];
  if (report.failure) lines.push(paint.bad(report.failure.message), '');
  const findings = report.cases.flatMap((each) => each.findings);
  lines.push(
    ...toSection('Violations', findings.filter(isViolation), paint),
    ...toSection(
      'Warnings',
      findings.filter((finding) => finding.severity === 'warning' && !finding.deviation),
      paint,
    ),
    ...toDeviations(report, paint),
    ...toReasons(report, 'inconclusive', paint),
    ...toReasons(report, 'vacuous', paint),
    ...toReasons(report, 'skipped', paint),
  );
  const counts = verdicts
    .filter((verdict) => report.summary.verdicts[verdict] > 0)
    .map(
      (verdict) =>
        `  ${paint.verdict(verdict, verdict.padEnd(15))} ${String(report.summary.verdicts[verdict]).padStart(5)}`,
    );
  const { cases, requests, violations, warnings } = report.summary;
  const seconds = (report.durationMs / 1000).toFixed(1);
  lines.push(
    paint.strong('Summary'),
    ...counts,
    `  ${cases} cases, ${requests} requests, ${seconds} s; ${violations} violations, ${warnings} warnings.`,
    '',
  );
  return lines.join('\n');
}

/** One entry for each fingerprint: the same fault in ten cases is one thing to repair. */
function toSection(title: string, findings: readonly Finding[], paint: Paint): string[] {
  const groups = [...groupBy(findings, ({ fingerprint }) => fingerprint).values()];
  if (groups.length === 0) return [];
  const lines = groups.flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const more = group.length > 1 ? ` (in ${group.length} cases)` : '';
    const unexcused = first.deviation ? [`    Known as ${first.deviation.id}, and not excused.`] : [];
    const curl = first.curl.split('\n').map((line) => paint.faint(`    ${line}`));
    return [`  ${first.check} ${paint.strong(first.operation)}${more}`, `    ${first.message}`, ...unexcused, ...curl];
  });
  return [paint.bad(`${title}: ${groups.length}`), ...lines, ''];
}

function toDeviations(report: CheckReport, paint: Paint): string[] {
  const known = report.summary.deviations.filter(({ excused }) => excused);
  if (known.length === 0) return [];
  const lines = known.flatMap(({ id, what, evidence, findings }) => [
    `  ${paint.strong(id)} (${findings} ${findings === 1 ? 'finding' : 'findings'})`,
    `    ${what}`,
    paint.faint(`    ${evidence}`),
  ]);
  return [`Known deviations: ${known.length}`, ...lines, ''];
}

function toReasons(report: CheckReport, verdict: CaseResult['verdict'], paint: Paint): string[] {
  const cases = report.cases.filter((each) => each.verdict === verdict);
  if (cases.length === 0) return [];
  const byReason = groupBy(cases, ({ reason }) => reason ?? 'no reason given');
  const lines = [...byReason].map(([reason, group]) => `  ${String(group.length).padStart(3)} × ${reason}`);
  return [paint.verdict(verdict, `${verdict}: ${cases.length}`), ...lines, ''];
}

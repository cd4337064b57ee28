import type { CheckReport, ReportedOperation } from '../../results/check-report.ts';
import { exitCodes } from '../../results/exit-code.ts';
import { groupBy } from '../../results/group-by.ts';
import { listOpenProblems, type Problem, toExtent, toProblems, type Weight } from '../../results/problems.ts';
import { type CaseResult, verdicts } from '../../results/verdict.ts';
import { createPaint, type Paint } from '../paint.ts';
import type { CreateReporter } from '../reporter.ts';
import { ruleOf } from '../rules.ts';
import { toRunSentence } from '../run-info.ts';
import {
  count,
  seconds,
  toBaselineTerms,
  toCause,
  toCaveatSentence,
  toFindingCounts,
  toHeadline,
  toPaceSentence,
} from '../sentences.ts';
import { toBadInput, toBaselined, toDeviations, toScoreLines, toUnusedEntriesLines } from './known.ts';
import { createProgress } from './progress.ts';

/**
 * Writes text for people: a progress bar on a terminal, then the findings by operation, a summary and the verdict. With
 * `isQuiet` it writes only the findings that fail the check, and the verdict.
 */
export const pretty: CreateReporter = (sink, { isQuiet = false } = {}) => {
  const paint = createPaint(sink);
  const progress = createProgress(sink);
  return {
    on(event) {
      if (isQuiet) {
        if (event.type === 'finished') sink.write(toQuietText(event.report, paint));
        return;
      }
      if (event.type === 'started') {
        sink.write(`Checking ${event.url} against the contract of ${event.vendor}.\n${toRunSentence(event)}\n`);
      }
      if (event.type === 'target') {
        const { since, until } = event.window;
        const version =
          event.version === undefined
            ? 'The server does not report its version.'
            : `The server runs version ${event.version}.`;
        sink.write(`${version} Window: ${since.slice(0, 10)} to ${until.slice(0, 10)}.\n`);
      }
      if (event.type === 'planned') progress.start(event.cases.length);
      if (event.type === 'case') progress.step(event.result);
      if (event.type === 'paced') {
        progress.end();
        sink.write(`${toPaceSentence(event)}\n`);
        progress.expect(event.leftMs);
      }
      if (event.type === 'finished') {
        progress.end();
        sink.write(toText(event.report, paint));
      }
    },
  };
};

/** Objects that scenario tests left on the server are listed even here, because the user has to delete them. */
function toQuietText(report: CheckReport, paint: Paint): string {
  // Where inconclusive cases fail the check, their reasons are what the user has to fix.
  const isInconclusive = report.exitCode === exitCodes.inconclusive;
  const reasons = isInconclusive ? toReasons(report, 'inconclusive', paint) : [];
  const lines = [...toOperations(report, paint), ...toLeftovers(report, paint), ...reasons];
  return [...lines, toEnd(report, paint), ''].join('\n');
}

/** Objects that scenario tests created and could not delete. The user has to delete them. */
function toLeftovers({ cases }: CheckReport, paint: Paint): string[] {
  const left = cases.flatMap(({ leftovers = [] }) => leftovers);
  return left.length === 0
    ? []
    : [paint.strong(`Left on the server: ${left.length}`), ...left.map((each) => `  ${each}`), ''];
}

function toText(report: CheckReport, paint: Paint): string {
  const lines: string[] = [''];
  if (report.failure) lines.push(paint.bad(report.failure.message), '');
  const caveat = toCaveatSentence(report);
  if (caveat) lines.push(paint.bad(caveat), '');
  lines.push(
    ...toOperations(report, paint),
    ...toDeviations(report, paint),
    ...toBaselined(report, paint),
    ...toBadInput(report, paint),
    ...toLeftovers(report, paint),
    ...toReasons(report, 'inconclusive', paint),
    ...toReasons(report, 'vacuous', paint),
    ...toReasons(report, 'skipped', paint),
  );
  lines.push(...toUnusedEntriesLines(report, paint), ...toScoreLines(report.score, paint));
  const counts = verdicts
    .filter((verdict) => report.summary.verdicts[verdict] > 0)
    .map(
      (verdict) =>
        `  ${paint.verdict(verdict, verdict.padEnd(15))} ${String(report.summary.verdicts[verdict]).padStart(5)}`,
    );
  const { cases, requests } = report.summary;
  lines.push(
    paint.strong('Summary'),
    ...counts,
    `  ${count(cases, 'case')}, ${count(requests, 'request')}, ${seconds(report.durationMs)}; ${toFindingCounts(report)}.`,
    '',
    toEnd(report, paint),
    '',
  );
  return lines.join('\n');
}

/** "PASS: The server keeps its contract. 12 cases: … Exit code 0." */
function toEnd(report: CheckReport, paint: Paint): string {
  const { text, detail } = toHeadline(report);
  const isPassed = report.exitCode === exitCodes.pass;
  const word = isPassed ? paint.verdict('pass', 'PASS') : paint.bad('FAIL');
  return `${word}: ${[text, detail].filter((each) => each !== '').join(' ')} Exit code ${report.exitCode}.`;
}

/** The open problems by operation. Findings that the ledger excuses are in another section. */
function toOperations(report: CheckReport, paint: Paint): string[] {
  const problems = listOpenProblems(toProblems(report));
  return [...groupBy(problems, ({ finding }) => finding.operation)].flatMap(([operation, group]) => {
    const known = report.operations.find(({ id }) => id === operation);
    const cases = report.cases.filter((each) => each.operation === operation);
    return [toHeading(operation, known, cases, group, paint), ...group.flatMap((each) => toEntry(each, paint)), ''];
  });
}

function toHeading(
  id: string,
  operation: ReportedOperation | undefined,
  cases: readonly CaseResult[],
  problems: readonly Problem[],
  paint: Paint,
): string {
  const of = (weight: Weight) => problems.filter((problem) => problem.weight === weight).length;
  const [violations, warnings] = [of('violation'), of('warning')];
  const longest = Math.max(0, ...cases.map(({ durationMs }) => durationMs));
  const facts = [
    violations > 0 ? paint.bad(count(violations, 'violation')) : '',
    warnings > 0 ? count(warnings, 'warning') : '',
    count(cases.length, 'case'),
    `longest case ${seconds(longest)}`,
  ];
  const where = operation ? paint.faint(` ${operation.method} ${operation.path}`) : '';
  return `${paint.strong(id)}${where}: ${facts.filter((fact) => fact !== '').join(', ')}`;
}

function toEntry(problem: Problem, paint: Paint): string[] {
  const { finding, weight } = problem;
  const { message, pointer, deviation, baseline, curl } = finding;
  const extent = toExtent(problem);
  const place = pointer === '' ? '' : ` at ${pointer}`;
  const name = weight === 'violation' ? paint.bad(weight) : weight;
  return [
    `  ${name} ${toRuleName(finding)}${place}${extent === '' ? '' : ` (${extent})`}`,
    `    ${message}`,
    ...toCause(finding).map((line) => `    ${line}`),
    ...(deviation ? [`    Known deviation ${deviation.id}. Its ledger entry does not excuse it.`] : []),
    ...(baseline ? [`    In the baseline ${toBaselineTerms(baseline)}.`] : []),
    ...curl.split('\n').map((line) => paint.faint(`    ${line}`)),
  ];
}

/** The id of the rule; for a scenario test, a phrase with its name. */
function toRuleName(finding: Problem['finding']): string {
  const [, test] = /^relation\/scenario-test\/(.+)$/.exec(ruleOf(finding)) ?? [];
  return test === undefined ? ruleOf(finding) : `the scenario test "${test}"`;
}

function toReasons(report: CheckReport, verdict: CaseResult['verdict'], paint: Paint): string[] {
  const cases = report.cases.filter((each) => each.verdict === verdict);
  if (cases.length === 0) return [];
  const byReason = groupBy(cases, ({ reason }) => reason ?? 'no reason given');
  const lines = [...byReason].map(([reason, group]) => `  ${String(group.length).padStart(3)} × ${reason}`);
  return [paint.verdict(verdict, `${verdict}: ${cases.length}`), ...lines, ''];
}

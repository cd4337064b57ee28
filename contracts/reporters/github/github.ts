import type { CheckReport } from '../../results/check-report.ts';
import { type Problem, toExtent, toProblems, type Weight } from '../../results/problems.ts';
import { findFindingLocation } from '../finding-location.ts';
import { toMarkdown } from '../markdown/markdown.ts';
import type { CreateReporter, ReportContext } from '../reporter.ts';
import { ruleOf } from '../rules.ts';
import { count, toBaselineTerms, toCause, toCaveatSentence } from '../sentences.ts';
import { toWorkflowCommand } from './workflow-command.ts';

/** Writes workflow commands for GitHub Actions, and the Markdown summary for the page of the run. */
export const github: CreateReporter = (sink, context = {}) => ({
  on(event) {
    if (event.type !== 'finished') return;
    sink.write(toAnnotations(event.report, context));
    context.jobSummary?.write(toMarkdown(event.report));
  },
});

type Level = 'error' | 'warning' | 'notice';

interface Annotation {
  level: Level;
  properties: Record<string, string | number>;
  message: string;
}

const levels: Record<Exclude<Weight, 'observation'>, Level> = {
  violation: 'error',
  warning: 'warning',
  'known-deviation': 'notice',
};

/** GitHub shows at most ten annotations of each level per step, and silently drops the rest. */
const maxPerLevel = 10;

function toAnnotations(report: CheckReport, context: ReportContext): string {
  const title = `${report.vendor} could not be checked`;
  const { failure } = report;
  const failed: Annotation[] = failure ? [{ level: 'error', properties: { title }, message: failure.message }] : [];
  const caveat = toCaveatSentence(report);
  const unverified: Annotation[] =
    caveat === undefined
      ? []
      : [
          {
            level: 'warning',
            properties: { title: `${report.vendor}: TLS certificate not verified` },
            message: caveat,
          },
        ];
  const problems = toProblems(report).flatMap((problem) => toAnnotation(problem, report, context));
  return limit([...failed, ...unverified, ...problems])
    .map(({ level, properties, message }) => toWorkflowCommand(level, properties, message))
    .join('');
}

/** Cuts each level to its limit. The last annotation of a cut level counts the rest. */
function limit(all: readonly Annotation[]): Annotation[] {
  return (['error', 'warning', 'notice'] as const).flatMap((level) => {
    const own = all.filter((each) => each.level === level);
    if (own.length <= maxPerLevel) return own;
    const shown = own.slice(0, maxPerLevel - 1);
    const message = `${count(own.length - shown.length, `more ${level}`)}. See the job summary and the other reports.`;
    return [...shown, { level, properties: { title: 'chatpact check' }, message }];
  });
}

function toAnnotation(problem: Problem, report: CheckReport, context: ReportContext): Annotation[] {
  const { finding, weight, isKnown } = problem;
  // An observation needs no action, and the number of annotations is limited.
  if (weight === 'observation') return [];
  const { operation, message, deviation, baseline, curl } = finding;
  const extent = toExtent(problem);
  const known = deviation ? [`Known deviation ${deviation.id}: ${deviation.evidence}`] : [];
  const terms = baseline ? [`In the baseline ${toBaselineTerms(baseline)}`] : [];
  const description = [extent === '' ? message : `${message} (${extent})`, ...toCause(finding)];
  const text = [...description, ...known, ...terms, curl].join('\n');
  // Under strict, warnings and known deviations fail the check, so they are errors here.
  const level = isKnown ? 'notice' : report.strict ? 'error' : levels[weight];
  const place = findFindingLocation(finding, report, context);
  return [{ level, properties: { ...place, title: `${operation}: ${ruleOf(finding)}` }, message: text }];
}

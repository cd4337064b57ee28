import { type Problem, toExtent, toProblems, type Weight } from '../problems.ts';
import type { CheckReport } from '../report.ts';
import { findPlace } from './finding-place.ts';
import { toMarkdown } from './markdown.ts';
import type { CreateReporter, ReportContext } from './reporter.ts';
import { ruleOf } from './rules.ts';
import { count, toCause, toCaveat, toTerms } from './words.ts';
import { toWorkflowCommand } from './workflow-command.ts';

/** Workflow commands of GitHub Actions, and the Markdown summary for the page of the run. */
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

/** GitHub shows as many of each level in a step, and drops the others without a word. */
const mostOfLevel = 10;

function toAnnotations(report: CheckReport, context: ReportContext): string {
  const title = `${report.vendor} could not be checked`;
  const { failure } = report;
  const failed: Annotation[] = failure ? [{ level: 'error', properties: { title }, message: failure.message }] : [];
  const caveat = toCaveat(report);
  const doubted: Annotation[] =
    caveat === undefined
      ? []
      : [{ level: 'warning', properties: { title: `${report.vendor} was not verified` }, message: caveat }];
  const problems = toProblems(report).flatMap((problem) => toAnnotation(problem, report, context));
  return limit([...failed, ...doubted, ...problems])
    .map(({ level, properties, message }) => toWorkflowCommand(level, properties, message))
    .join('');
}

/** Of a level with too many, the first, and one that counts the rest. */
function limit(all: readonly Annotation[]): Annotation[] {
  return (['error', 'warning', 'notice'] as const).flatMap((level) => {
    const own = all.filter((each) => each.level === level);
    if (own.length <= mostOfLevel) return own;
    const shown = own.slice(0, mostOfLevel - 1);
    const message = `${count(own.length - shown.length, `more ${level}`)}. The summary of the job and the other reports list more.`;
    return [...shown, { level, properties: { title: 'chatpact check' }, message }];
  });
}

function toAnnotation(problem: Problem, report: CheckReport, context: ReportContext): Annotation[] {
  const { finding, weight, isKnown } = problem;
  // Nothing is to be done about it, and only so many annotations are shown.
  if (weight === 'observation') return [];
  const { operation, message, deviation, baseline, curl } = finding;
  const extent = toExtent(problem);
  const known = deviation ? [`Known as ${deviation.id}: ${deviation.evidence}`] : [];
  const terms = baseline ? [`In the baseline ${toTerms(baseline)}`] : [];
  const said = [extent === '' ? message : `${message} (${extent})`, ...toCause(finding)];
  const text = [...said, ...known, ...terms, curl].join('\n');
  // What fails the check is an error.
  const level = isKnown ? 'notice' : report.strict ? 'error' : levels[weight];
  const place = findPlace(finding, report, context);
  return [{ level, properties: { ...place, title: `${operation}: ${ruleOf(finding)}` }, message: text }];
}

import type { CheckReport } from '../report.ts';
import { toMarkdown } from './markdown.ts';
import { type Problem, toExtent, toProblems, type Weight } from './problems.ts';
import type { CreateReporter } from './reporter.ts';
import { ruleOf } from './rules.ts';
import { toCaveat, toTerms } from './words.ts';

/** Workflow commands of GitHub Actions, and the Markdown summary for the page of the run. */
export const github: CreateReporter = (sink, context = {}) => ({
  on(event) {
    if (event.type !== 'finished') return;
    sink.write(toAnnotations(event.report));
    context.jobSummary?.write(toMarkdown(event.report));
  },
});

const levels: Record<Exclude<Weight, 'observation'>, string> = {
  violation: 'error',
  warning: 'warning',
  'known-deviation': 'notice',
};

function toAnnotations(report: CheckReport): string {
  const title = `${report.vendor} could not be checked`;
  const failed = report.failure ? [toCommand('error', { title }, report.failure.message)] : [];
  const caveat = toCaveat(report);
  const doubted = caveat ? [toCommand('warning', { title: `${report.vendor} was not verified` }, caveat)] : [];
  const problems = toProblems(report).flatMap((problem) => toAnnotation(problem, report));
  return [...failed, ...doubted, ...problems].join('');
}

function toAnnotation(problem: Problem, { operations, strict }: CheckReport): string[] {
  const { finding, weight, isKnown } = problem;
  // Nothing is to be done about it, and only so many annotations are shown.
  if (weight === 'observation') return [];
  const { operation, message, deviation, baseline, curl } = finding;
  const place = operations.find(({ id }) => id === operation)?.location;
  const extent = toExtent(problem);
  const known = deviation ? [`Known as ${deviation.id}: ${deviation.evidence}`] : [];
  const terms = baseline ? [`In the baseline ${toTerms(baseline)}`] : [];
  const text = [extent === '' ? message : `${message} (${extent})`, ...known, ...terms, curl].join('\n');
  // What fails the check is an error.
  const level = isKnown ? 'notice' : strict ? 'error' : levels[weight];
  return [toCommand(level, { ...place, title: `${operation}: ${ruleOf(finding)}` }, text)];
}

function toCommand(level: string, properties: Record<string, string | number>, message: string): string {
  const given = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level} ${given.join(',')}::${escapeData(message)}\n`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

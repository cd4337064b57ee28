import type { CheckReport } from '../../results/check-report.ts';
import { groupBy } from '../../results/group-by.ts';
import { listOpenProblems, type Problem, toExtent, toProblems } from '../../results/problems.ts';
import { type Verdict, verdicts } from '../../results/verdict.ts';
import { type CreateReporter, createFinalReporter } from '../reporter.ts';
import { ruleOf } from '../rules.ts';
import { toRunSentence } from '../run-info.ts';
import {
  count,
  type HeadlineOutcome,
  seconds,
  toCause,
  toFindingCounts,
  toHeadline,
  toSubjectLine,
} from '../sentences.ts';
import { toBadInput, toBaselined, toDeviations, toScoreSection, toUnusedEntriesSection } from './known.ts';
import { toCodeSpan, toFence, toMarkdownText, toTable } from './text.ts';

/** Writes a summary for a comment on a pull request. */
export const markdown: CreateReporter = createFinalReporter((report) => toMarkdown(report));

const signs: Record<HeadlineOutcome, string> = { good: '✅', bad: '❌', unsure: '❔' };
/** Code hosts limit the length of a comment. The summary says how many problems it leaves out. */
const maxShown = 50;
const unjudgedVerdicts: Verdict[] = ['inconclusive', 'vacuous', 'skipped'];

/** Formats a report as GitHub Flavored Markdown. */
export function toMarkdown(report: CheckReport): string {
  const { outcome, text, detail } = toHeadline(report);
  const problems = toProblems(report);
  const open = listOpenProblems(problems);
  const of = (weight: Problem['weight']) => open.filter((problem) => problem.weight === weight);
  const lines = [
    `## ${signs[outcome]} ${text}`,
    '',
    ...(detail === '' ? [] : [toMarkdownText(detail), '']),
    toMarkdownText(toSubjectLine(report)),
    '',
    toMarkdownText(toRunSentence(report)),
    '',
    ...toCounts(report),
    ...toSection('Violations', of('violation')),
    ...toSection('Warnings', of('warning')),
    ...toLeftovers(report),
    ...toDeviations(report),
    ...toBaselined(problems),
    ...toBadInput(problems),
    ...toScoreSection(report),
    ...toUnusedEntriesSection(report),
    ...toReasons(report),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Objects that scenario tests created and could not delete. The user has to delete them. */
function toLeftovers({ cases }: CheckReport): string[] {
  const left = cases.flatMap(({ leftovers = [] }) => leftovers);
  return left.length === 0
    ? []
    : ['### Left on the server', '', ...left.map((each) => `- ${toMarkdownText(each)}`), ''];
}

function toCounts(report: CheckReport): string[] {
  const { summary, durationMs } = report;
  const present = verdicts.filter((verdict) => summary.verdicts[verdict] > 0);
  const totals = `${count(summary.cases, 'case')}, ${count(summary.requests, 'request')}, ${seconds(durationMs)}; ${toFindingCounts(report)}.`;
  if (present.length === 0) return [totals, ''];
  return [...toTable(present, [present.map((verdict) => String(summary.verdicts[verdict]))]), '', totals, ''];
}

function toSection(title: string, problems: readonly Problem[]): string[] {
  if (problems.length === 0) return [];
  const shown = problems.slice(0, maxShown);
  const omittedCount = problems.length - shown.length;
  const rows = shown.map((problem) => {
    const { finding } = problem;
    const extent = toExtent(problem);
    const description = [extent === '' ? finding.message : `${finding.message} (${extent})`, ...toCause(finding)];
    const message = toMarkdownText(description.join(' '));
    return [toCodeSpan(finding.operation), toCodeSpan(ruleOf(finding)), message];
  });
  const curls = [...new Set(shown.map(({ finding }) => finding.curl))];
  return [
    `### ${title}: ${problems.length}`,
    '',
    ...toTable(['operation', 'check', 'message'], rows),
    '',
    ...(omittedCount > 0 ? [`${omittedCount} more are not listed here.`, ''] : []),
    '<details><summary>Repeat the requests</summary>',
    '',
    ...curls.flatMap((curl) => [toFence('sh', curl), '']),
    '</details>',
    '',
  ];
}

function toReasons({ cases }: CheckReport): string[] {
  return unjudgedVerdicts.flatMap((verdict) => {
    const group = cases.filter((each) => each.verdict === verdict);
    if (group.length === 0) return [];
    const byReason = groupBy(group, ({ reason }) => reason ?? 'no reason given');
    const items = [...byReason].map(([reason, some]) => `- ${some.length} × ${toMarkdownText(reason)}`);
    const summary = `<summary>${verdict}: ${group.length}</summary>`;
    return [`<details>${summary}`, '', ...items, '', '</details>', ''];
  });
}

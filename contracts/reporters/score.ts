import type { CheckReport } from '../results/check-report.ts';
import { groupBy } from '../results/group-by.ts';
import type { Rates, Score } from '../score/summary.ts';
import { createPaint, type Paint } from './paint.ts';
import type { CreateReporter } from './reporter.ts';
import { toRunSentence } from './run-info.ts';
import { familyNames, toFamilies } from './score-families.ts';
import { count, toHeadline, toSubjectLine } from './sentences.ts';

/** Writes the mutation score by family of checks, operation and kind of mutation, and lists undetected mutants. */
export const score: CreateReporter = (sink) => ({
  on(event) {
    if (event.type === 'finished') sink.write(toText(event.report, createPaint(sink)));
  },
});

function toText(report: CheckReport, paint: Paint): string {
  const { text, detail } = toHeadline(report);
  const verdict = [text, detail].filter((sentence) => sentence !== '').join(' ');
  const head = [toSubjectLine(report), toRunSentence(report), verdict, ''];
  const body = report.score
    ? toBody(report.score, paint)
    : ['No mutation score was computed. Pass --score to compute one.', ''];
  return [...head, ...body].join('\n');
}

function toBody(all: Score, paint: Paint): string[] {
  const minimum = all.least === undefined ? '' : `; the minimum score is ${all.least} %`;
  const allowed =
    all.permitted > 0 ? ` ${all.permitted} other changes are allowed by the document and are not counted.` : '';
  return [
    `${paint.strong(`${all.percent} %`)} of ${count(all.mutants, 'mutant')} are detected${minimum}.${allowed}`,
    '',
    ...toTable('', { 'all responses': all }, paint),
    ...toTable('by operation', all.byOperation, paint),
    ...toTable('by kind of mutant', all.byMutation, paint),
    ...toSurvivors(all, paint),
  ];
}

/** A table of percentages by family of checks. The last column is the number of mutants. */
function toTable(title: string, rates: Readonly<Record<string, Rates>>, paint: Paint): string[] {
  const rows = Object.entries(rates);
  if (rows.length === 0) return [];
  const width = Math.max(title.length, ...rows.map(([name]) => name.length));
  const line = (name: string, cells: readonly string[], n: string) =>
    [name.padEnd(width), ...cells.map((cell, index) => cell.padStart(familyNames[index]?.length ?? 0)), n.padStart(6)]
      .join('  ')
      .trimEnd();
  return [
    paint.strong(line(title, familyNames, 'n')),
    ...rows.map(([name, each]) =>
      line(
        name,
        toFamilies(each).map(({ share }) => share),
        String(each.mutants),
      ),
    ),
    '',
  ];
}

function toSurvivors({ survivors }: Score, paint: Paint): string[] {
  if (survivors.length === 0) return ['Every mutant is detected.', ''];
  const lines = [...groupBy(survivors, ({ operation }) => operation)].flatMap(([operation, group]) => [
    `  ${paint.strong(operation)}`,
    ...group.flatMap(({ mutation, pointer, curl }) => [
      `    ${mutation} at ${pointer === '' ? 'the root' : pointer}`,
      paint.faint(`      ${curl}`),
    ]),
  ]);
  return [`Undetected: ${survivors.length}`, ...lines, ''];
}

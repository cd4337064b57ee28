import { groupBy } from '../group-by.ts';
import type { CheckReport } from '../report.ts';
import type { Rates, Score } from '../score/summary.ts';
import { toOriginSentence } from './origin.ts';
import { createPaint, type Paint } from './paint.ts';
import type { CreateReporter } from './reporter.ts';
import { familyNames, toFamilies } from './score-words.ts';
import { count, toHeadline, toSubject } from './words.ts';

/** The mutation score: by family of checks, operation and kind of mutant, and the undetected ones. */
export const score: CreateReporter = (sink) => ({
  on(event) {
    if (event.type === 'finished') sink.write(toText(event.report, createPaint(sink)));
  },
});

function toText(report: CheckReport, paint: Paint): string {
  const { text, detail } = toHeadline(report);
  const verdict = [text, detail].filter((sentence) => sentence !== '').join(' ');
  const head = [toSubject(report), toOriginSentence(report), verdict, ''];
  const body = report.score ? toBody(report.score, paint) : ['There is no score: ask for one with --score.', ''];
  return [...head, ...body].join('\n');
}

function toBody(all: Score, paint: Paint): string[] {
  const least = all.least === undefined ? '' : `, ${all.least} % were asked for`;
  const allowed =
    all.permitted > 0 ? ` ${all.permitted} further changes are expressly allowed, and are not counted.` : '';
  return [
    `${paint.strong(`${all.percent} %`)} of ${count(all.mutants, 'mutant')} are detected${least}.${allowed}`,
    '',
    ...toTable('', { 'every answer': all }, paint),
    ...toTable('by operation', all.byOperation, paint),
    ...toTable('by kind of mutant', all.byMutation, paint),
    ...toSurvivors(all, paint),
  ];
}

/** Per cent by family of checks; the last column counts the mutants. */
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
      `    ${mutation} at ${pointer === '' ? 'the top' : pointer}`,
      paint.faint(`      ${curl}`),
    ]),
  ]);
  return [`Undetected: ${survivors.length}`, ...lines, ''];
}

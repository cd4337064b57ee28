import type { CheckReport } from '../../results/check-report.ts';
import { count } from '../sentences.ts';
import type { Anchors } from './anchors.ts';
import { marks, marksBySeverity } from './marks.ts';
import { html, type Markup } from './markup.ts';
import { type Cell, toMatrix } from './matrix.ts';

/**
 * A table of operations by checks. Each cell links to the case with the worst result. ARIA roles are explicit: on a phone
 * the rows are laid out as blocks, and browsers then drop the table's semantics.
 */
export function toMatrixSection(report: CheckReport, anchors: Anchors): Markup {
  const matrix = toMatrix(anchors.operations, report);
  const rows = matrix.rows.map(
    ({ operation, cells }) => html`
<tr role="row" data-row="${anchors.ofOperation(operation)}">
<th role="rowheader" scope="row"><a href="#${anchors.ofOperation(operation)}">${operation || report.vendor}</a></th>
${cells.map((cell, index) => toCell(cell, matrix.columns[index] ?? '', anchors))}
</tr>`,
  );
  return html`
<section aria-labelledby="matrix-title">
<h2 id="matrix-title">What was checked</h2>
<table class="matrix" role="table" aria-describedby="legend">
<caption class="hidden-visually">Operations by checks, with the worst result of each</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">operation</th>
${matrix.columns.map((check) => html`<th role="columnheader" scope="col">${check}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows}
</tbody>
</table>
${toLegend()}
</section>`;
}

function toCell({ mark, counts, findings, worst }: Cell, check: string, anchors: Anchors): Markup {
  const { sign, word } = marks[mark];
  if (worst === undefined) {
    return html`<td role="cell" class="unasked"><span class="mark v-${mark}"><span aria-hidden="true">${sign}</span><span class="hidden-visually">${word}</span></span></td>`;
  }
  const parts = marksBySeverity.flatMap((each) => {
    const number = counts.get(each);
    return number ? [`${number} × ${marks[each].word}`] : [];
  });
  const number = findings > 0 ? html`<span aria-hidden="true" class="number">${findings}</span>` : undefined;
  const label = `${word}${findings > 0 ? `, ${count(findings, 'finding')}` : ''}`;
  return html`<td role="cell" data-check="${check}"><a class="mark v-${mark}" href="#${anchors.ofCase(worst)}" title="${check}: ${parts.join(', ')}"><span aria-hidden="true">${sign}</span>${number}<span class="hidden-visually">${label}</span></a></td>`;
}

function toLegend(): Markup {
  const items = marksBySeverity.map((mark) => {
    const { sign, word, meaning } = marks[mark];
    return html`<li title="${meaning}"><span class="mark v-${mark}" aria-hidden="true">${sign}</span> ${word}</li>`;
  });
  return html`<ul class="legend" id="legend" aria-label="Signs">${items}</ul>`;
}

import type { CheckReport } from '../../results/check-report.ts';
import { toProblems, type Weight } from '../../results/problems.ts';
import { html, type Markup } from './markup.ts';

const [width, height, edge] = [300, 72, 8];

const series: { name: string; className: string; read(report: CheckReport): number }[] = [
  { name: 'Violations', className: 'v-violation', read: (report) => countProblems(report, 'violation') },
  { name: 'Warnings', className: 'v-warning', read: (report) => countProblems(report, 'warning') },
  { name: 'Passed cases', className: 'v-pass', read: ({ summary }) => summary.verdicts.pass },
];

/** Charts and a table of earlier reports and this one, in the given order; undefined without earlier reports. */
export function toTrendSection(report: CheckReport, history: readonly CheckReport[]): Markup | undefined {
  if (history.length === 0) return undefined;
  const all = [...history, report];
  const rows = all.map(
    (each, index) => html`
<tr><th scope="row">${index === all.length - 1 ? 'this report' : toTime(each, index)}</th><td>${each.target?.version ?? '–'}</td>${series.map(({ read }) => html`<td>${read(each)}</td>`)}<td>${each.exitCode}</td></tr>`,
  );
  return html`
<section aria-labelledby="trend-title">
<h2 id="trend-title">Trend</h2>
<div class="charts">${series.map((each) => toChart(each, all))}</div>
<details><summary>Figures</summary>
<div class="scroll" tabindex="0" role="region" aria-label="Figures of the trend"><table class="figures"><thead><tr><th scope="col">report</th><th scope="col">version</th>${series.map(({ name }) => html`<th scope="col">${name.toLowerCase()}</th>`)}<th scope="col">exit code</th></tr></thead>
<tbody>${rows}
</tbody></table></div>
</details>
</section>`;
}

function toChart({ name, className, read }: (typeof series)[number], reports: readonly CheckReport[]): Markup {
  const values = reports.map(read);
  const most = Math.max(1, ...values);
  const x = (index: number) => round(edge + (index * (width - 2 * edge)) / Math.max(1, values.length - 1));
  const y = (value: number) => round(height - edge - (value / most) * (height - 2 * edge));
  const points = values.map((value, index) => `${x(index)},${y(value)}`).join(' ');
  const dots = values.map(
    (value, index) =>
      html`<circle cx="${x(index)}" cy="${y(value)}" r="${index === values.length - 1 ? 4 : 2.5}"><title>${value}</title></circle>`,
  );
  const [first, last] = [values[0] ?? 0, values.at(-1) ?? 0];
  return html`<figure class="${className}"><figcaption>${name} <b>${last}</b> <span class="faint">${toChange(first, last)}</span></figcaption>
<svg viewBox="0 0 ${width} ${height}" role="img" aria-label="${name}, ${values.length} reports: ${values.join(', ')}"><line x1="${edge}" x2="${width - edge}" y1="${height - edge}" y2="${height - edge}"/><polyline points="${points}"/>${dots}</svg></figure>`;
}

function toChange(first: number, last: number): string {
  if (first === last) return 'unchanged';
  return last > first ? `▲ from ${first}` : `▼ from ${first}`;
}

// Counts problems, as the headline does, and not how often each was found.
function countProblems(report: CheckReport, weight: Weight): number {
  return toProblems(report).filter((problem) => problem.weight === weight).length;
}

/** The time by the server's clock, or the number of the report if its check did not reach the server. */
function toTime({ target }: CheckReport, index: number): string {
  return target ? target.now.slice(0, 16).replace('T', ' ') : `report ${index + 1}`;
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}

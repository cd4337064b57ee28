import type { CheckReport } from '../../results/check-report.ts';
import { toWeight } from '../../results/problems.ts';
import { type CaseResult, type Verdict, verdicts } from '../../results/verdict.ts';
import { count, seconds } from '../sentences.ts';
import type { Anchors } from './anchors.ts';
import { toFinding } from './finding.ts';
import { type Mark, marks, marksBySeverity, toBadge, worstOf } from './marks.ts';
import { html, type Markup } from './markup.ts';

/** All cases by operation, with a filter that appears only if scripts run. */
export function toOperationsSection(report: CheckReport, anchors: Anchors): Markup {
  const present = marksBySeverity.filter((mark) => report.cases.some((each) => markOf(each) === mark));
  const toggles = present.map(
    (mark) =>
      html`<button type="button" class="toggle v-${mark}" data-toggle="${mark}" aria-pressed="true"><span aria-hidden="true">${marks[mark].sign}</span> ${marks[mark].word}</button>`,
  );
  return html`
<section aria-labelledby="operations-title">
<h2 id="operations-title">All cases</h2>
<form class="filter" role="search" aria-label="Filter the cases" hidden>
<label>Filter <input type="search" id="filter" placeholder="operation, check, pointer …" autocomplete="off" spellcheck="false"></label>
<div role="group" aria-label="Verdicts to show" class="toggles">${toggles}</div>
<div class="actions"><button type="button" data-open="true">Open all</button><button type="button" data-open="false">Close all</button>
<span role="status" aria-live="polite" id="shown"></span></div>
</form>
${anchors.operations.map((id) => toOperation(id, report, anchors))}
<p id="nothing" hidden>No case matches the filter.</p>
</section>`;
}

/** A pass with warnings is shown as a warning. */
export function markOf({ verdict, findings }: CaseResult): Mark {
  return verdict === 'pass' ? worstOf(['pass', ...findings.map(toWeight)]) : verdict;
}

function toOperation(id: string, report: CheckReport, anchors: Anchors): Markup {
  const cases = report.cases.filter((each) => each.operation === id);
  const operation = report.operations.find((each) => each.id === id);
  const found = cases.map(markOf);
  const worst = worstOf(found);
  const badges = marksBySeverity.flatMap((mark) => {
    const number = found.filter((each) => each === mark).length;
    return number > 0 ? [toBadge(mark, `${number} ${marks[mark].word}`)] : [];
  });
  const { method, path, location } = operation ?? {};
  const documented =
    location && html`<p class="faint">Documented at <code>${location.file}:${location.line}</code></p>`;
  const isOpen = worst === 'violation' ? html` open` : undefined;
  return html`
<details class="operation v-${worst}" id="${anchors.ofOperation(id)}" data-operation${isOpen}>
<summary><h3>${id || report.vendor}</h3>${operation && html` <code class="path">${method} ${path}</code>`}<span class="badges">${badges}</span></summary>
${documented}
<ul class="cases">${cases.map((each) => toCase(each, anchors))}
</ul>
</details>`;
}

function toCase(each: CaseResult, anchors: Anchors): Markup {
  const mark = markOf(each);
  const { sign, word } = marks[mark];
  const { title, reason, findings, durationMs, id } = each;
  const line = html`<span class="mark v-${mark}"><span aria-hidden="true">${sign}</span><span class="hidden-visually">${word}: </span></span>
<span class="title">${title}${reason === undefined ? undefined : html` <span class="faint">(${reason})</span>`}</span>
<span class="faint time">${findings.length > 0 ? `${count(findings.length, 'finding')}, ` : ''}${seconds(durationMs)}</span>`;
  const body =
    findings.length === 0
      ? html`<div class="line">${line}</div>`
      : html`<details><summary class="line">${line}</summary>${findings.map(toFinding)}</details>`;
  return html`
<li id="${anchors.ofCase(id)}" data-case="${mark}" tabindex="-1">${body}</li>`;
}

/** The number of cases by verdict. */
export function toVerdictTiles({ summary }: CheckReport): Markup {
  const tile = (verdict: Verdict) => {
    const { sign, word, meaning } = marks[verdict];
    const number = summary.verdicts[verdict];
    return html`<li class="tile v-${number > 0 ? verdict : 'unasked'}"><span class="figure"><span aria-hidden="true">${sign}</span> ${number}</span><span class="word">${word}</span><span class="faint">${meaning}</span></li>`;
  };
  return html`<ul class="tiles" aria-label="Cases by verdict">${verdicts.map(tile)}</ul>`;
}

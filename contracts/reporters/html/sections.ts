import type { CheckReport } from '../../results/check-report.ts';
import { groupBy } from '../../results/group-by.ts';
import { listObservations, listOpenProblems, toExtent, toProblems } from '../../results/problems.ts';
import type { Verdict } from '../../results/verdict.ts';
import { ruleOf } from '../rules.ts';
import { badInputIntroduction, count, toFixedIn } from '../sentences.ts';
import type { Anchors } from './anchors.ts';
import { toBadge } from './marks.ts';
import { html, type Markup } from './markup.ts';

const unjudgedVerdicts: readonly Verdict[] = ['inconclusive', 'vacuous', 'skipped'];

/** The open problems, each with a link to the first case that has it. */
export function toProblemsSection(report: CheckReport, anchors: Anchors): Markup | undefined {
  const problems = listOpenProblems(toProblems(report));
  if (problems.length === 0) return undefined;
  const items = problems.map((problem) => {
    const { finding, weight } = problem;
    const extent = toExtent(problem);
    return html`
<li>${toBadge(weight)} <a href="#${anchors.ofCase(finding.caseId)}">${finding.message}</a>
<span class="faint">${finding.operation}, ${ruleOf(finding)}${extent && `, ${extent}`}</span></li>`;
  });
  return html`
<section aria-labelledby="problems-title">
<h2 id="problems-title">Problems</h2>
<ol class="problems">${items}
</ol>
</section>`;
}

/** The observations: responses to bad input for which no document says how the server must respond. */
export function toBadInputSection(report: CheckReport, anchors: Anchors): Markup | undefined {
  const observations = listObservations(toProblems(report));
  if (observations.length === 0) return undefined;
  const items = observations.map((problem) => {
    const { finding } = problem;
    const extent = toExtent(problem);
    return html`
<li><a href="#${anchors.ofCase(finding.caseId)}">${finding.message}</a> <span class="faint">${finding.operation}${extent && `, ${extent}`}</span></li>`;
  });
  return html`
<section aria-labelledby="bad-input-title">
<h2 id="bad-input-title">Bad input</h2>
<p>${badInputIntroduction}</p>
<details><summary>${count(observations.length, 'observation')}</summary><ul class="entries">${items}
</ul></details>
</section>`;
}

/** The ledger entries that explain findings. */
export function toDeviationsSection({ summary }: CheckReport): Markup | undefined {
  const known = summary.deviations.filter(({ excused }) => excused);
  if (known.length === 0) return undefined;
  const items = known.map((deviation) => {
    const { id, what, evidence, findings } = deviation;
    const facts = [count(findings, 'finding'), toFixedIn(deviation)].filter((fact) => fact !== '');
    return html`
<li><code>${id}</code> <span class="faint">${facts.join(', ')}</span><p>${what}</p><p class="faint">${evidence}</p></li>`;
  });
  return html`
<section aria-labelledby="deviations-title">
<h2 id="deviations-title">Known deviations</h2>
<p>The server differs from its document in ways that are known of real servers. Known deviations fail the check only under strict rules.</p>
<ul class="entries">${items}
</ul>
</section>`;
}

/** The cases that could not be judged, by verdict and reason. */
export function toUnjudgedSection({ cases }: CheckReport): Markup | undefined {
  const groups = unjudgedVerdicts.flatMap((verdict) => {
    const own = cases.filter((each) => each.verdict === verdict);
    if (own.length === 0) return [];
    const byReason = groupBy(own, ({ reason }) => reason ?? 'no reason given');
    const items = [...byReason].map(
      ([reason, group]) => html`
<li><details><summary>${group.length} × ${reason}</summary><ul>${group.map(({ title }) => html`<li>${title}</li>`)}</ul></details></li>`,
    );
    return [html`<h3>${toBadge(verdict, `${own.length} ${verdict}`)}</h3><ul class="entries">${items}</ul>`];
  });
  if (groups.length === 0) return undefined;
  return html`
<section aria-labelledby="unproved-title">
<h2 id="unproved-title">Not judged</h2>
${groups}
</section>`;
}

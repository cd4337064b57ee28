import type { CheckReport } from '../../results/check-report.ts';
import { listBaselinedProblems, toExtent, toProblems } from '../../results/problems.ts';
import { ruleOf } from '../rules.ts';
import { toFamilies } from '../score-families.ts';
import { count, toBaselineTerms, toUnusedEntries } from '../sentences.ts';
import type { Anchors } from './anchors.ts';
import { toBadge } from './marks.ts';
import { html, type Markup } from './markup.ts';

/** The problems that the baseline excuses, each with a link to the first case that has it. */
export function toBaselinedSection(report: CheckReport, anchors: Anchors): Markup | undefined {
  const known = listBaselinedProblems(toProblems(report));
  if (known.length === 0) return undefined;
  const items = known.map((problem) => {
    const { finding, weight } = problem;
    const extent = toExtent(problem);
    return html`
<li>${toBadge(weight)} <a href="#${anchors.ofCase(finding.caseId)}">${finding.message}</a>
<span class="faint">${finding.operation}, ${ruleOf(finding)}${extent && `, ${extent}`}</span><p class="faint">${finding.baseline && toBaselineTerms(finding.baseline)}</p></li>`;
  });
  return html`
<section aria-labelledby="baseline-title">
<h2 id="baseline-title">In the baseline</h2>
<p>The baseline lists these problems. They do not fail the check until their entries expire.</p>
<ul class="entries">${items}
</ul>
</section>`;
}

/** The mutation score. */
export function toScoreSection({ score }: CheckReport): Markup | undefined {
  if (!score) return undefined;
  const items = toFamilies(score).map(
    ({ name, share, detected }) => html`
<li>${name}: ${share} <span class="faint">${detected}</span></li>`,
  );
  const survivors = score.survivors.map(
    ({ operation, mutation, pointer }) => html`
<li>${operation}: ${mutation} at <code>${pointer === '' ? 'the root' : pointer}</code></li>`,
  );
  return html`
<section aria-labelledby="score-title">
<h2 id="score-title">Mutation score</h2>
<p>A mutant is one recorded response with one change. The check detects ${score.percent} % of ${count(score.mutants, 'mutant')}.</p>
<ul class="entries">${items}
</ul>
${survivors.length > 0 ? html`<details><summary>${count(survivors.length, 'undetected mutant')}</summary><ul>${survivors}</ul></details>` : undefined}
</section>`;
}

/** The entries of the ledger and the baseline that match no finding of this check. */
export function toUnusedEntriesSection({ summary }: CheckReport): Markup | undefined {
  const groups = toUnusedEntries(summary);
  if (groups.length === 0) return undefined;
  const items = groups.map(
    ({ what, names }) => html`
<li><details><summary>${what}</summary><ul>${names.map((name) => html`<li><code>${name}</code></li>`)}</ul></details></li>`,
  );
  return html`
<section aria-labelledby="unseen-title">
<h2 id="unseen-title">Not seen on this server</h2>
<ul class="entries">${items}
</ul>
</section>`;
}

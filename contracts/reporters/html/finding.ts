import type { Finding } from '../../results/finding.ts';
import { toWeight } from '../../results/problems.ts';
import { ruleOf } from '../rules.ts';
import { toBaselineTerms, toFixedIn } from '../sentences.ts';
import { toBadge } from './marks.ts';
import { html, type Markup } from './markup.ts';

/** One finding: what was expected, what the server sent, and the curl command that repeats the request. */
export function toFinding(finding: Finding): Markup {
  const { message, pointer, expected, actual, cause, occurrences, curl, deviation, baseline, fingerprint } = finding;
  const times = occurrences > 1 ? html`<dt>seen</dt><dd>${occurrences} times</dd>` : undefined;
  return html`
<article class="finding">
<p>${toBadge(toWeight(finding))} <code>${ruleOf(finding)}</code></p>
<p class="message">${message}</p>
<dl>
<dt>where</dt><dd>${pointer === '' ? 'the whole response' : html`<code>${pointer}</code>`}</dd>
<dt>expected</dt><dd><code>${toText(expected)}</code></dd>
<dt>actual</dt><dd><code>${toText(actual)}</code></dd>
${cause && html`<dt>likely cause</dt><dd>${cause}</dd>`}
${times}
${deviation && html`<dt>${deviation.excused ? 'known deviation' : 'known deviation, not excused'}</dt><dd><code>${deviation.id}</code>: ${deviation.what} <span class="faint">${[deviation.evidence, toFixedIn(deviation)].join(' ')}</span></dd>`}
${baseline && html`<dt>in the baseline</dt><dd>${toBaselineTerms(baseline)}</dd>`}
<dt>fingerprint</dt><dd><code>${fingerprint}</code></dd>
</dl>
${toCurl(curl)}
</article>`;
}

function toCurl(curl: string): Markup {
  return html`<div class="curl"><pre tabindex="0" role="region" aria-label="The request as a curl command"><code>${curl}</code></pre><button type="button" data-copy hidden>Copy</button></div>`;
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}

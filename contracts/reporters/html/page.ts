import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { packageVersion } from '../../../package-info.ts';
import type { CheckReport } from '../../results/check-report.ts';
import { toFlags, toShownTime } from '../run-info.ts';
import { count, seconds, toFindingCounts, toHeadline, toSubjectLine } from '../sentences.ts';
import { toAnchors } from './anchors.ts';
import { toBaselinedSection, toScoreSection, toUnusedEntriesSection } from './known.ts';
import { html, Markup } from './markup.ts';
import { toMatrixSection } from './matrix-table.ts';
import { toOperationsSection, toVerdictTiles } from './operations.ts';
import { toBadInputSection, toDeviationsSection, toProblemsSection, toUnjudgedSection } from './sections.ts';
import { toTrendSection } from './trend.ts';

/** Style sheets in the order of the cascade. */
const styles = ['colours', 'base', 'summary', 'matrix', 'filter', 'cases', 'trend', 'narrow', 'print'];

/** Formats a report as one HTML page. */
export function toPage(report: CheckReport, history: readonly CheckReport[]): string {
  const anchors = toAnchors(report);
  const style = new Markup(styles.map((name) => readOwn(`style/${name}.css`).text).join('\n'));
  const script = readOwn('browser.js');
  // The policy allows only this style and this script, even if a server's text were not escaped.
  const policy = `default-src 'none'; style-src '${hash(style)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'`;
  const hasCases = report.cases.length > 0;
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${toHeadline(report).text} ${toSubjectLine(report)}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the findings</a>
${toHeader(report)}
<main id="content" tabindex="-1">
${hasCases ? toVerdictTiles(report) : undefined}
${toProblemsSection(report, anchors)}
${toTrendSection(report, history)}
${hasCases ? toMatrixSection(report, anchors) : undefined}
${hasCases ? toOperationsSection(report, anchors) : undefined}
${toDeviationsSection(report)}
${toBaselinedSection(report, anchors)}
${toBadInputSection(report, anchors)}
${toScoreSection(report)}
${toUnjudgedSection(report)}
${toUnusedEntriesSection(report)}
</main>
<footer><p>${toChecker(report)}Written by chatpact ${packageVersion}. Secrets are replaced by the names of their environment variables.</p></footer>
<script>${script}</script>
</body>
</html>
`;
  return page.text;
}

/** The version that ran the check, if another version of the program writes the page. */
function toChecker({ chatpactVersion }: CheckReport): string {
  const isOwn = chatpactVersion === undefined || chatpactVersion === packageVersion;
  return isOwn ? '' : `Checked by chatpact ${chatpactVersion}. `;
}

function toHeader(report: CheckReport): Markup {
  const { outcome, text, detail } = toHeadline(report);
  const { url, vendor, target, shard, summary, strict, durationMs, exitCode, startedAt } = report;
  const facts: [name: string, value: string][] = [
    ['Server', url],
    ['API', target?.version === undefined ? vendor : `${vendor} ${target.version}`],
    ...(target
      ? [['Window', `${target.window.since.slice(0, 10)} to ${target.window.until.slice(0, 10)}`] as const]
      : []),
    ...(target ? [['Server time', target.now.slice(0, 16).replace('T', ' ')] as const] : []),
    ['Sent', `${count(summary.requests, 'request')} in ${seconds(durationMs)}`],
    ['Found', toFindingCounts(report)],
    ...(shard ? [['Shard', `${shard.index} of ${shard.count}`] as const] : []),
    ...(strict ? [['Rules', 'strict: warnings and known deviations fail'] as const] : []),
    ...(startedAt === undefined ? [] : [['Started', toShownTime(startedAt)] as const]),
    ['Options', toFlags(report)],
    ['Exit code', String(exitCode)],
  ].map(([name = '', value = '']) => [name, value]);
  return html`
<header class="${outcome}">
<p class="eyebrow">Contract check</p>
<h1>${text}</h1>
${detail === '' ? undefined : html`<p class="detail">${detail}</p>`}
<dl class="facts">${facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>
</header>`;
}

/** Reads a file of this folder, which exists both in the sources and in the build. */
function readOwn(name: string): Markup {
  return new Markup(readFileSync(new URL(name, import.meta.url), 'utf8').replaceAll('\r\n', '\n'));
}

function hash({ text }: Markup): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

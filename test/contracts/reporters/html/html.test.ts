import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { mergeReports } from '../../../../contracts/merge/merge-reports.ts';
import { toPage } from '../../../../contracts/reporters/html/page.ts';
import { buildIfNeeded } from '../../../build.ts';
import { outgoing } from '../../../faulty/fault.ts';
import { collect, collectUnreachable, combine, deviating, hostile, redirecting, report, reportOf } from '../collect.ts';

function hashOf(page: string, element: 'style' | 'script'): string {
  const [, text = ''] = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(page) ?? [];
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

describe('The HTML page', () => {
  test('has the verdict as its heading', async () => {
    expect(report('html', await collect())).toContain('<h1>The server keeps its contract.</h1>');
    expect(report('html', await collect(hostile))).toContain('<h1>The server breaks its contract in 1 way.</h1>');
    expect(report('html', await collect(deviating, true))).toContain('does not pass under strict rules.</h1>');
    const down = report('html', await collectUnreachable());
    expect(down).toContain('<h1>The server could not be checked.</h1>');
    expect(down).toContain('can&#39;t be reached');
  });

  test('escapes everything that a server sends', async () => {
    const events = await collect(combine(hostile, redirecting));
    const finished = reportOf(events);
    // The page must also escape values that the check did not sanitise.
    const evil = '"><img src=x onerror=alert(3)><script>alert(3)</script>';
    for (const each of finished.cases)
      each.findings[0] && Object.assign(each.findings[0], { curl: evil, actual: evil });
    const history = [{ ...finished, target: { version: evil, now: evil, window: { since: evil, until: evil } } }];
    for (const each of [...history, finished]) {
      const page = report(
        'html',
        [{ type: 'finished', report: { ...each, url: evil, vendor: evil } }],
        {},
        { history },
      );
      expect(page.match(/<script/g)).toHaveLength(1);
      expect(page).not.toMatch(/<img|<[^>]* onerror=/);
      expect(page).toContain('&lt;script&gt;alert(3)&lt;/script&gt;');
    }
    const ofEvents = report('html', events);
    expect(ofEvents).toContain('&lt;script&gt;alert(2)');
    expect(ofEvents.match(/<script/g)).toHaveLength(1);
  });

  test('has a Content-Security-Policy for its own style and script only, and loads nothing', async () => {
    const page = report('html', await collect(hostile));
    const [, policy = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]+)">/.exec(page) ?? [];
    const directives = policy.replaceAll('&#39;', "'").split('; ');
    expect(directives).toEqual([
      "default-src 'none'",
      `style-src ${hashOf(page, 'style')}`,
      `script-src ${hashOf(page, 'script')}`,
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(page).not.toMatch(/<link|<[^>]+ (src|style|on\w+)=|@import|url\(/);
    expect([...page.matchAll(/ href="([^"]*)"/g)].filter(([, href]) => !href?.startsWith('#'))).toEqual([]);
  });

  test('is the same if the built package writes it', async () => {
    buildIfNeeded();
    const events = await collect();
    const folder = mkdtempSync(join(tmpdir(), 'chatpact-page-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, 'report.json'), report('json', events));
    const main = fileURLToPath(new URL('../../../../dist/cli/main.js', import.meta.url));
    const words = [main, 'report', 'merge', 'report.json', '--report', 'html=page.html'];
    // A merge keeps the verdict and the exit code, so the exit code is not 0.
    spawnSync(process.execPath, words, { cwd: folder });
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toBe(toPage(mergeReports([reportOf(events)]), []));
  });

  test('has an anchor for every link, each once', async () => {
    const page = report('html', await collect(combine(hostile, deviating)));
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of page.matchAll(/ href="#([^"]*)"/g)) expect(ids).toContain(id);
    for (const [, id] of page.matchAll(/ aria-(?:labelledby|describedby)="([^"]*)"/g)) expect(ids).toContain(id);
  });

  test('shows the matrix of operations and checks with signs and words, not only colours', async () => {
    const page = report('html', await collect(combine(hostile, deviating)));
    const [row = ''] = new RegExp(`<tr[^>]*>\\s*<th[^>]*><a[^>]*>${outgoing}</a>[\\s\\S]*?</tr>`).exec(page) ?? [];
    const cells = [...row.matchAll(/<span aria-hidden="true">(.)<\/span>.*?<span class="hidden-visually">([^<]*)</g)];
    expect(cells.map(([, sign, word]) => `${sign} ${word}`)).toEqual([
      '✓ pass',
      '✓ pass',
      '✓ pass',
      '✓ pass',
      '✗ violation, 10 findings',
      '· no case',
      expect.stringMatching(/^[✓∅–]/),
    ]);
    expect(page.match(/<th [^>]*scope="col">/g)?.length).toBeGreaterThan(6);
  });

  test('lists known deviations with their ledger entries', async () => {
    const events = await collect(deviating);
    const page = report('html', events);
    const [known] = reportOf(events).summary.deviations;
    expect(page).toContain(`<code>${known?.id}</code>`);
    expect(page).toContain('Also found: 1 known deviation.');
  });

  test('draws a trend if earlier reports are given', async () => {
    const events = await collect(hostile);
    const history = [reportOf(await collect())];
    expect(report('html', events)).not.toContain('<svg');
    const page = report('html', events, {}, { history });
    expect(page).toContain('aria-label="Violations, 2 reports: 0, 1"');
    expect(page.match(/<svg/g)).toHaveLength(3);
  });
});

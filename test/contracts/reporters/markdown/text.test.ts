import { expect, test } from 'vitest';
import { toFence, toMarkdownText } from '../../../../contracts/reporters/markdown/text.ts';
import { collect, collectUnreachable, combine, deviating, hostile, redirecting, report } from '../collect.ts';

test('starts with the verdict', async () => {
  expect(report('markdown', await collect())).toMatch(/^## ✅ The server keeps its contract\.\n/);
  expect(report('markdown', await collect(hostile))).toMatch(/^## ❌ The server breaks its contract in 1 way\.\n/);
  const down = report('markdown', await collectUnreachable());
  expect(down).toMatch(
    /^## ❔ The server could not be checked\.\n\nhttp:<!-- -->\/\/127\.0\.0\.1:9\/ can't be reached/,
  );
});

test('lists violations, requests to repeat them, and known deviations', async () => {
  const text = report('markdown', await collect(combine(hostile, deviating)));
  expect(text).toContain('### Violations: 1\n\n| operation | check | message |\n| --- | --- | --- |\n');
  expect(text).toMatch(/<details><summary>Repeat the requests<\/summary>\n\n```sh\ncurl -sS -i [^\n]+\n```/);
  expect(text).toMatch(/### Known deviations: 1\n\n\| ledger entry \|[\s\S]+chatwoot-report-value-is-number/);
});

test('keeps the cells of a table for any response of a server', async () => {
  const text = report('markdown', await collect(combine(hostile, redirecting)));
  for (const [row] of text.matchAll(/^\| <code>get-.*$/gm)) expect(row.match(/(?<!\\)\|/g)).toHaveLength(4);
});

test.each<[text: string, markdown: string]>([
  ['<script>', '&lt;script&gt;'],
  ['a|b `c` *d* [e](f)', 'a\\|b \\`c\\` \\*d\\* \\[e\\]\\(f\\)'],
  ['@all #12', '@<!-- -->all #<!-- -->12'],
  ['https://evil.test www.evil.test', 'https:<!-- -->//evil.test www.<!-- -->evil.test'],
  ['two\nlines', 'two lines'],
])('escapes the text %j', (text, markdown) => {
  expect(toMarkdownText(text)).toBe(markdown);
});

test('makes a fence longer than the backticks in its content', () => {
  expect(toFence('sh', 'a ```` b')).toBe('`````sh\na ```` b\n`````');
});

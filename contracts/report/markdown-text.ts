/**
 * Text as it is, on one line: no markup, no HTML, and none of what code hosts make of bare words, since a server's
 * words must not call people (`@name`), point at tickets (`#1`) or link anywhere.
 */
export function toMarkdownText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_{}[\]()~|!]/g, '\\$&')
    .replace(/[@#]|:(?=\/\/)|(?<=\bwww)\./gi, '$&<!-- -->');
}

/** A span of code for a cell of a table; what can't stand in one is written as an entity inside of `<code>`. */
export function toCodeSpan(text: string): string {
  if (text === '') return '';
  return `<code>${toMarkdownText(text)}</code>`;
}

/** A block of code, fenced by more backticks than stand inside. */
export function toFence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A table; cells are Markdown. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

/**
 * Escapes text for one line of Markdown, so that it is shown literally. A server's words must not become markup or HTML,
 * mention people (`@name`), refer to issues (`#1`) or become links.
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

/** A code span for a table cell. It uses `<code>`, because a backtick span cannot contain every character. */
export function toCodeSpan(text: string): string {
  if (text === '') return '';
  return `<code>${toMarkdownText(text)}</code>`;
}

/** A fenced code block. The fence is longer than any run of backticks inside. */
export function toFence(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A table, one string per line. Cells are Markdown. */
export function toTable(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)];
}

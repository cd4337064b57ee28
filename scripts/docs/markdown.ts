/** Text for one cell of a table. */
export const toCell = (text: string): string =>
  text
    .trim()
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ');

/** A table; without rows nothing. */
export function toTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = [heads, heads.map(() => '---'), ...rows.map((row) => row.map(toCell))];
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

export const code = (text: string): string => (text === '' ? '' : `\`${text}\``);

/** Several codes in one cell. */
export const codes = (texts: readonly string[]): string => texts.map(code).join(', ');

/** Parts of a page, an empty line between them; empty ones are left out. */
export const join = (...parts: readonly string[]): string =>
  `${parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n')}\n`;

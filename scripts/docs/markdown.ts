/** Escapes a text for a table cell. */
export const toCell = (text: string): string =>
  text
    .trim()
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ');

/** A table, or an empty text if there are no rows. */
export function toTable(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = [heads, heads.map(() => '---'), ...rows.map((row) => row.map(toCell))];
  return `${lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

export const code = (text: string): string => (text === '' ? '' : `\`${text}\``);

/** Joins several codes for one cell. */
export const codes = (texts: readonly string[]): string => texts.map(code).join(', ');

/** Joins the parts of a page with empty lines. Empty parts are omitted. */
export const join = (...parts: readonly string[]): string =>
  `${parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .join('\n\n')}\n`;

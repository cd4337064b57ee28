type Cell = string | number | undefined;

/**
 * Writes lines of comma-separated values, each with a newline at its end. As in Chatwoot's templates, a text that a
 * spreadsheet would read as a formula gets a leading apostrophe, and each line is escaped as HTML.
 *
 * Source: Chatwoot 4.13.0, app/views/api/v2/accounts/reports/*.erb (executed).
 */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${escapeHtml(row.map(toField).join(','))}\n`).join('');
}

function toField(cell: Cell): string {
  if (typeof cell !== 'string') return String(cell ?? '');
  const text = /^[-=+@%|\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

const units = [
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3600 },
  { name: 'minute', seconds: 60 },
  { name: 'second', seconds: 1 },
];

/** Formats a duration in its two largest non-zero units ("1 day 3 hours"); N/A if undefined or less than a second. */
export function toReadable(seconds: number | undefined): string {
  let left = Math.trunc(seconds ?? 0);
  const parts = units.flatMap((unit) => {
    const count = Math.floor(left / unit.seconds);
    left -= count * unit.seconds;
    return count === 0 ? [] : [`${count} ${unit.name}${count === 1 ? '' : 's'}`];
  });
  return parts.slice(0, 2).join(' ') || 'N/A';
}

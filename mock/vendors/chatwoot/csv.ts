type Cell = string | number;

/**
 * Lines of comma-separated values, each ended by a newline. A text that a spreadsheet would take for a formula gets an
 * apostrophe before it, as Chatwoot's own files have it.
 */
export function toCsv(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(toField).join(',')}\n`).join('');
}

function toField(cell: Cell): string {
  if (typeof cell === 'number') return String(cell);
  const text = /^[-=+@%|\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const units = [
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3600 },
  { name: 'minute', seconds: 60 },
  { name: 'second', seconds: 1 },
];

/** A duration in its two largest units that are not 0, "1 day 3 hours"; -- where there is none, or less than a second. */
export function toReadable(seconds: number | undefined): string {
  let left = Math.trunc(seconds ?? 0);
  const parts = units.flatMap((unit) => {
    const count = Math.floor(left / unit.seconds);
    left -= count * unit.seconds;
    return count === 0 ? [] : [`${count} ${unit.name}${count === 1 ? '' : 's'}`];
  });
  return parts.slice(0, 2).join(' ') || '--';
}

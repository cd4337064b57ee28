import { isObject, type Json } from '../../../specs/json/json.ts';

/** Writes the rows of a list as CSV (RFC 4180) with a header line. Strings are returned unchanged. */
export function writeCsv(value: Json, separator: string): string {
  if (typeof value === 'string') return value;
  const rows = (Array.isArray(value) ? value : [value]).map((row) => (isObject(row) ? row : { value: row }));
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const lines = [names, ...rows.map((row) => names.map((name) => toCell(row[name])))];
  return lines.map((cells) => `${cells.map((cell) => quote(cell, separator)).join(separator)}\n`).join('');
}

function toCell(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function quote(cell: string, separator: string): string {
  return cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

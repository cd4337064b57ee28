import type { Run } from './screen.ts';

const cell = { width: 8.4, height: 18 };
const margin = 16;
const paper = '#1b1f27';
const ink = '#d7dce5';

/** Text colours. Each has a contrast of at least 4.5 to the background. */
const colours: Record<number, string> = {
  2: '#929cad',
  31: '#ff8a80',
  32: '#7fd88f',
  33: '#f0c674',
  35: '#d7a6ff',
  36: '#6fd3e3',
  90: '#929cad',
};

/** Draws a terminal as SVG. Its text stays text, so it can be read aloud, searched and copied. */
export function toSvg(screen: readonly (readonly Run[])[], columns: number, title: string): string {
  const width = Math.ceil(columns * cell.width + 2 * margin);
  const height = screen.length * cell.height + 2 * margin;
  const rows = screen.map((line, index) => {
    const y = margin + (index + 0.75) * cell.height;
    return line.length === 0 ? '' : `<text x="${margin}" y="${y}">${line.map(toSpan).join('')}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">`,
    `<title>${toXml(title)}</title>`,
    `<rect width="${width}" height="${height}" rx="8" fill="${paper}"/>`,
    `<g fill="${ink}" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14">`,
    ...rows.filter((row) => row !== ''),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function toSpan({ text, codes }: Run): string {
  // Sets the width of each run explicitly, since fonts differ in width.
  const length = `textLength="${Number(([...text].length * cell.width).toFixed(1))}"`;
  const colour = codes.map((code) => colours[code]).find((each) => each !== undefined);
  const looks = `${colour ? ` fill="${colour}"` : ''}${codes.includes(1) ? ' font-weight="bold"' : ''}`;
  return `<tspan ${length}${looks}>${toXml(keepSpaces(text))}</tspan>`;
}

const toXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Replaces spaces by no-break spaces, since browsers ignore xml:space and would collapse them. */
const keepSpaces = (text: string): string =>
  text.replaceAll(/^ | $| {2,}/g, (spaces) => '\u00a0'.repeat(spaces.length));

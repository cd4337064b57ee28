/** Characters that look alike, on one line of a screen. */
export interface Run {
  text: string;
  /** Select Graphic Rendition codes: 1 bold, 2 faint, 31 red. None: as the terminal writes by itself. */
  codes: readonly number[];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: this is what terminals are told with.
const sequence = /\x1b\[([\d;]*)([A-Za-z])|\r|\n|[^\x1b\r\n]+/g;

/**
 * What stands on a terminal after a program has written, line by line, those that are too long broken as terminals do.
 * Knows what our reporters write: colours, the return to a line's beginning, and the erasure of the rest of a line.
 */
export function toScreen(output: string, columns: number): Run[][] {
  const lines: Run[][] = [[]];
  let codes: readonly number[] = [];
  for (const [text, parameters = '', command] of output.matchAll(sequence)) {
    if (text === '\n') lines.push([]);
    // Ours erase what they return to at once.
    else if (text === '\r') lines[lines.length - 1] = [];
    else if (command === 'm') codes = toCodes(parameters, codes);
    else if (command === undefined) lines.at(-1)?.push({ text, codes });
    else if (command !== 'K') throw new Error(`A terminal is told "${command}", which this one does not know.`);
  }
  return lines.flatMap((line) => breakLine(line, columns));
}

function toCodes(parameters: string, before: readonly number[]): readonly number[] {
  const given = parameters.split(';').map(Number);
  const reset = given.lastIndexOf(0);
  return reset === -1 ? [...before, ...given] : given.slice(reset + 1);
}

function breakLine(line: readonly Run[], columns: number): Run[][] {
  const rows: Run[][] = [[]];
  let room = columns;
  for (const { text, codes } of line) {
    let rest = [...text];
    while (rest.length > room) {
      rows.at(-1)?.push({ text: rest.slice(0, room).join(''), codes });
      rest = rest.slice(room);
      rows.push([]);
      room = columns;
    }
    room -= rest.length;
    rows.at(-1)?.push({ text: rest.join(''), codes });
  }
  return rows;
}

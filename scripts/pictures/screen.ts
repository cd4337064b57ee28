/** A run of characters with the same style on one line of a screen. */
export interface Run {
  text: string;
  /** Select Graphic Rendition codes: 1 bold, 2 faint, 31 red. Empty: the default style. */
  codes: readonly number[];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal control sequences contain it.
const sequence = /\x1b\[([\d;]*)([A-Za-z])|\r|\n|[^\x1b\r\n]+/g;

/**
 * Returns the lines on a terminal after a program's output. Long lines are wrapped as in a terminal. Supports the
 * control sequences of chatpact's reporters: colours, carriage return, and erasing the rest of a line.
 */
export function toScreen(output: string, columns: number): Run[][] {
  const lines: Run[][] = [[]];
  let codes: readonly number[] = [];
  for (const [text, parameters = '', command] of output.matchAll(sequence)) {
    if (text === '\n') lines.push([]);
    // The reporters always erase the line after a carriage return.
    else if (text === '\r') lines[lines.length - 1] = [];
    else if (command === 'm') codes = toCodes(parameters, codes);
    else if (command === undefined) lines.at(-1)?.push({ text, codes });
    else if (command !== 'K') throw new Error(`The control sequence "${command}" is not supported.`);
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

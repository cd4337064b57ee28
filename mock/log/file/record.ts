import { crc32 } from 'node:zlib';

/**
 * A record is a line: eight hexadecimal digits of a checksum, a space, JSON. Text that people can read, in which nothing
 * that was cut off or damaged passes for a record.
 *
 * @param previous Checksum of the record before it in the file, on which this one's depends: records that are missing,
 * doubled or out of order are found. 0 for the first, and for each record of format 1.
 */
export function toLine(record: object, previous = 0): string {
  const json = JSON.stringify(record);
  return `${toChecksum(json, previous)} ${json}\n`;
}

/** What a line says; undefined when it is not what was written there. */
export function parseLine(line: string, previous = 0): unknown {
  const json = line.slice(9);
  if (line[8] !== ' ' || line.slice(0, 8) !== toChecksum(json, previous)) return undefined;
  return parseJson(json);
}

/** The JSON of a line, whatever its checksum; undefined where there is none. */
export const parseUnchecked = (line: string): unknown => parseJson(line.slice(9));

/** The checksum that a line bears, right or wrong. */
export const checksumOf = (line: string): number => Number.parseInt(line.slice(0, 8), 16) || 0;

function toChecksum(json: string, previous: number): string {
  return crc32(json, previous).toString(16).padStart(8, '0');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { crc32 } from 'node:zlib';

/**
 * Writes a record as a line: a checksum of eight hexadecimal digits, a space, and JSON. The text is readable, and
 * truncated or damaged lines are not accepted as records.
 *
 * @param previous Checksum of the previous record in the file, which this one's includes, so that missing, duplicated
 * or reordered records are found. 0 for the first record, and for each record of format 1.
 */
export function toLine(record: object, previous = 0): string {
  const json = JSON.stringify(record);
  return `${toChecksum(json, previous)} ${json}\n`;
}

/** Parses a line; undefined if its checksum does not match. */
export function parseLine(line: string, previous = 0): unknown {
  const json = line.slice(9);
  if (line[8] !== ' ' || line.slice(0, 8) !== toChecksum(json, previous)) return undefined;
  return parseJson(json);
}

/** Parses the JSON of a line without verifying its checksum; undefined if it is not JSON. */
export const parseUnchecked = (line: string): unknown => parseJson(line.slice(9));

/** The checksum in a line, valid or not. */
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

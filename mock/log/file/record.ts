import { crc32 } from 'node:zlib';

/**
 * A record is a line: eight hexadecimal digits of its CRC-32, a space, JSON. Text that people can read, in which nothing
 * that was cut off or damaged passes for a record.
 */
export function toLine(record: object): string {
  const json = JSON.stringify(record);
  return `${toChecksum(json)} ${json}\n`;
}

/** What a line says; undefined when it is not what was written. */
export function parseLine(line: string): unknown {
  const json = line.slice(9);
  if (line[8] !== ' ' || line.slice(0, 8) !== toChecksum(json)) return undefined;
  return JSON.parse(json);
}

function toChecksum(json: string): string {
  return crc32(json).toString(16).padStart(8, '0');
}

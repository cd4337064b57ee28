import type { FileHandle } from 'node:fs/promises';

/** A line without its line feed. */
export interface FileLine {
  bytes: Buffer;
  /** Whether the line feed exists. Only the last line of a file can lack it. */
  isEnded: boolean;
}

/** Reads the lines of a file, in order. A carriage return is part of its line. */
export async function* readLines(handle: FileHandle): AsyncGenerator<FileLine> {
  let rest: Buffer[] = [];
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false })) {
    let from = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      yield { bytes: Buffer.concat([...rest, chunk.subarray(from, end)]), isEnded: true };
      rest = [];
      from = end + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
  if (rest.length > 0) yield { bytes: Buffer.concat(rest), isEnded: false };
}

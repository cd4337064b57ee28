import { createReadStream } from 'node:fs';
import { readLimited } from '../../specs/connection/read-limited.ts';
import { toFileLimit, toMegabytes } from './limits.ts';

/** A file that is larger than what is read. The message completes "The file …". */
export class LargeFile extends Error {
  constructor(limit: number) {
    super(`is larger than ${toMegabytes(limit)}, the limit for reading`);
    this.name = 'LargeFile';
  }
}

/**
 * Reads a text, of a pipe or a device too, which has no size before it was read.
 *
 * @param limit Bytes. Default: what the memory of this process allows.
 * @throws LargeFile when there are more, and what Node.js throws for a file that can't be read.
 */
export async function readText(path: string, limit = toFileLimit()): Promise<string> {
  const bytes = await readLimited(createReadStream(path), limit);
  if (!bytes) throw new LargeFile(limit);
  return bytes.toString('utf8');
}

import { createReadStream } from 'node:fs';
import { readLimited } from '../../specs/connection/read-limited.ts';
import { toFileLimit, toMegabytes } from './limits.ts';

/** The error for a file above the size limit. The message completes "The file …". */
export class LargeFile extends Error {
  constructor(limit: number) {
    super(`is larger than the limit of ${toMegabytes(limit)}`);
    this.name = 'LargeFile';
  }
}

/**
 * Reads a text from a file, a pipe or a device.
 *
 * @param limit Maximum size in bytes. Default: a share of this process's memory.
 * @throws LargeFile above the limit, and the errors of Node.js for a file that cannot be read.
 */
export async function readText(path: string, limit = toFileLimit()): Promise<string> {
  const bytes = await readLimited(createReadStream(path), limit);
  if (!bytes) throw new LargeFile(limit);
  return bytes.toString('utf8');
}

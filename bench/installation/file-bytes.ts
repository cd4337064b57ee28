import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Sums the bytes of all files in a folder and its subfolders. Symbolic links do not count and are not followed. The
 * used disk space (blocks) is larger.
 *
 * @param skip Names of folders to omit at any depth.
 */
export function sumFileBytes(folder: string, skip: readonly string[] = []): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isFile()) bytes += lstatSync(path).size;
    else if (entry.isDirectory() && !skip.includes(entry.name)) bytes += sumFileBytes(path, skip);
  }
  return bytes;
}

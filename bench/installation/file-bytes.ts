import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The sum of the bytes of all files in a folder and in the folders inside. A symbolic link counts nothing, and is not
 * followed. What a file system takes for them (blocks) is more.
 *
 * @param skip Names of folders that are left out, wherever they are.
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

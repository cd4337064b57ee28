import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/**
 * Reads a regular file up to a maximum size. Other files are refused, because a pipe or a device may never end.
 *
 * @throws Error whose message is the reason, without a full stop.
 */
export async function readRegularFile(path: string, most: number): Promise<string> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stat = await file.stat();
    if (!stat.isFile()) throw new Error('it is not a regular file');
    if (stat.size > most) throw new Error(`it is larger than ${Math.round(most / 1_048_576)} MB`);
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

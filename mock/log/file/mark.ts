import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './folder.ts';

/**
 * What a log held when a server last started or stopped. Without it a folder whose files were deleted would pass for one
 * that never held a log, and lines that were deleted at the end for lines that were never written.
 */
export interface Mark {
  /** Number of the last segment. */
  segment: number;
  /** How many lines it had, at least. */
  lines: number;
}

/** Writes it, whole or not at all. */
export async function writeMark(path: string, mark: Mark): Promise<void> {
  const draft = `${path}.draft`;
  const handle = await open(draft, 'w', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(mark)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, path);
  await syncFolder(dirname(path));
}

/** Undefined where there is none: logs of earlier versions have none, and a user may delete it to start nonetheless. */
export async function readMark(path: string): Promise<Mark | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const { segment, lines } = JSON.parse(text) as Partial<Mark>;
    if (Number.isInteger(segment) && Number.isInteger(lines)) return { segment, lines } as Mark;
  } catch {
    // Said below.
  }
  // It is the segments that count: what can't be read demands only that there is one.
  return { segment: 1, lines: 1 };
}

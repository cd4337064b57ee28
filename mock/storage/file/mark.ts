import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from './folder.ts';

/**
 * The length of a log when a server last started or stopped. It detects deleted files (which would look like a new log)
 * and lines deleted at the end.
 */
export interface LengthMark {
  /** Number of the last segment. */
  segment: number;
  /** The minimum number of its lines. */
  lines: number;
}

/** Writes the mark atomically. */
export async function writeMark(path: string, mark: LengthMark): Promise<void> {
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

/**
 * Reads the mark. Undefined if there is none: logs of earlier versions have none, and a user may delete it to force a
 * start.
 */
export async function readMark(path: string): Promise<LengthMark | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    const { segment, lines } = JSON.parse(text) as Partial<LengthMark>;
    if (Number.isInteger(segment) && Number.isInteger(lines)) return { segment, lines } as LengthMark;
  } catch {
    // Handled below.
  }
  // An unreadable mark requires only that a segment exists, since the segments contain the data.
  return { segment: 1, lines: 1 };
}

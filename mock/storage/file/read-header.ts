import { open } from 'node:fs/promises';
import type { LogHeader } from '../persistent-log.ts';
import { LogFolder } from './folder.ts';
import { readLines } from './read-lines.ts';
import { parseLine } from './record.ts';

/**
 * Reads the options with which the log in a folder was created. Undefined for a new log, and for a first line that cannot
 * be read: opening the log reports the damage.
 */
export async function readHeader(path: string): Promise<LogHeader | undefined> {
  try {
    const folder = LogFolder.open(path);
    const { segments, states } = await folder.list();
    const [segment] = segments.slice(-1);
    const [state] = states.slice(-1);
    if (segment !== undefined) return await readFirstLine(folder.segment(segment));
    return state === undefined ? undefined : await readFirstLine(folder.state(state));
  } catch {
    return undefined;
  }
}

async function readFirstLine(path: string): Promise<LogHeader | undefined> {
  const handle = await open(path, 'r');
  try {
    for await (const { bytes } of readLines(handle)) {
      return (parseLine(bytes.toString(), 0) as { beginning?: LogHeader } | undefined)?.beginning;
    }
    return undefined;
  } finally {
    await handle.close();
  }
}

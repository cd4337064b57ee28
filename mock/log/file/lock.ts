import { open, readFile, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../../../usage-error.ts';
import { createRunId } from '../../ambient.ts';

/** Taken by this process: a process may not meet itself either. */
const taken = new Set<string>();

/**
 * Takes a file's name for one holder alone. It guards against a second process on this machine (or container), not
 * against another machine that shares the disk.
 *
 * @returns What gives it back.
 * @throws UsageError `BAD_LOG` when somebody who lives holds it.
 */
export async function lock(path: string): Promise<() => Promise<void>> {
  const mark = `${process.pid} ${createRunId()}`;
  for (let tries = 0; tries < 3 && !taken.has(path); tries++) {
    if (await create(path, mark)) {
      // Somebody who found the same dead holder may have cleared this one away with it.
      if (tries > 0) await sleep(50);
      if ((await read(path)) !== mark) continue;
      taken.add(path);
      return async () => {
        taken.delete(path);
        await rm(path, { force: true });
      };
    }
    const holder = Number((await read(path)).split(' ')[0]);
    if (isAlive(holder)) {
      const advice = `Stop it, or, if it is no chatpact, delete ${path}.`;
      throw new UsageError('BAD_LOG', `Process ${holder} writes this log, and only one can. ${advice}`);
    }
    // Left by one that was killed.
    await rm(path, { force: true });
  }
  throw new UsageError('BAD_LOG', `Somebody else begins to write this log, and only one can (${path}).`);
}

const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

async function create(path: string, mark: string): Promise<boolean> {
  try {
    const handle = await open(path, 'wx', 0o600);
    await handle.write(mark);
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** A holder with our own number was another process: in a container every first process has the same. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not ours to signal, but there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** Tells a process from another one that got its number later, and from one of its number in another container. */
export interface ProcessIdentity {
  pid: number;
  /** When it started, in ticks since the machine did; undefined where the system does not say. */
  startedAt?: string;
  /** The machine's run and the container's numbering of processes, or the machine's name where that is not known. */
  space?: string;
}

/** This process. */
export function identifyOwn(): ProcessIdentity {
  return { pid: process.pid, startedAt: findStart(process.pid), space: findSpace() };
}

/**
 * Whether a process lives: `unknown` where its number says nothing, since it was given elsewhere or may be that of
 * another process by now.
 */
export function findLife({ pid, startedAt, space }: ProcessIdentity): 'alive' | 'dead' | 'unknown' {
  if (space !== findSpace()) return 'unknown';
  if (startedAt !== undefined) return findStart(pid) === startedAt ? 'alive' : 'dead';
  return isThere(pid) ? 'unknown' : 'dead';
}

/** Whether there is a process of a number. */
export function isThere(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Not ours to signal, but there.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Linux says it: field 22 of /proc/PID/stat, counted after the name, which may hold anything but is in parentheses. */
function findStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie was killed, and only waits for its parent to take note.
    return state === 'Z' || state === 'X' ? undefined : fields[18];
  } catch {
    return undefined;
  }
}

function findSpace(): string {
  try {
    const run = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${run} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

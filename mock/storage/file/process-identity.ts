import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Identifies a process. It distinguishes a process from a later one with the same id, and from one with the same id in
 * another container.
 */
export interface ProcessIdentity {
  pid: number;
  /** Start time in ticks since the machine's boot; undefined if the system does not provide it. */
  startedAt?: string;
  /** The machine's boot id and the container's PID namespace, or the host name if these are unknown. */
  space?: string;
}

/** Returns the identity of this process. */
export function identifyOwn(): ProcessIdentity {
  return { pid: process.pid, startedAt: findStart(process.pid), space: findSpace() };
}

/**
 * Whether a process is running: `unknown` if its id is from another namespace, or may belong to another process by now.
 */
export function findProcessState({ pid, startedAt, space }: ProcessIdentity): 'alive' | 'dead' | 'unknown' {
  if (space !== findSpace()) return 'unknown';
  if (startedAt !== undefined) return findStart(pid) === startedAt ? 'alive' : 'dead';
  return processExists(pid) ? 'unknown' : 'dead';
}

/** Whether a process with this id exists. */
export function processExists(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // The process exists and belongs to another user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/**
 * The start time on Linux: field 22 of /proc/PID/stat. Fields are counted after the name in parentheses, which may
 * contain anything.
 */
function findStart(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A zombie process was killed already.
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

import { type FileHandle, open, readFile, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../../../usage-error.ts';
import { createRunId, systemNow } from '../../ambient.ts';
import { findProcessState, identifyOwn, type ProcessIdentity, processExists } from './process-identity.ts';

/** Times in milliseconds. */
export interface LockTimes {
  /** Interval in which the holder of a lock renews it. */
  renewIntervalMs: number;
  /** Time without renewal after which a holder with no other information is considered dead. */
  timeoutMs: number;
}

const defaultPace: LockTimes = { renewIntervalMs: 1000, timeoutMs: 5000 };

/** Folders that this process has locked, by device and inode. */
const lockedFolders = new Set<string>();

/**
 * Locks a folder with a file in it, for one process. The file's modification time is renewed regularly: it
 * distinguishes a running holder in another container, or on another machine that shares the disk, from one that was
 * killed.
 */
export class Lock {
  readonly path: string;
  /** When the lock was last renewed. */
  #renewedAt = systemNow();
  readonly #folder: string;
  readonly #handle: FileHandle;
  readonly #pace: LockTimes;
  readonly #timer: NodeJS.Timeout;
  #releasing: Promise<void> | undefined;

  private constructor(path: string, folder: string, handle: FileHandle, pace: LockTimes) {
    this.path = path;
    this.#folder = folder;
    this.#handle = handle;
    this.#pace = pace;
    this.#timer = setInterval(() => this.#renew(), pace.renewIntervalMs).unref();
  }

  /**
   * Locks a folder.
   *
   * @param folder The folder.
   * @param path The lock file in it.
   * @throws UsageError `LOG_IN_USE` if a running process holds it.
   */
  static async take(folder: string, path: string, pace = defaultPace): Promise<Lock> {
    const { dev, ino } = await stat(folder, { bigint: true });
    const key = `${dev}:${ino}`;
    if (lockedFolders.has(key)) throw toInUse(`This process writes the log in ${folder} already, and only one can.`);
    lockedFolders.add(key);
    try {
      return new Lock(path, key, await createLockFile(path, pace), pace);
    } catch (error) {
      lockedFolders.delete(key);
      throw error;
    }
  }

  /** Whether the lock was not renewed for so long that another process may have taken it. */
  get isOverdue(): boolean {
    return systemNow() - this.#renewedAt > this.#pace.timeoutMs / 2;
  }

  /** Whether the lock file still exists, or was replaced. */
  async check(): Promise<'held' | 'gone' | 'taken'> {
    const [ours, theirs] = await Promise.all([
      this.#handle.stat({ bigint: true }),
      stat(this.path, { bigint: true }).catch(() => undefined),
    ]);
    if (!theirs) return 'gone';
    return ours.ino === theirs.ino && ours.dev === theirs.dev ? 'held' : 'taken';
  }

  /** Releases the lock. A lock that another process has taken meanwhile is not removed. */
  release(): Promise<void> {
    this.#releasing ??= this.#release();
    return this.#releasing;
  }

  async #release(): Promise<void> {
    clearInterval(this.#timer);
    if ((await this.check()) === 'held') await rm(this.path, { force: true });
    await this.#handle.close();
    lockedFolders.delete(this.#folder);
  }

  #renew(): void {
    const now = systemNow();
    this.#handle.utimes(now / 1000, now / 1000).then(
      () => {
        this.#renewedAt = now;
      },
      () => {},
    );
  }
}

async function createLockFile(path: string, pace: LockTimes): Promise<FileHandle> {
  const mark = toText(identifyOwn());
  for (let tries = 0; tries < 3; tries++) {
    const handle = await create(path, mark);
    if (handle) {
      // Another process that found the same dead holder may have removed this lock file together with the old one.
      if (tries > 0) await sleep(50);
      if ((await read(path)) === mark) return handle;
      await handle.close();
      continue;
    }
    const text = await read(path);
    await assertDead(path, text, pace);
    // A killed process left the file, unless another process has replaced it meanwhile.
    if ((await read(path)) === text) await rm(path, { force: true });
  }
  throw toInUse(`Another process begins to write this log, and only one can (${path}).`);
}

async function create(path: string, mark: string): Promise<FileHandle | undefined> {
  try {
    const handle = await open(path, 'wx', 0o600);
    try {
      await handle.write(mark);
      return handle;
    } catch (error) {
      await handle.close();
      await rm(path, { force: true });
      throw error;
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return undefined;
    throw error;
  }
}

/** Throws UsageError `LOG_IN_USE` if the holder is running. */
async function assertDead(path: string, text: string, pace: LockTimes): Promise<void> {
  const holder = parse(text);
  const advice = `Stop it, or, if it is no chatpact, delete ${path}.`;
  const here = toInUse(`Process ${holder.pid} writes this log, and only one can. ${advice}`);
  if (holder.startedAt === undefined && holder.space === undefined) {
    // A lock of an earlier version. In containers all first processes have the same id.
    if (holder.pid !== process.pid && processExists(holder.pid)) throw here;
    return;
  }
  const life = findProcessState(holder);
  if (life === 'alive') throw here;
  if (life === 'unknown' && (await isRenewed(path, pace))) {
    throw toInUse(`A process in another container or on another machine writes this log, and only one can. ${advice}`);
  }
}

/** Waits for a renewal; false if there was none in time. */
async function isRenewed(path: string, { timeoutMs }: LockTimes): Promise<boolean> {
  const first = await timeOf(path);
  // Waits are counted, since the machine's clock may be set back meanwhile.
  for (let waited = 0; waited < timeoutMs; waited += 50) {
    await sleep(50);
    if ((await timeOf(path)) !== first) return true;
  }
  return false;
}

/**
 * The file's identity and modification time; undefined if it is missing. It is reopened each time, since network file
 * systems then ask the server.
 */
async function timeOf(path: string): Promise<string | undefined> {
  const handle = await open(path, 'r').catch(() => undefined);
  const found = await handle?.stat({ bigint: true }).finally(() => handle.close());
  return found && `${found.ino} ${found.mtimeNs}`;
}

const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

const toText = ({ pid, startedAt = '-', space = '-' }: ProcessIdentity) =>
  `${pid} ${createRunId()} ${startedAt} ${space}`;

function parse(text: string): ProcessIdentity {
  const [pid, , startedAt, ...space] = text.split(' ');
  const orUndefined = (value: string | undefined) => (value === '-' || value === '' ? undefined : value);
  return { pid: Number(pid), startedAt: orUndefined(startedAt), space: orUndefined(space.join(' ')) };
}

const toInUse = (message: string) => new UsageError('LOG_IN_USE', message);

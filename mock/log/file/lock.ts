import { type FileHandle, open, readFile, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../../../usage-error.ts';
import { createRunId, systemNow } from '../../ambient.ts';
import { findLife, identifyOwn, isThere, type ProcessIdentity } from './process-identity.ts';

/** Milliseconds. */
export interface LockPace {
  /** After which the holder of a lock gives a sign of life, again and again. */
  beat: number;
  /** Without a sign of life, after which a holder that nothing else is known of counts as dead. */
  silence: number;
}

const usual: LockPace = { beat: 1000, silence: 5000 };

/** Folders that are locked by this process, however their paths are written. */
const taken = new Set<string>();

/**
 * Keeps a folder for one holder alone, by a file in it. The file's time is the holder's sign of life: it tells a holder
 * in another container, or on another machine that shares the disk, from one that was killed.
 */
export class Lock {
  readonly path: string;
  /** When the last sign of life was given. */
  #beatAt = systemNow();
  readonly #folder: string;
  readonly #handle: FileHandle;
  readonly #pace: LockPace;
  readonly #timer: NodeJS.Timeout;
  #releasing: Promise<void> | undefined;

  private constructor(path: string, folder: string, handle: FileHandle, pace: LockPace) {
    this.path = path;
    this.#folder = folder;
    this.#handle = handle;
    this.#pace = pace;
    this.#timer = setInterval(() => this.#beat(), pace.beat).unref();
  }

  /**
   * @param folder The folder.
   * @param path The file in it.
   * @throws UsageError `LOG_IN_USE` when a holder that lives has it.
   */
  static async take(folder: string, path: string, pace = usual): Promise<Lock> {
    const { dev, ino } = await stat(folder, { bigint: true });
    const key = `${dev}:${ino}`;
    if (taken.has(key)) throw toInUse(`This process writes the log in ${folder} already, and only one can.`);
    taken.add(key);
    try {
      return new Lock(path, key, await takeFile(path, pace), pace);
    } catch (error) {
      taken.delete(key);
      throw error;
    }
  }

  /** Whether no sign of life was given for so long that another process may have taken the lock. */
  get isOverdue(): boolean {
    return systemNow() - this.#beatAt > this.#pace.silence / 2;
  }

  /** Whether the file is still there, or another one in its place. */
  async look(): Promise<'held' | 'gone' | 'taken'> {
    const [ours, theirs] = await Promise.all([
      this.#handle.stat({ bigint: true }),
      stat(this.path, { bigint: true }).catch(() => undefined),
    ]);
    if (!theirs) return 'gone';
    return ours.ino === theirs.ino && ours.dev === theirs.dev ? 'held' : 'taken';
  }

  /** Gives it back. A lock that another process took meanwhile is left alone. */
  release(): Promise<void> {
    this.#releasing ??= this.#release();
    return this.#releasing;
  }

  async #release(): Promise<void> {
    clearInterval(this.#timer);
    if ((await this.look()) === 'held') await rm(this.path, { force: true });
    await this.#handle.close();
    taken.delete(this.#folder);
  }

  #beat(): void {
    const now = systemNow();
    this.#handle.utimes(now / 1000, now / 1000).then(
      () => {
        this.#beatAt = now;
      },
      () => {},
    );
  }
}

async function takeFile(path: string, pace: LockPace): Promise<FileHandle> {
  const mark = toText(identifyOwn());
  for (let tries = 0; tries < 3; tries++) {
    const handle = await create(path, mark);
    if (handle) {
      // Another process that found the same dead holder may have cleared this lock away with it.
      if (tries > 0) await sleep(50);
      if ((await read(path)) === mark) return handle;
      await handle.close();
      continue;
    }
    const text = await read(path);
    await assertDead(path, text, pace);
    // Left by one that was killed, unless another process has cleared it away by now.
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

/** Throws UsageError `LOG_IN_USE` for a holder that lives. */
async function assertDead(path: string, text: string, pace: LockPace): Promise<void> {
  const holder = parse(text);
  const advice = `Stop it, or, if it is no chatpact, delete ${path}.`;
  const here = toInUse(`Process ${holder.pid} writes this log, and only one can. ${advice}`);
  if (holder.startedAt === undefined && holder.space === undefined) {
    // Of an earlier version. In a container every first process has the same number.
    if (holder.pid !== process.pid && isThere(holder.pid)) throw here;
    return;
  }
  const life = findLife(holder);
  if (life === 'alive') throw here;
  if (life === 'unknown' && (await givesSigns(path, pace))) {
    throw toInUse(`A process in another container or on another machine writes this log, and only one can. ${advice}`);
  }
}

/** Waits for a sign of life; false when none came in time. */
async function givesSigns(path: string, { silence }: LockPace): Promise<boolean> {
  const first = await timeOf(path);
  // Counted, since the machine's clock may be put back meanwhile.
  for (let waited = 0; waited < silence; waited += 50) {
    await sleep(50);
    if ((await timeOf(path)) !== first) return true;
  }
  return false;
}

/** Opened anew each time, since file systems of networks look at the server then; undefined for one that is gone. */
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
  const told = (value: string | undefined) => (value === '-' || value === '' ? undefined : value);
  return { pid: Number(pid), startedAt: told(startedAt), space: told(space.join(' ')) };
}

const toInUse = (message: string) => new UsageError('LOG_IN_USE', message);

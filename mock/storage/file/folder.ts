import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../../make-folder.ts';

/**
 * A folder that contains a log: segments `000001.log`, `000002.log` …, and `000002.state`, the complete state before
 * `000002.log`. Files before the latest state are no longer needed.
 */
export class LogFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** Opens a folder, or creates it. Throws the file system's error. */
  static open(path: string): LogFolder {
    makeFolder(path, 0o700);
    return new LogFolder(path);
  }

  get lock(): string {
    return join(this.path, 'lock');
  }

  get mark(): string {
    return join(this.path, 'chatpact-log.json');
  }

  segment(number: number): string {
    return this.#file(number, 'log');
  }

  state(number: number): string {
    return this.#file(number, 'state');
  }

  /** Lists the numbers of the existing segments and states, in order. */
  async list(): Promise<{ segments: number[]; states: number[] }> {
    const names = await readdir(this.path);
    const numbers = (extension: string) =>
      names
        .flatMap((name) => (name.endsWith(`.${extension}`) ? [Number.parseInt(name, 10)] : []))
        .filter((number) => number > 0)
        .sort((one, other) => one - other);
    return { segments: numbers('log'), states: numbers('state') };
  }

  /** Removes the files before a state, and temporary files that a crash left. */
  async clear(before: number): Promise<void> {
    const names = await readdir(this.path);
    const isOurs = /^\d+(\.log|\.state|-\d+\.torn)$/;
    const obsolete = names.filter((name) => isOurs.test(name) && Number.parseInt(name, 10) < before);
    const drafts = names.filter((name) => name.endsWith('.draft'));
    for (const name of [...obsolete, ...drafts]) await rm(join(this.path, name), { force: true });
  }

  #file(number: number, extension: string): string {
    return join(this.path, `${String(number).padStart(6, '0')}.${extension}`);
  }
}

/** Syncs a folder, so that new file names survive a power failure. Windows does not support this. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

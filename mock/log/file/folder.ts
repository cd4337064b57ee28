import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '../../../make-folder.ts';

/**
 * A folder that holds a log: `000001.log`, `000002.log` … one after another, and `000002.state`, everything that there
 * was when `000002.log` began. What comes before the latest state is no longer needed.
 */
export class LogFolder {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  /** Opens a folder, or makes it. Throws the file system's error. */
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

  /** Numbers of the segments and states that are there, in order. */
  async list(): Promise<{ segments: number[]; states: number[] }> {
    const names = await readdir(this.path);
    const numbers = (extension: string) =>
      names
        .flatMap((name) => (name.endsWith(`.${extension}`) ? [Number.parseInt(name, 10)] : []))
        .filter((number) => number > 0)
        .sort((one, other) => one - other);
    return { segments: numbers('log'), states: numbers('state') };
  }

  /** Takes away what a state has made needless, and drafts that a crash left. */
  async clear(before: number): Promise<void> {
    const names = await readdir(this.path);
    const isOurs = /^\d+(\.log|\.state|-\d+\.torn)$/;
    const needless = names.filter((name) => isOurs.test(name) && Number.parseInt(name, 10) < before);
    const drafts = names.filter((name) => name.endsWith('.draft'));
    for (const name of [...needless, ...drafts]) await rm(join(this.path, name), { force: true });
  }

  #file(number: number, extension: string): string {
    return join(this.path, `${String(number).padStart(6, '0')}.${extension}`);
  }
}

/** Sees to it that names of new files outlive a loss of power. Windows knows no such thing. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  await handle.sync().finally(() => handle.close());
}

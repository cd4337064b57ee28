import { existsSync, type FSWatcher, watch } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';

/** Milliseconds without a change after which files are read: editors write a file in several steps. */
const settleMs = 100;
/** Milliseconds after which a folder that is gone is looked for again. */
const searchMs = 500;

const documentExtensions = ['.yaml', '.yml', '.json'];

/** Paths of files. URLs are ignored. */
export interface WatchedFiles {
  files: readonly string[];
  /** Files that may refer to others: changes of other documents in their folders count too. */
  documents: readonly string[];
}

/**
 * Calls back when a file has changed. It watches folders, because many editors replace a file instead of writing to it, and
 * finds a folder again that was removed and created anew. No change is lost, whenever {@link follow} is called.
 */
export class FileWatcher {
  readonly #onChange: () => void;
  readonly #watchers = new Map<string, FSWatcher>();
  #isOfInterest: (folder: string, name: string) => boolean = () => false;
  #folders: ReadonlySet<string> = new Set();
  #settling: NodeJS.Timeout | undefined;
  #searching: NodeJS.Timeout | undefined;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Watches these files, in place of those before. */
  follow({ files, documents }: WatchedFiles): void {
    const paths = new Set([...files, ...documents].filter(isLocal).map((path) => resolve(path)));
    const documentFolders = new Set(documents.filter(isLocal).map((path) => dirname(resolve(path))));
    this.#isOfInterest = (folder, name) =>
      paths.has(resolve(folder, name)) || (documentFolders.has(folder) && documentExtensions.includes(extname(name)));
    this.#folders = new Set([...paths].map((path) => dirname(path)));
    for (const folder of this.#watchers.keys()) if (!this.#folders.has(folder)) this.#drop(folder);
    this.#watchFolders();
  }

  stop(): void {
    clearTimeout(this.#settling);
    clearTimeout(this.#searching);
    this.#folders = new Set();
    for (const folder of [...this.#watchers.keys()]) this.#drop(folder);
  }

  #watchFolders(): void {
    for (const folder of this.#folders) {
      if (this.#watchers.has(folder) || !existsSync(folder)) continue;
      const watcher = watch(folder, (_, name) => this.#take(folder, name));
      watcher.on('error', () => this.#take(folder, null));
      this.#watchers.set(folder, watcher);
    }
    clearTimeout(this.#searching);
    if (this.#watchers.size < this.#folders.size) this.#searching = setTimeout(() => this.#search(), searchMs);
  }

  #search(): void {
    const before = this.#watchers.size;
    this.#watchFolders();
    if (this.#watchers.size > before) this.#settle();
  }

  #take(folder: string, name: string | null): void {
    // A folder reports its own removal under its own name.
    if (name === null || name === basename(folder) || !existsSync(folder)) {
      this.#drop(folder);
      this.#watchFolders();
    } else if (!this.#isOfInterest(folder, name)) return;
    this.#settle();
  }

  #settle(): void {
    clearTimeout(this.#settling);
    this.#settling = setTimeout(this.#onChange, settleMs);
  }

  #drop(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }
}

const isLocal = (path: string) => !/^[a-z]{2,}:\/\//i.test(path);

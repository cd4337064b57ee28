import { type FSWatcher, watch } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';

/** Milliseconds without a change after which files are read: editors write a file in several steps. */
const settleMs = 100;

const documentExtensions = ['.yaml', '.yml', '.json', '.env'];

/**
 * Calls back when one of the files has changed, or another document in its folder, to which it may refer. It watches
 * folders, because many editors replace a file instead of writing to it.
 *
 * @param paths Files on disk, and URLs, which are ignored.
 * @returns A function that stops watching.
 */
export function watchFiles(paths: readonly string[], onChange: () => void): () => void {
  const files = paths.filter((path) => !/^[a-z]{2,}:\/\//i.test(path)).map((path) => resolve(path));
  const names = new Set(files.map((file) => basename(file)));
  let timer: NodeJS.Timeout | undefined;
  const take = (_: string, name: string | null) => {
    if (name !== null && !names.has(name) && !documentExtensions.includes(extname(name))) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, settleMs);
  };
  const watchers: FSWatcher[] = [...new Set(files.map((file) => dirname(file)))].map((folder) => watch(folder, take));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}

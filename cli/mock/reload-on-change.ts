import type { MockOptions } from '../../mock/options.ts';
import type { StartedMock } from '../../mock/server.ts';
import { UsageError } from '../../usage-error.ts';
import { FileWatcher, type WatchedFiles } from './file-watcher.ts';
import type { ConfiguredFlags } from './read-settings.ts';

/** What is read again after a change. */
export interface ReadAgain {
  configured: ConfiguredFlags;
  options: MockOptions;
}

/**
 * Reloads a mock when its configuration or one of its documents changes. Files that cannot be used are reported, and the
 * mock stays as it was.
 *
 * @returns A function that stops watching.
 */
export function reloadOnChange(
  { reload }: Pick<StartedMock, 'reload'>,
  first: ReadAgain,
  readAgain: () => Promise<ReadAgain>,
  write: (text: string) => void,
): () => void {
  const watcher = new FileWatcher(onChange);
  let isStopped = false;
  let reloading = Promise.resolve();
  let lastProblem = '';
  const found = listFiles(first, first);
  watcher.follow(found);
  if (found.files.length + found.documents.length === 0)
    write('There is nothing to watch: no configuration and no document.\n');

  function onChange(): void {
    // One after the other, so that the last change wins.
    reloading = reloading.then(run);
  }

  async function run(): Promise<void> {
    if (isStopped) return;
    const started = performance.now();
    try {
      const next = await readAgain();
      const { ignored } = await reload(next.options);
      const duration = Math.round(performance.now() - started);
      write(`Reloaded in ${duration} ms. Data and clocks are unchanged.\n`);
      if (ignored.length > 0) write(`Restart the mock to apply: ${ignored.join(', ')}.\n`);
      lastProblem = '';
      watcher.follow(listFiles(next, first));
    } catch (error) {
      const problem = describe(error);
      // A folder that is being replaced reports the same several times.
      if (problem !== lastProblem) write(`Not reloaded, the mock runs as before: ${problem}\n`);
      lastProblem = problem;
    }
  }

  return () => {
    isStopped = true;
    watcher.stop();
  };
}

/** A file may vanish at any time while it is read, so that errors of the system are no bugs. */
function describe(error: unknown): string {
  if (error instanceof UsageError) return `${error.message} [${error.code}]`;
  return error instanceof Error ? error.message : String(error);
}

/** The files that decide how a mock responds. The first configuration counts even while it does not exist. */
function listFiles(
  { configured: { path, flags }, options: { specs = {} } }: ReadAgain,
  first: ReadAgain,
): WatchedFiles {
  return {
    files: [path, first.configured.path, flags.tokens].flatMap((file) => file ?? []),
    documents: Object.values(specs).flatMap((paths) => paths ?? []),
  };
}

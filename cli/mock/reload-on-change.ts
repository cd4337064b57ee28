import type { MockOptions } from '../../mock/options.ts';
import type { StartedMock } from '../../mock/server.ts';
import { UsageError } from '../../usage-error.ts';
import type { ConfiguredFlags } from './read-settings.ts';
import { watchFiles } from './watch-files.ts';

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
  let stop = watchFiles(listFiles(first), onChange);
  let isStopped = false;
  let reloading = Promise.resolve();

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
      stop();
      stop = watchFiles(listFiles(next), onChange);
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      write(`Not reloaded, the mock runs as before: ${error.message} [${error.code}]\n`);
    }
  }

  return () => {
    isStopped = true;
    stop();
  };
}

/** The files that decide how a mock responds. */
function listFiles({ configured: { path, flags }, options: { specs = {} } }: ReadAgain): string[] {
  const documents = Object.values(specs).flatMap((paths) => paths ?? []);
  return [...documents, path, flags.tokens].flatMap((file) => file ?? []);
}

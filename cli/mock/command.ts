import { Command } from 'commander';
import { packageVersion } from '../../package-info.ts';
import { UsageError } from '../../usage-error.ts';
import { waitForEndSignal } from '../signals.ts';
import type { MockFlags } from './flag-table.ts';
import { mockFlags, toMockOptions } from './flags.ts';
import { type ConfiguredFlags, readMockSettings } from './read-settings.ts';

export const mockCommand = new Command('mock').description('start a mock of both vendors, with half a year of history');
for (const option of mockFlags) mockCommand.addOption(option);
mockCommand.action(runMock);

async function runMock(given: MockFlags, command: Command): Promise<void> {
  // Loaded here, so that --help need not wait for it.
  const { startMock } = await import('../../mock/server.ts');
  const { formatBanner } = await import('./banner.ts');
  const read = async () => {
    const configured = await readMockSettings(given, (name) => command.getOptionValueSource(name));
    return { configured, options: await toMockOptions(configured.flags) };
  };
  const first = await read();
  const { configured, options } = first;
  for (const notice of configured.notices) process.stderr.write(`chatpact: ${notice}\n`);
  if (given.watch) assertWatchable(options.log);
  const running = await startMock(options).catch((error) => {
    throw locateFault(error, configured);
  });
  // With JSON lines, standard output has nothing else.
  const output = configured.flags.logFormat === 'json' ? process.stderr : process.stdout;
  const { logFormat, quiet } = configured.flags;
  const lacksTerminal = logFormat === undefined && !quiet && !process.stdout.isTTY;
  output.write(formatBanner(running.mock, { version: packageVersion, lacksTerminal, ...options }));
  const stop = given.watch ? await watchMock() : undefined;
  await waitForEndSignal();
  output.write('Stopping: finishing requests in progress.\n');
  stop?.();
  await running.close();

  async function watchMock(): Promise<() => void> {
    const { reloadOnChange } = await import('./reload-on-change.ts');
    return reloadOnChange(running, first, read, (text) => output.write(text));
  }
}

/** Adds file and line to the error about a fault, which only the configuration can set. */
function locateFault(error: unknown, { where }: ConfiguredFlags): unknown {
  if (!(error instanceof UsageError && error.code === 'INVALID_FAULT_RULE' && where)) return error;
  const index = /^faults\.(\d+)/.exec(error.message)?.[1] ?? '';
  return new UsageError(error.code, `${where(`/mock/faults/${index}`)}: mock.${error.message}`, { cause: error });
}

/** Throws UsageError `CONFLICTING_OPTIONS` for a persistent log, which belongs to one contract. */
function assertWatchable(log: string | undefined): void {
  if (log === undefined) return;
  const reason = 'A log belongs to the documents and options with which it was created, and --watch changes them';
  throw new UsageError('CONFLICTING_OPTIONS', `${reason}. Pass --watch or --log, not both.`);
}

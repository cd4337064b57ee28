import { Command } from 'commander';
import { packageVersion } from '../../package-info.ts';
import { waitForEndSignal } from '../signals.ts';
import type { MockFlags } from './flag-table.ts';
import { mockFlags, toMockOptions } from './flags.ts';
import { readMockSettings } from './read-settings.ts';

export const mockCommand = new Command('mock').description('start a mock of both vendors, with half a year of history');
for (const option of mockFlags) mockCommand.addOption(option);
mockCommand.action(runMock);

async function runMock(given: MockFlags, command: Command): Promise<void> {
  // Loaded here, so that --help need not wait for it.
  const { createMock } = await import('../../mock/server.ts');
  const { formatBanner } = await import('./banner.ts');
  const { flags, notices } = await readMockSettings(given, (name) => command.getOptionValueSource(name));
  for (const notice of notices) process.stderr.write(`chatpact: ${notice}\n`);
  const options = await toMockOptions(flags);
  const mock = await createMock(options);
  const { cors, live, https } = options;
  // Standard output then has JSON only.
  const output = flags.logFormat === 'json' ? process.stderr : process.stdout;
  output.write(formatBanner(mock, { version: packageVersion, cors, live, https }));
  await waitForEndSignal();
  output.write('Stopping: finishing requests in progress.\n');
  await mock.close();
}

#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { packageVersion } from '../package-info.ts';
import { UsageError } from '../usage-error.ts';
import { checkCommand } from './check.ts';
import { demoCommand } from './demo.ts';
import { mockCommand } from './mock.ts';
import { specsCommand } from './specs.ts';

// Whoever reads our output may stop early, as head does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 70));

const program = new Command('chatpact')
  .description("A stateful mock of Chatwoot's and Rocket.Chat's reporting APIs, and a contract check for any server.")
  .version(packageVersion)
  .showHelpAfterError('(chatpact --help shows how)')
  .exitOverride();
for (const command of [mockCommand, checkCommand, specsCommand, demoCommand]) {
  program.addCommand(command.exitOverride().showHelpAfterError(`(chatpact ${command.name()} --help shows how)`));
}

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

/** Says what went wrong, and gives the exit code: 2 for a mistake of the user's. Only our own bugs show a stack. */
function report(error: unknown): number {
  // Commander has already written its message; help and version are no errors.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    process.stderr.write(`chatpact: ${error.message} [${error.code}]\n`);
    return 2;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`chatpact: a bug of chatpact, please report it:\n${stack}\n`);
  return 70;
}

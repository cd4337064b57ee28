import { Command, CommanderError } from 'commander';
import { packageVersion } from '../package-info.ts';
import { UsageError } from '../usage-error.ts';
import { checkCommand } from './check.ts';
import { demoCommand } from './demo.ts';
import { reportCommand } from './merge.ts';
import { mockCommand } from './mock.ts';
import { proxyCommand } from './proxy.ts';
import { scoreCommand } from './score.ts';
import { specsCommand } from './specs.ts';

const program = new Command('chatpact')
  .description("A stateful mock of Chatwoot's and Rocket.Chat's reporting APIs, and a contract check for any server.")
  .version(packageVersion)
  .showHelpAfterError('(chatpact --help shows how)')
  .exitOverride();
for (const command of [
  mockCommand,
  checkCommand,
  proxyCommand,
  scoreCommand,
  reportCommand,
  specsCommand,
  demoCommand,
]) {
  program.addCommand(prepare(command));
}

function prepare(command: Command, path: string = command.name()): Command {
  for (const each of command.commands) prepare(each, `${path} ${each.name()}`);
  return command.exitOverride().showHelpAfterError(`(chatpact ${path} --help shows how)`);
}

/** Runs a command line, as in `process.argv`, and sets the exit code of the process. Nothing is thrown. */
export async function run(argv: readonly string[]): Promise<void> {
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = report(error);
  }
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

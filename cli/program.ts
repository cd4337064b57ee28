import { Command, CommanderError } from 'commander';
import { packageVersion } from '../package-info.ts';
import { UsageError } from '../usage-error.ts';
import { tellBug } from './bug.ts';
import { checkCommand } from './check.ts';
import { completionCommand } from './completion.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor.ts';
import { showExamples } from './examples.ts';
import { initCommand } from './init.ts';
import { reportCommand } from './merge.ts';
import { mockCommand } from './mock.ts';
import { proxyCommand } from './proxy.ts';
import { scoreCommand } from './score.ts';
import { specsCommand } from './specs.ts';

/** The whole command line. */
export const program = new Command('chatpact')
  .description("A stateful mock of Chatwoot's and Rocket.Chat's reporting APIs, and a contract check for any server.")
  .version(packageVersion)
  // What follows a command is the command's; of specs too, where print has a --spec of its own.
  .enablePositionalOptions()
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
  initCommand,
  doctorCommand,
  completionCommand,
]) {
  program.addCommand(prepare(command));
}
showExamples(program, '');

function prepare(command: Command, path: string = command.name()): Command {
  for (const each of command.commands) prepare(each, `${path} ${each.name()}`);
  showExamples(command, path);
  return command
    .exitOverride()
    .showHelpAfterError(`(chatpact ${path} --help shows how)`)
    .configureOutput({ outputError: (text, write) => write(withoutValues(text)) });
}

/** A complaint about a flag that is not known, without what it was given: `--token=…` may not be ours, but a secret it is. */
function withoutValues(text: string): string {
  return text.replace(/(unknown option '--?[^=']*=)[^\n]*'/, "$1…'");
}

/** Runs a command line, as in `process.argv`, and sets the exit code of the process. Nothing is thrown. */
export async function run(argv: readonly string[]): Promise<void> {
  forgetEmptyVariables();
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = await report(error, argv);
  }
}

/** Commander takes an empty variable for a value, and CI servers hand over so what they lack. */
function forgetEmptyVariables(): void {
  for (const [name, value] of Object.entries(process.env)) {
    if (name.startsWith('CHATPACT_') && value === '') delete process.env[name];
  }
}

/** Says what went wrong, and gives the exit code: 2 for a mistake of the user's. Only our own bugs show a stack. */
async function report(error: unknown, [, , ...words]: readonly string[]): Promise<number> {
  const { tellGithub } = await import('./github-mistake.ts');
  // Commander has already written its message; help and version are no errors.
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    tellGithub({ message: withoutValues(error.message) }, words);
    return 2;
  }
  if (error instanceof UsageError) {
    process.stderr.write(`chatpact: ${error.message} [${error.code}]\n`);
    tellGithub(error, words);
    return 2;
  }
  return tellBug(error);
}

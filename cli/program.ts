import { Command, CommanderError, type Option } from 'commander';
import { packageVersion } from '../package-info.ts';
import { UsageError } from '../usage-error.ts';
import { checkCommand } from './check/command.ts';
import { completionCommand } from './completion/command.ts';
import { demoCommand } from './demo.ts';
import { doctorCommand } from './doctor/command.ts';
import { addExamples } from './examples.ts';
import { initCommand } from './init/command.ts';
import { printInternalError } from './internal-error.ts';
import { mockCommand } from './mock/command.ts';
import { proxyCommand } from './proxy/command.ts';
import { reportCommand } from './report/command.ts';
import { scoreCommand } from './score.ts';
import { specsCommand } from './specs/command.ts';

/** The command line, with all commands. */
export const program = new Command('chatpact')
  .description('A stateful mock server and a contract checker for the Chatwoot and Rocket.Chat APIs.')
  .version(packageVersion)
  // Flags after a command belong to it: "specs" and "specs print" both have --spec.
  .enablePositionalOptions()
  .showHelpAfterError('(see chatpact --help)')
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
addExamples(program, '');

function prepare(command: Command, path: string = command.name()): Command {
  for (const each of command.commands) prepare(each, `${path} ${each.name()}`);
  addExamples(command, path);
  return command
    .exitOverride()
    .showHelpAfterError(`(see chatpact ${path} --help)`)
    .configureOutput({ outputError: (text, write) => write(toFlagError(text, command.options)) });
}

/**
 * Removes the value of an unknown flag from an error message: the value of `--token=…` is a secret. Commander calls a flag
 * with a value unknown if it takes none; this says so.
 */
function toFlagError(text: string, options: readonly Option[]): string {
  return text.replace(/unknown option '(--?[^=']*)=[^\n]*'/, (_, flag: string) => {
    const isKnown = options.some(({ long, short }) => flag === long || flag === short);
    return isKnown ? `the flag '${flag}' takes no value` : `unknown option '${flag}=…'`;
  });
}

/** Runs a command line, as in `process.argv`, and sets the exit code of the process. It never throws. */
export async function run(argv: readonly string[]): Promise<void> {
  forgetEmptyVariables();
  try {
    await program.parseAsync(argv);
  } catch (error) {
    process.exitCode = await report(error, argv);
  }
}

/** Removes empty variables, which Commander takes for values: CI servers set a missing secret to an empty text. */
function forgetEmptyVariables(): void {
  for (const [name, value] of Object.entries(process.env)) {
    if (name.startsWith('CHATPACT_') && value === '') delete process.env[name];
  }
}

/** Prints an error and returns the exit code: 2 for a mistake of the user. Only internal errors show a stack. */
async function report(error: unknown, [, , ...words]: readonly string[]): Promise<number> {
  const { reportUsageErrorToGithub } = await import('./reporters/github-usage-error.ts');
  // Commander has printed its message already. Help and version are not errors.
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return 0;
    const options = program.commands.flatMap((command) => command.options);
    reportUsageErrorToGithub({ message: toFlagError(error.message, options) }, words);
    return 2;
  }
  if (error instanceof UsageError) {
    process.stderr.write(`chatpact: ${error.message} [${error.code}]\n`);
    reportUsageErrorToGithub(error, words);
    return 2;
  }
  return printInternalError(error);
}

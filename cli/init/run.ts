import { existsSync, readFileSync } from 'node:fs';
import { toUnreadable } from '../../unreadable-file.ts';
import { UsageError } from '../../usage-error.ts';
import { findConfig } from '../config/source.ts';
import { writeFile } from '../file-sink.ts';
import { signalCodes } from '../signals.ts';
import { type InitAnswers, readGiven, toAnswers } from './answers.ts';
import type { Terminal } from './ask.ts';
import { type SharedFile, toConfig, toSharedFiles } from './files.ts';
import type { InitFlags } from './flags.ts';

const config = 'chatpact.config.yaml';

/**
 * Asks for what the flags leave open, and writes the files of a project that checks servers into the present folder.
 *
 * @param terminal Where to ask; undefined where nobody would answer.
 * @returns The exit code: 0, or 130 after Ctrl+C, with nothing written.
 * @throws UsageError `BAD_OPTION` for flags that can't be, or are missing where nothing can be asked; `UNWRITABLE_FILE`
 * when there is a configuration already; `UNREADABLE_FILE`, with nothing written, when a folder is in the way.
 */
export async function runInit(flags: InitFlags, terminal: Terminal | undefined = findTerminal()): Promise<number> {
  assertFree(flags.force === true);
  const answers = await getAnswers(flags, terminal);
  if (answers === undefined) {
    process.stderr.write('chatpact: nothing was written.\n');
    return signalCodes.SIGINT;
  }
  // All are read before one is written.
  const shared = toSharedFiles(answers).map((file) => ({ file, existing: readIfThere(file.path) }));
  writeFile(config, toConfig(answers));
  tell(`Wrote ${config}.`);
  for (const { file, existing } of shared) share(file, existing);
  tell('\nNext: copy .env.example to .env, fill it in, and run');
  tell('  npx chatpact doctor && npx chatpact check --all');
  return 0;
}

function findTerminal(): Terminal | undefined {
  const { stdin, stdout } = process;
  return stdin.isTTY && stdout.isTTY ? { input: stdin, output: stdout } : undefined;
}

function assertFree(isForced: boolean): void {
  const found = findConfig('.');
  if (found === undefined || (isForced && found === config)) return;
  const hint = found === config ? 'Pass --force to overwrite it' : `init writes ${config}: remove ${found} first`;
  throw new UsageError('CONFIG_EXISTS', `${found} exists already. ${hint}.`);
}

async function getAnswers(flags: InitFlags, terminal: Terminal | undefined): Promise<InitAnswers | undefined> {
  const given = readGiven(flags);
  if (flags.yes) return toAnswers(given);
  if (terminal === undefined) {
    const instead = 'chatpact init --yes --vendor chatwoot --url https://chat.example.com --ci github';
    throw new UsageError(
      'MISSING_TERMINAL',
      `init asks questions, and there is no terminal. Pass all answers as flags: ${instead}.`,
    );
  }
  const { ask } = await import('./ask.ts');
  return ask(given, terminal);
}

/** Writes a file, or tells what to add to one that is there. */
function share({ path, text, lackedBy }: SharedFile, existing: string | undefined): void {
  if (existing === undefined) {
    writeFile(path, text);
    tell(`Wrote ${path}.`);
    return;
  }
  const addition = lackedBy(existing);
  if (addition !== '') tell(`\n${path} is there already, and was left as it is. Add to it:\n\n${addition}`);
}

/** The text of a file; undefined when there is none. Throws UsageError `UNREADABLE_FILE` for a folder of its name. */
function readIfThere(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw toUnreadable(path, cause);
  }
}

function tell(line: string): void {
  process.stdout.write(`${line}\n`);
}

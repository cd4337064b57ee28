import { existsSync, readFileSync } from 'node:fs';
import { toUnreadable } from '../../unreadable-file.ts';
import { UsageError } from '../../usage-error.ts';
import { findConfig } from '../config/find-config.ts';
import { writeFile } from '../reporters/file-sink.ts';
import { signalCodes } from '../signals.ts';
import { type InitAnswers, readFlagAnswers, toAnswers } from './answers.ts';
import type { Terminal } from './ask.ts';
import { type SharedFile, toConfig, toSharedFiles } from './files.ts';
import type { InitFlags } from './flags.ts';

const config = 'chatpact.config.yaml';

/**
 * Asks for the answers that the flags do not give, and writes the files of a project that checks servers to this folder.
 *
 * @param terminal The terminal for questions; undefined if there is none.
 * @returns The exit code: 0, or 130 after Ctrl+C, with nothing written.
 * @throws UsageError `CONFIG_EXISTS`, `MISSING_TERMINAL`, `MISSING_VENDOR`, `MISSING_URL`, `CONFLICTING_OPTIONS`, or
 *   `UNREADABLE_FILE`. Nothing is written then.
 */
export async function runInit(flags: InitFlags, terminal: Terminal | undefined = findTerminal()): Promise<number> {
  assertFree(flags.force === true);
  const answers = await getAnswers(flags, terminal);
  if (answers === undefined) {
    process.stderr.write('chatpact: Nothing was written.\n');
    return signalCodes.SIGINT;
  }
  // Reads all files before it writes the first, so that an error leaves nothing half done.
  const shared = toSharedFiles(answers).map((file) => ({ file, existing: readIfThere(file.path) }));
  writeFile(config, toConfig(answers));
  print(`Wrote ${config}.`);
  for (const { file, existing } of shared) share(file, existing);
  print('\nNext: copy .env.example to .env, fill it in, and run');
  print('  npx chatpact doctor && npx chatpact check --all');
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
  const given = readFlagAnswers(flags);
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

/** Writes a file, or prints what to add to an existing one. */
function share({ path, text, lackedBy }: SharedFile, existing: string | undefined): void {
  if (existing === undefined) {
    writeFile(path, text);
    print(`Wrote ${path}.`);
    return;
  }
  const addition = lackedBy(existing);
  if (addition !== '') print(`\n${path} exists and was not changed. Add to it:\n\n${addition}`);
}

/** Returns the text of a file; undefined if there is none. Throws UsageError `UNREADABLE_FILE` for a folder. */
function readIfThere(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw toUnreadable(path, cause);
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type CheckOptions, type ExitCode, parseReportFlag, type Reporter, runCheck } from '../contracts/index.ts';
import { UsageError } from '../usage-error.ts';

/** What a shell expects of a program that Ctrl+C ended. */
const interrupted = 130;

/**
 * Runs a check and writes its reports, those with a file after the end. Ctrl+C ends it early, reports included.
 *
 * @returns The exit code.
 * @throws UsageError for what {@link runCheck} throws, and `UNWRITABLE_FILE`.
 */
export async function report(options: CheckOptions, flags: readonly string[]): Promise<ExitCode | typeof interrupted> {
  const wanted = flags.map(parseReportFlag);
  // Whoever reads only files still wants to see something.
  if (wanted.every(({ file }) => file !== undefined)) wanted.unshift(parseReportFlag('pretty'));
  const files: { path: string; text: string }[] = [];
  const reporters = wanted.map(({ reporter, file }): Reporter => {
    if (file === undefined) return reporter.create(process.stdout);
    const target = { path: file, text: '' };
    files.push(target);
    return reporter.create({
      write(text) {
        target.text += text;
      },
    });
  });

  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once('SIGINT', onInterrupt);
  let exitCode: ExitCode = 0;
  try {
    for await (const event of runCheck({ ...options, signal: stop.signal })) {
      for (const reporter of reporters) reporter.on(event);
      if (event.type === 'finished') exitCode = event.report.exitCode;
    }
  } finally {
    process.off('SIGINT', onInterrupt);
  }
  for (const { path, text } of files) await write(path, text);
  return stop.signal.aborted ? interrupted : exitCode;
}

async function write(path: string, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  } catch (cause) {
    throw new UsageError('UNWRITABLE_FILE', `Can't write ${path}. Check that its folder exists and is yours.`, {
      cause,
    });
  }
}

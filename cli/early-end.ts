import { exitCodes } from '../contracts/exit-code.ts';

/** What a process ends with that calls process.exit() without a code, or has nothing left to wait for. */
const unjudged: readonly number[] = [0, 13];

/**
 * Keeps a process that ends before its check from looking like one that passed: code of a plugin may call
 * process.exit(), or wait for what never comes.
 *
 * @returns What stops watching, once the check has come to its end.
 */
export function watchForEarlyEnd(): () => void {
  const onExit = (code: number) => {
    if (!unjudged.includes(code)) return;
    process.exitCode = exitCodes.inconclusive;
    process.stderr.write('chatpact: The process ended before the check: a plugin ended it, or waits for ever.\n');
  };
  process.on('exit', onExit);
  return () => void process.off('exit', onExit);
}

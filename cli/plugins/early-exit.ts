import { exitCodes } from '../../contracts/results/exit-code.ts';

/** Exit codes of process.exit() without a code, and of a process whose event loop is empty. */
const silentCodes: readonly number[] = [0, 13];

/**
 * Makes a process that ends before its check exit with 4 instead of 0. A plugin may call process.exit(), or await a promise
 * that never settles.
 *
 * @returns A function that stops watching. Call it when the check is finished.
 */
export function watchForEarlyExit(): () => void {
  const onExit = (code: number) => {
    if (!silentCodes.includes(code)) return;
    process.exitCode = exitCodes.inconclusive;
    process.stderr.write(
      'chatpact: The process ended before the check did: a plugin called process.exit(), or awaits a promise that never settles.\n',
    );
  };
  process.on('exit', onExit);
  return () => void process.off('exit', onExit);
}

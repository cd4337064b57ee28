import { divertOutput } from '../reporters/report-output.ts';
import { watchForEarlyExit } from './early-exit.ts';

/**
 * Prevents that a plugin ends the process unnoticed, or prints between the lines of a report.
 *
 * @returns A function that undoes this. Call it when the check is finished.
 */
export function watchPlugins(): () => void {
  const stops = [watchForEarlyExit(), divertOutput()];
  return () => {
    for (const stop of stops) stop();
  };
}

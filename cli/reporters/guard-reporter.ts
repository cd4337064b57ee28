import type { Reporter } from '../../contracts/index.ts';
import { describeUnexpectedError } from '../../error-trace.ts';
import { UsageError } from '../../usage-error.ts';

/**
 * Wraps a reporter so that its failure does not stop the others. After an error, which goes to standard error, the reporter
 * receives no more events.
 *
 * @param name The name of the report, such as `html`.
 * @param describe Describes the error in a clause.
 */
export function guardReporter(
  name: string,
  reporter: Reporter,
  describe: (error: unknown) => string = describeUnexpectedError,
): Reporter {
  let hasFailed = false;
  return {
    on(event) {
      if (hasFailed) return;
      try {
        reporter.on(event);
      } catch (error) {
        if (error instanceof UsageError) throw error;
        hasFailed = true;
        const what = `The report "${name}" is not complete: ${describe(error)}.`;
        process.stderr.write(`chatpact: ${what} Other reports are written. The exit code is that of the check.\n`);
      }
    },
  };
}

import type { Reporter } from '../contracts/index.ts';
import { toBugReason } from '../error-trace.ts';
import { UsageError } from '../usage-error.ts';

/**
 * A reporter whose failure does not stop the others: standard error says what happened, and it gets no more events.
 *
 * @param name As the user wrote it: `html`.
 */
export function guardReporter(name: string, reporter: Reporter): Reporter {
  let hasFailed = false;
  return {
    on(event) {
      if (hasFailed) return;
      try {
        reporter.on(event);
      } catch (error) {
        if (error instanceof UsageError) throw error;
        hasFailed = true;
        const what = `The report "${name}" is not complete: ${toBugReason(error)}.`;
        process.stderr.write(`chatpact: ${what} Others are written, and the exit code is that of the check.\n`);
      }
    },
  };
}

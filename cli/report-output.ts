/** Writes to standard output, while other code's writes go to standard error. */
let own: typeof process.stdout.write | undefined;

/**
 * Sends to standard error what other code prints: a plugin's `console.log` would tear a report on standard output.
 *
 * @returns What ends that.
 */
export function divertOutput(): () => void {
  const { write } = process.stdout;
  own = write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return () => {
    process.stdout.write = write;
    own = undefined;
  };
}

/** Standard output for reports: a terminal where that is one, and no writes of other code between its own. */
export function openOutput(): NodeJS.WriteStream {
  if (!own) return process.stdout;
  return Object.create(process.stdout, { write: { value: own } }) as NodeJS.WriteStream;
}

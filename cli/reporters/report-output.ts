/** The original write function of standard output, while other writes are diverted to standard error. */
let originalWrite: typeof process.stdout.write | undefined;

/**
 * Diverts all writes to standard output to standard error: `console.log` of a plugin would break a report.
 *
 * @returns A function that stops diverting.
 */
export function divertOutput(): () => void {
  const { write } = process.stdout;
  originalWrite = write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  return () => {
    process.stdout.write = write;
    originalWrite = undefined;
  };
}

/** Returns standard output for reports, which {@link divertOutput} does not affect. */
export function openOutput(): NodeJS.WriteStream {
  if (!originalWrite) return process.stdout;
  return Object.create(process.stdout, { write: { value: originalWrite } }) as NodeJS.WriteStream;
}

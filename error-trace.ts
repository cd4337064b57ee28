/** What may be told of an error that nobody foresaw. */
export interface ErrorTrace {
  type: string;
  code?: string;
  /** Of failures of the system alone, which name files and ports. */
  message?: string;
  /** Where it happened, innermost first. */
  stack: string;
  cause?: ErrorTrace;
}

/**
 * An error that nobody foresaw, for a log or a terminal: what it is and where it happened. Its message is left out, and so
 * is whatever else hangs on it, because both quote what was worked on (`"…" is not valid JSON`, `Cannot create property
 * 'x' on string '…'`): a token, or what a customer wrote.
 */
export function traceError(error: unknown): ErrorTrace {
  if (!(error instanceof Error)) return { type: typeof error, stack: '' };
  const { code, syscall } = error as NodeJS.ErrnoException;
  return {
    type: error.constructor.name,
    ...(typeof code === 'string' && { code }),
    ...(syscall !== undefined && { message: error.message }),
    stack: framesOf(error),
    ...(error.cause instanceof Error && { cause: traceError(error.cause) }),
  };
}

/** The same in half a sentence, for a report: "TypeError in judge (relation.js:12)". */
export function toBugReason(error: unknown): string {
  const { type, stack } = traceError(error);
  const [, where = ''] = /^ {4}at (.*)$/m.exec(stack) ?? [];
  const frame = where.replace(/(\(|^)(?:file:\/\/)?.*[\\/]([^\\/]+?)(?::\d+)?\)?$/, (_, open, file) =>
    open ? `(${file})` : file,
  );
  return `a bug of chatpact, please report it: ${type}${frame === '' ? '' : ` in ${frame}`}`;
}

/** Its stack without its message, which may look like frames. */
function framesOf({ stack = '', message }: Error): string {
  const start = stack.indexOf(message);
  const rest = start < 0 ? '' : stack.slice(start + message.length);
  return rest
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .join('\n');
}

/** The part of an unexpected error that may be shown. */
export interface ErrorTrace {
  type: string;
  code?: string;
  /** Only for errors of the operating system, whose messages name files and ports. */
  message?: string;
  /** The stack frames, innermost first. */
  stack: string;
  cause?: ErrorTrace;
}

/**
 * Returns the type and the stack of an unexpected error, for a log or a terminal. It leaves out the message and all other
 * fields: both may quote the data in use (`"…" is not valid JSON`), such as a token or a text of a customer.
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

/** Describes an unexpected error for a report: `… TypeError in judge (relation.js:12)`. */
export function describeUnexpectedError(error: unknown): string {
  const { type, stack } = traceError(error);
  const [, where = ''] = /^ {4}at (.*)$/m.exec(stack) ?? [];
  const frame = where.replace(/(\(|^)(?:file:\/\/)?.*[\\/]([^\\/]+?)(?::\d+)?\)?$/, (_, open, file) =>
    open ? `(${file})` : file,
  );
  return `a bug of chatpact, please report it: ${type}${frame === '' ? '' : ` in ${frame}`}`;
}

/** Returns the frames of a stack without the message, whose lines may look like frames. */
function framesOf({ stack = '', message }: Error): string {
  const start = stack.indexOf(message);
  const rest = start < 0 ? '' : stack.slice(start + message.length);
  return rest
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .join('\n');
}

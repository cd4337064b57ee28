import { traceError } from '../error-trace.ts';

/** Prints an internal error and returns the exit code. It prints no message, which may quote a secret. */
export function printInternalError(error: unknown): number {
  const { type, code, message, stack } = traceError(error);
  const what = [type, code].filter(Boolean).join(' ');
  const lines = [message === undefined ? what : `${what}: ${message}`, stack].filter((line) => line !== '');
  process.stderr.write(`chatpact: This is a bug in chatpact. Please report it:\n${lines.join('\n')}\n`);
  return 70;
}

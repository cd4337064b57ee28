import { traceError } from '../error-trace.ts';

/** Tells of a mistake of ours, and gives the exit code. What it was about is not told: it may be a secret. */
export function tellBug(error: unknown): number {
  const { type, code, message, stack } = traceError(error);
  const what = [type, code].filter(Boolean).join(' ');
  const lines = [message === undefined ? what : `${what}: ${message}`, stack].filter((line) => line !== '');
  process.stderr.write(`chatpact: a bug of chatpact, please report it:\n${lines.join('\n')}\n`);
  return 70;
}

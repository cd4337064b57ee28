import type { LogPosition } from './log-position.ts';
import type { StreamView } from './stream/stream.ts';

/** The log is damaged and cannot be performed. It is not changed; a user has to decide what to do. */
export class LogDamageError extends Error {
  override readonly name = 'Damage';
}

/** The log has lost or changed entries. Servers restart from what is left of it. */
export class LogLossError extends Error {
  override readonly name = 'Loss';
}

const advice = 'Export what a running mock still has (/__admin/export), then delete the key (DEL) to start a new log.';

export const toMissingFirstEntry = () =>
  new LogDamageError(`The first entry of the log is missing: it was removed with XTRIM or XDEL. ${advice}`);

export const toForeignStream = () =>
  new LogDamageError(
    'The key holds a stream that is not a log of chatpact, or has other entries too. Use another key.',
  );

export const toMissingEntry = () =>
  new LogDamageError(`An entry of the log is missing: it was removed with XDEL. ${advice}`);

/**
 * Checks that a stream still contains what a server at this position has performed. Throws {@link LogLossError} if the server
 * has to restart from the stream, or {@link LogDamageError}.
 */
export function assertUnchanged(view: StreamView, position: LogPosition): void {
  if (view.lastId === '') throw new LogLossError('the key is missing or empty');
  if (!view.isLog) throw toForeignStream();
  if (view.run === '') throw toMissingFirstEntry();
  if (!view.isWhole) throw toMissingEntry();
  if (view.run !== position.run) throw new LogLossError('the key holds another log');
  if (view.name !== position.name) throw new LogLossError('Redis has lost the latest entries');
}

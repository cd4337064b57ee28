/** Every way in which a user can be mistaken, by a code that stays the same from version to version. */
export type UsageErrorCode =
  | 'BAD_BASELINE'
  | 'BAD_CALL'
  | 'BAD_CONFIG'
  | 'BAD_DOCUMENT'
  | 'BAD_EVENT'
  | 'BAD_FIXTURE'
  | 'BAD_LEDGER'
  | 'BAD_LOG'
  | 'BAD_OVERLAY'
  | 'BAD_OPTION'
  | 'BAD_PLUGIN'
  | 'BAD_CREDENTIALS_FILE'
  | 'BAD_RECORDING'
  | 'BAD_REPORT'
  | 'BAD_TOKENS_FILE'
  | 'DAMAGED_LOG'
  | 'LOG_IN_USE'
  | 'NO_CREDENTIALS'
  | 'PORT_IN_USE'
  | 'UNKNOWN_VENDOR'
  | 'UNREADABLE_FILE'
  | 'UNUSABLE_LOG'
  | 'UNWRITABLE_FILE';

/**
 * The user's mistake: a wrong flag, a broken file, a port in use. The message says what failed, why, and what to do;
 * the command line prints it without a stack and exits with 2.
 *
 * @example
 * throw new UsageError('BAD_OPTION', '--port takes a number from 0 to 65535; "http" is none.');
 */
export class UsageError extends Error {
  readonly code: UsageErrorCode;

  constructor(code: UsageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UsageError';
    this.code = code;
  }
}

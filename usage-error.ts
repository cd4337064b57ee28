import type { UsageErrorCode } from './usage-errors.ts';

export type { UsageErrorCode };

/**
 * A mistake of the user, such as a wrong flag, a broken file or a port in use. The message says what failed, what was
 * expected and what to do. Each kind of mistake has its own `code`, which stays the same from version to version. The
 * command line prints the message with the code, without a stack, and exits with 2.
 *
 * @example
 * try {
 *   await createMock({ seed: 1.5 });
 * } catch (error) {
 *   if (error instanceof UsageError && error.code === 'INVALID_SEED') console.error(error.message);
 * }
 */
export class UsageError extends Error {
  readonly code: UsageErrorCode;

  constructor(code: UsageErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UsageError';
    this.code = code;
  }
}

/** A cause of a network failure, and its message. */
export interface FailureCause {
  codes: RegExp;
  isRetryable: boolean;
  /** Returns the message, with a remedy and without a full stop. `host` is the target or its proxy. */
  toMessage(circumstances: {
    host: string;
    name: string;
    timeoutMs: number;
    code: string;
    error: unknown;
    isAnonymous: boolean;
  }): string;
}

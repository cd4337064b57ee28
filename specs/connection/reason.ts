/** Why no answer came, and how to say so. */
export interface Reason {
  codes: RegExp;
  isRetryable: boolean;
  /** Half a sentence with what to do. `host` is whom the connection led to: the target, or its proxy. */
  toMessage(circumstances: {
    host: string;
    name: string;
    timeoutMs: number;
    code: string;
    error: unknown;
    isAnonymous: boolean;
  }): string;
}

/** No answer came: the target, the network or the clock is to blame, not the contract. The message names the reason. */
export class NetworkFailure extends Error {
  readonly isRetryable: boolean;

  constructor(message: string, isRetryable: boolean, options?: ErrorOptions) {
    super(message, options);
    this.name = 'NetworkFailure';
    this.isRetryable = isRetryable;
  }
}

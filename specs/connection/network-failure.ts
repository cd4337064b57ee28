/** A request got no response because of the target or the network. The message states the reason. */
export class NetworkFailure extends Error {
  readonly isRetryable: boolean;

  constructor(message: string, isRetryable: boolean, options?: ErrorOptions) {
    super(message, options);
    this.name = 'NetworkFailure';
    this.isRetryable = isRetryable;
  }
}

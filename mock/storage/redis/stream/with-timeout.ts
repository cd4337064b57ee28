/** There was no answer before the timeout. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';

  constructor(ms: number) {
    super(`No answer within ${ms} ms`);
  }
}

/** Grace period in milliseconds: if this process itself was paused, an answer may have arrived already. */
const graceMs = 100;

/** Rejects with {@link NoAnswerError} if a promise is not settled within a time. */
export function withTimeout<Result>(promise: Promise<Result>, ms: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    let timer = setTimeout(() => {
      timer = setTimeout(() => reject(new NoAnswerError(ms)), graceMs);
    }, ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

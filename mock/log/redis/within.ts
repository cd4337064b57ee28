/** Whoever was asked did not answer in time. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';

  constructor(ms: number) {
    super(`No answer within ${ms} ms`);
  }
}

/** Milliseconds in which a process that stood still itself finds an answer that has been there for long. */
const graceMs = 100;

/** Rejects with {@link NoAnswerError} when a promise takes longer. */
export function within<Result>(promise: Promise<Result>, ms: number): Promise<Result> {
  return new Promise((resolve, reject) => {
    let timer = setTimeout(() => {
      timer = setTimeout(() => reject(new NoAnswerError(ms)), graceMs);
    }, ms);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

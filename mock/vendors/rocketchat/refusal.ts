import { ApiError, type ApiErrorKind } from '../../api-error.ts';
import type { ErrorBody } from './views/error-bodies.ts';

/** A refusal with the vendor's own error body. */
export class Refusal extends ApiError {
  readonly body: ErrorBody;

  constructor(kind: ApiErrorKind, words: ErrorBody) {
    super(kind);
    this.body = words;
  }
}

/** A refusal with an `errorType`, which servers append to the sentence in brackets. */
export function createRefusal(
  kind: ApiErrorKind,
  sentence: string,
  errorType: string,
  details?: Record<string, string>,
): Refusal {
  return new Refusal(kind, { error: `${sentence} [${errorType}]`.trim(), errorType, details });
}

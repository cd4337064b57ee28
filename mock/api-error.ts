import type { RefusalKind } from '../specs/behaviour.ts';
import type { ParameterProblem } from '../specs/schemas/validator.ts';

/**
 * The kinds of refusal: those that contracts name, and those of HTTP and the mock. `unrouted`: no route matches;
 * `unlicensed`: not in this edition; `malformed`: the request cannot be parsed; `oversized`: its body is too large;
 * `throttled`: too many requests; `unavailable`: the server is temporarily down and has changed nothing; `uncertain`:
 * it is not known yet whether the request was applied; `unmade`: no response can be generated from the document;
 * `unacceptable`: the client accepts none of the documented media types; `untrusted`: a web page of another site may
 * have sent the request; `full`: a limit of the mock is reached; `crashed`: real servers fail with this request, and
 * the profile emulates that; `chosen`: a client or an injected fault chose the status, and the problem has its reason phrase; `broken`: a bug of the mock.
 */
export type ApiErrorKind =
  | RefusalKind
  | 'unrouted'
  | 'unlicensed'
  | 'malformed'
  | 'oversized'
  | 'throttled'
  | 'unavailable'
  | 'uncertain'
  | 'unmade'
  | 'unacceptable'
  | 'untrusted'
  | 'full'
  | 'crashed'
  | 'chosen'
  | 'broken';

/** A refusal by the API. A handler throws it, and the vendor's errors.ts converts it to a response. */
export class ApiError extends Error {
  readonly kind: ApiErrorKind;
  /** Every invalid field, for `invalid`. */
  readonly problems: ParameterProblem[];
  /** The ledger entry that causes the refusal, if known. */
  deviation?: string;

  constructor(kind: ApiErrorKind, problems: ParameterProblem[] = []) {
    super(kind);
    this.name = 'ApiError';
    this.kind = kind;
    this.problems = problems;
  }
}

/** Creates a fault about one query parameter, for rules that a schema cannot express. */
export function createParameterError(kind: ApiErrorKind, name: string, message: string): ApiError {
  return new ApiError(kind, [{ in: 'query', name, pointer: `/query/${name}`, keyword: kind, message, expected: null }]);
}

/** Creates the fault for a path parameter that names a resource that does not exist. */
export function createNotFoundError(name: string): ApiError {
  const message = 'Resource could not be found';
  return new ApiError('unknown', [
    { in: 'path', name, pointer: `/path/${name}`, keyword: 'unknown', message, expected: null },
  ]);
}

/** Creates the fault for an operation whose document allows no response to be generated. */
export function createUngeneratableError(operation: string, reason: string): ApiError {
  const message = `No response of ${operation} can be generated from the document: ${reason}`;
  return new ApiError('unmade', [
    { in: 'query', name: operation, pointer: '', keyword: 'unmade', message, expected: null },
  ]);
}

/** It is not known yet whether the request was or will be applied. */
export class UncertainOutcomeError extends ApiError {
  /** The reference for `GET /__admin/outcomes/:reference`, which later returns the outcome. */
  readonly reference: string;

  constructor(reference: string) {
    super('uncertain');
    this.reference = reference;
  }
}

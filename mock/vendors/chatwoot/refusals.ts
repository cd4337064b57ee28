import type { ParameterProblem } from '../../../specs/schemas/validator.ts';
import { ApiError, createNotFoundError } from '../../api-error.ts';

/** One problem of a request body. The keyword `required` means that a value is missing, any other that it is invalid. */
export interface BodyProblem {
  name: string;
  /** The rest of a sentence that starts with the name: "has already been taken". */
  message: string;
  keyword?: string;
}

export function refuseBody(...problems: readonly BodyProblem[]): ApiError {
  return new ApiError('invalid', problems.map(toProblem));
}

/** Creates the fault for a body that a builder of the server rejects with one sentence. */
export function refuseSentence(name: string, sentence: string): ApiError {
  return refuseBody({ name, message: sentence, keyword: 'sentence' });
}

/**
 * Creates the fault for a value that real servers fail on: 500 in the observed profile, otherwise an error about the
 * value.
 *
 * @param deviates Whether the profile includes a ledger entry.
 */
export function refuseOrFail(deviates: (id: string) => boolean, problem: BodyProblem): ApiError {
  return deviates('chatwoot-bad-values-are-500') ? new ApiError('crashed') : refuseBody(problem);
}

/** Creates the fault for an id in the body that the account does not have. */
export function refuseUnknown(name: string): ApiError {
  return new ApiError('unknown', [toProblem({ name, message: 'Resource could not be found', keyword: 'unknown' })]);
}

/** Creates the fault for an id in the path that the account does not have. */
export const refusePath = createNotFoundError;

/** Creates the fault for an authenticated caller without access, with the reason as a sentence. */
export function refuseAccess(sentence: string): ApiError {
  return new ApiError('foreign', [toProblem({ name: 'account_id', message: sentence, keyword: 'foreign' })]);
}

/** Creates the fault for a secret in the body that does not match. */
export function refuseSecret(name: string, message: string): ApiError {
  return new ApiError('unrecognised', [toProblem({ name, message, keyword: 'unrecognised' })]);
}

/** Creates the fault for a request that makes real servers fail with 500, and that a ledger entry permits. */
export const createServerError = (): ApiError => new ApiError('crashed');

function toProblem({ name, message, keyword = 'invalid' }: BodyProblem): ParameterProblem {
  return { in: 'body', name, pointer: `/${name.replaceAll('.', '/')}`, keyword, message, expected: null };
}

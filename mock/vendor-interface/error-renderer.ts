import { findRefusalStatus, type RefusalKind, refusalKinds } from '../../specs/behaviour.ts';
import type { ParameterProblem } from '../../specs/schemas/validator.ts';
import type { ApiError, ApiErrorKind } from '../api-error.ts';
import type { VendorDefinition } from './definition.ts';

/** A refusal, as the body of an error shows it. */
export interface ShownError {
  kind: ApiErrorKind;
  status: number;
  /** One sentence. */
  message: string;
  /** The invalid fields. Empty for refusals that concern no field. */
  problems: readonly ParameterProblem[];
}

const usual: Readonly<Record<ApiErrorKind, readonly [status: number, message: string]>> = {
  unauthenticated: [401, 'The request has no credentials.'],
  unrecognised: [401, 'The credentials are unknown.'],
  foreign: [403, 'The caller may not access this resource.'],
  forbidden: [403, 'The caller may not call this operation.'],
  bot: [403, 'Bots may not call this operation.'],
  missing: [404, 'The resource does not exist.'],
  unknown: [404, 'The resource does not exist.'],
  invalid: [400, 'The request is invalid.'],
  excessive: [400, 'The time window is too long.'],
  unrouted: [404, 'No operation matches this method and path.'],
  unlicensed: [404, 'No operation matches this method and path.'],
  malformed: [400, 'The request could not be parsed.'],
  oversized: [413, 'The request is too large.'],
  throttled: [429, 'Too many requests.'],
  unavailable: [503, 'The service is unavailable.'],
  uncertain: [
    504,
    'It is unknown whether the request was applied. Send a GET request to the path in the X-Chatpact-Outcome header.',
  ],
  unmade: [501, 'No response can be generated from the document.'],
  unacceptable: [406, 'No response has an accepted media type.'],
  untrusted: [403, 'The mock does not accept requests from this origin.'],
  full: [507, 'A limit of the mock is reached.'],
  crashed: [500, 'Internal server error.'],
  chosen: [500, 'Error.'],
  broken: [500, 'The mock failed. Its log has the error.'],
};

/** The message of the first problem. A chosen status concerns no field. */
const describe = (kind: ApiErrorKind, { name, message }: ParameterProblem) =>
  kind === 'chosen' ? `${message}.` : `${name || 'body'} ${message}`;

const isRefusal = (kind: ApiErrorKind): kind is RefusalKind => refusalKinds.some((each) => each === kind);

/**
 * Creates the `renderError` of a vendor whose errors all have one form. The status is the one in `refusals` of
 * `x-chatpact`, or the usual one of HTTP.
 *
 * @example
 * const renderError = createErrorRenderer(({ message }) => ({ error: message }));
 */
export function createErrorRenderer(
  toBody: (error: ShownError) => unknown,
): VendorDefinition<unknown, unknown, never>['renderError'] {
  return ({ kind, problems }: ApiError, operation) => {
    const [usualStatus, text] = usual[kind];
    const [first] = problems;
    const documented =
      operation && isRefusal(kind) ? findRefusalStatus(operation.behaviour, kind, first?.name) : undefined;
    const status = documented ?? usualStatus;
    const isMissing = kind === 'missing' || kind === 'unknown';
    const message = first && !isMissing ? describe(kind, first) : text;
    return { status, body: toBody({ kind, status, message, problems }) };
  };
}

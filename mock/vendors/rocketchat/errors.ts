import { findRefusalStatus, type RefusalKind, refusalKinds } from '../../../specs/behaviour.ts';
import type { Operation } from '../../../specs/operations.ts';
import type { ParameterProblem } from '../../../specs/validator.ts';
import type { Fault, FaultKind } from '../../fault.ts';
import type { Reply } from '../../vendor.ts';

type Deviates = (id: string) => boolean;

interface Rendering {
  /** When the contract of the operation names no status. */
  status: number;
  body(fault: Fault, operation: Operation | undefined, deviates: Deviates): unknown;
}

const mustLogIn = 'You must be logged in to do this.';

const failure = (error: string) => ({ success: false, error });

const notLoggedIn: Rendering = {
  status: 401,
  body(_, operation, deviates) {
    // Login is where nobody needs to be logged in: its refusal has words of its own.
    if (operation && operation.security.length === 0) {
      const documented = { status: 'error', message: 'Unauthorized' };
      return deviates('rocketchat-login-refusal-adds-error') ? { ...documented, error: 'Unauthorized' } : documented;
    }
    const documented = { status: 'error', message: mustLogIn };
    if (!deviates('rocketchat-unauthenticated-adds-success')) return documented;
    return { success: false, ...documented, error: mustLogIn };
  },
};

const refused: Rendering = {
  status: 403,
  body: (_, __, deviates) =>
    failure(
      deviates('rocketchat-forbidden-error-text')
        ? 'User does not have the permissions required for this action [error-unauthorized]'
        : 'unauthorized',
    ),
};

const renderings: Record<FaultKind, Rendering> = {
  unauthenticated: notLoggedIn,
  unrecognised: notLoggedIn,
  foreign: refused,
  forbidden: refused,
  bot: refused,
  invalid: {
    status: 400,
    body: ({ problems }, _, deviates) => failure(problems.map((problem) => toSentence(problem, deviates)).join('; ')),
  },
  excessive: { status: 400, body: () => failure('The period is too long [error-invalid-params]') },
  missing: { status: 404, body: () => failure('Not found') },
  unknown: { status: 400, body: () => failure('The thing that a parameter names does not exist [error-not-found]') },
  unrouted: { status: 404, body: () => failure('There is no such API endpoint') },
  unlicensed: { status: 403, body: () => failure('unauthorized') },
  throttled: { status: 429, body: () => failure('Error, too many requests. Please slow down. [error-too-many-requests]') },
  unavailable: { status: 503, body: () => failure('The service is unavailable') },
  malformed: { status: 400, body: () => failure('The request could not be read [error-malformed]') },
  oversized: { status: 413, body: () => failure('The request is too large [error-too-large]') },
  broken: { status: 500, body: () => failure('The mock failed; this is a bug of chatpact') },
};

/** Every bad field in one sentence each: Meteor's words for query parameters, AJV's for bodies. */
function toSentence({ in: place, name, keyword, message }: ParameterProblem, deviates: Deviates): string {
  if (place === 'body') return `${name === '' ? 'The body' : name} ${message} [invalid-params]`;
  if (keyword === 'required') {
    return deviates('rocketchat-missing-date-is-match-error')
      ? `Match error: Missing key '${name}'`
      : `Missing ${name}`;
  }
  return deviates('rocketchat-invalid-date-is-match-error')
    ? `Match error: Failed Match.Where validation in field ${name}`
    : `Invalid Date: ${name}`;
}

/** A fault as Rocket.Chat words it: documented, or as the ledger has it. */
export function renderFault(fault: Fault, operation: Operation | undefined, deviates: Deviates): Reply {
  const rendering = renderings[fault.kind];
  const kind = refusalKinds.find((known) => known === fault.kind) as RefusalKind | undefined;
  const status = (operation && kind && findRefusalStatus(operation.behaviour, kind)) ?? rendering.status;
  return { status, body: rendering.body(fault, operation, deviates) };
}

import { findRefusalStatus, refusalKinds } from '../../../specs/behaviour.ts';
import { isObject } from '../../../specs/json/json.ts';
import { findResponse, type Operation } from '../../../specs/operations.ts';
import type { ApiError, ApiErrorKind } from '../../api-error.ts';
import type { Reply } from '../../vendor-interface/reply.ts';
import { LoginRefusal, unauthorized } from './login/refusal.ts';
import { Refusal } from './refusal.ts';
import {
  type Deviates,
  type ErrorBody,
  toForbiddenBody,
  toInvalidBody,
  toUnlicensedBody,
} from './views/error-bodies.ts';

interface Rendering {
  /** Used when the contract of the operation names no status. */
  status: number;
  body(fault: ApiError, operation: Operation | undefined, deviates: Deviates): Record<string, unknown>;
}

const noEndpoint = 'There is no such API endpoint';
const noRoutes = 'rocketchat-unlicensed-has-no-routes';
const mustLogIn = 'You must be logged in to do this.';

const failure = (words: ErrorBody) => ({ success: false, ...words });

const withError = (status: number, error: string): Rendering => ({ status, body: () => failure({ error }) });

/** Sends the mock's own message where the fault has one. */
const withOwnMessage = (status: number, error: string): Rendering => ({
  status,
  body: ({ problems }) => failure({ error: problems[0]?.message ?? error }),
});

const notLoggedIn: Rendering = {
  status: 401,
  body(fault, _, deviates) {
    if (fault instanceof LoginRefusal) {
      const words = deviates('rocketchat-login-refusal-adds-error') ? fault.body : { message: unauthorized.message };
      return { status: 'error', ...words };
    }
    const documented = { status: 'error', message: mustLogIn };
    if (!deviates('rocketchat-unauthenticated-adds-success')) return documented;
    return { success: false, ...documented, error: mustLogIn };
  },
};

const refused: Rendering = {
  status: 403,
  body: (_, operation, deviates) => failure(toForbiddenBody(operation, deviates)),
};

const notFound = withError(404, noEndpoint);

const renderings: Record<ApiErrorKind, Rendering> = {
  unauthenticated: notLoggedIn,
  unrecognised: notLoggedIn,
  foreign: refused,
  forbidden: refused,
  bot: refused,
  invalid: {
    status: 400,
    body: ({ problems }, operation, deviates) => failure(toInvalidBody(problems, operation, deviates)),
  },
  excessive: withError(400, 'The period is too long [error-invalid-params]'),
  missing: withError(404, 'Not found'),
  unknown: withError(400, 'The resource that a parameter names does not exist [error-not-found]'),
  unrouted: notFound,
  unlicensed: {
    status: notFound.status,
    body(fault, operation, deviates) {
      const words = toUnlicensedBody(deviates);
      if (words) return failure(words);
      deviates(noRoutes);
      return notFound.body(fault, operation, deviates);
    },
  },
  throttled: withError(429, 'Error, too many requests. Please slow down. [error-too-many-requests]'),
  unavailable: withError(503, 'The service is unavailable'),
  uncertain: withError(
    504,
    'It is unknown whether the request was applied. Send a GET request to the path in the X-Chatpact-Outcome header.',
  ),
  untrusted: withOwnMessage(403, 'The mock does not accept requests from this origin'),
  full: withOwnMessage(507, 'A limit of the mock is reached'),
  malformed: withError(400, 'The request could not be parsed [error-malformed]'),
  oversized: withError(413, 'The request is too large [error-too-large]'),
  unacceptable: withError(406, 'No response has an accepted media type'),
  unmade: {
    status: 501,
    body: ({ problems: [problem] }) =>
      failure({ error: problem?.message ?? 'No response can be generated from the document' }),
  },
  crashed: withError(500, 'Internal server error'),
  chosen: withOwnMessage(500, 'Error'),
  broken: withError(500, 'The mock failed; this is a bug in chatpact'),
};

/** Renders a fault as Rocket.Chat's error response: as documented, or as the applied ledger entries say. */
export function renderApiError(fault: ApiError, operation: Operation | undefined, deviates: Deviates): Reply {
  const rendering = renderings[fault.kind];
  const status = statusOf(fault.kind, operation, deviates) ?? rendering.status;
  const body = fault instanceof Refusal ? failure(fault.body) : rendering.body(fault, operation, deviates);
  return { status, body: operation ? toDocumented(body, operation, status) : body };
}

function statusOf(kind: ApiErrorKind, operation: Operation | undefined, deviates: Deviates): number | undefined {
  if (kind === 'unlicensed') return toUnlicensedBody(deviates) && 400;
  const named = refusalKinds.find((known) => known === kind);
  const promised = operation && named && findRefusalStatus(operation.behaviour, named);
  return promised ?? (kind === 'unknown' && operation?.responses[404] ? 404 : undefined);
}

/** Keeps only fields that the operation documents for the status. Most have no `errorType`, one has no body at all. */
function toDocumented(body: Record<string, unknown>, operation: Operation, status: number): unknown {
  const response = findResponse(operation, status);
  if (!response) return body;
  const content = response.content['application/json'];
  if (!content) return undefined;
  const properties = content.schema?.properties;
  if (!isObject(properties)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => Object.hasOwn(properties, name)));
}

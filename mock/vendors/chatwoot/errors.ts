import { findRefusalStatus, refusalKinds } from '../../../specs/behaviour.ts';
import type { Operation } from '../../../specs/operations.ts';
import type { ApiError, ApiErrorKind } from '../../api-error.ts';
import type { Reply } from '../../vendor-interface/reply.ts';

interface Rendering {
  /** The status to use if the contract of the operation names none. */
  status: number;
  /** The `description` of the documented `bad_request_error`. */
  description: string;
  /** The `field` of the documented error if the fault names none. */
  field: string;
  /** The ledger entry that changes the body of this error, and the changed body. */
  observed?: { deviation: string; body: unknown };
  /** Replaces the documented error in both profiles. */
  body?: unknown;
}

const notFound = { error: 'Resource could not be found' };

const renderings: Record<ApiErrorKind, Rendering> = {
  unauthenticated: {
    status: 401,
    description: 'You need to sign in or sign up before continuing.',
    field: 'api_access_token',
    observed: {
      deviation: 'chatwoot-unauthenticated-body',
      body: { errors: ['You need to sign in or sign up before continuing.'] },
    },
  },
  unrecognised: {
    status: 401,
    description: 'Invalid Access Token',
    field: 'api_access_token',
    observed: { deviation: 'chatwoot-unknown-token-body', body: { error: 'Invalid Access Token' } },
  },
  foreign: {
    status: 403,
    description: 'You are not authorized to access this account',
    field: 'account_id',
    observed: {
      deviation: 'chatwoot-foreign-account-is-401',
      body: { error: 'You are not authorized to access this account' },
    },
  },
  forbidden: {
    status: 403,
    description: 'You are not authorized to do this action',
    field: 'api_access_token',
    observed: {
      deviation: 'chatwoot-forbidden-role-is-401',
      body: { error: 'You are not authorized to do this action' },
    },
  },
  bot: {
    status: 403,
    description: 'Access to this endpoint is not authorized for bots',
    field: 'api_access_token',
    observed: {
      deviation: 'chatwoot-bot-is-401',
      body: { error: 'Access to this endpoint is not authorized for bots' },
    },
  },
  missing: {
    status: 404,
    description: 'Resource could not be found',
    field: 'account_id',
    observed: { deviation: 'chatwoot-not-found-body', body: notFound },
  },
  unknown: {
    status: 404,
    description: 'Resource could not be found',
    field: 'id',
    observed: { deviation: 'chatwoot-report-unknown-id-body', body: notFound },
  },
  excessive: {
    status: 400,
    description: 'Date range exceeds 6 months limit',
    field: 'until',
    observed: { deviation: 'chatwoot-channel-window-is-422', body: { error: 'Date range cannot exceed 6 months' } },
  },
  invalid: { status: 400, description: '', field: '' },
  unrouted: { status: 404, description: 'No operation matches this method and path', field: 'path' },
  unlicensed: { status: 404, description: 'No operation matches this method and path', field: 'path' },
  throttled: { status: 429, description: 'Retry later', field: 'request' },
  unavailable: { status: 503, description: 'The service is unavailable', field: 'server' },
  uncertain: {
    status: 504,
    description:
      'It is unknown whether the request was applied. Send a GET request to the path in the X-Chatpact-Outcome header.',
    field: 'server',
  },
  untrusted: { status: 403, description: 'The mock does not accept requests from this origin', field: 'origin' },
  full: { status: 507, description: 'A limit of the mock is reached', field: 'server' },
  // Rails' response to an unhandled exception.
  crashed: {
    status: 500,
    description: 'Internal Server Error',
    field: 'server',
    body: { status: 500, error: 'Internal Server Error' },
  },
  chosen: { status: 500, description: 'Error', field: 'request' },
  malformed: { status: 400, description: 'The request could not be parsed', field: 'request' },
  oversized: { status: 413, description: 'The request is too large', field: 'body' },
  unacceptable: { status: 406, description: 'No response has an accepted media type', field: 'Accept' },
  unmade: { status: 501, description: 'No response can be generated from the document', field: 'operation' },
  broken: { status: 500, description: 'The mock failed; this is a bug in chatpact', field: 'server' },
};

interface ParameterDeviation {
  deviation: string;
  body?: unknown;
  /** The keyword of the problem; any problem if absent. */
  keyword?: string;
}

/** Deviations that replace the error for one invalid parameter, by operation and parameter. */
const parameterDeviations: Record<string, Record<string, ParameterDeviation>> = {
  'create-a-new-message-in-a-conversation': {
    message_type: {
      deviation: 'chatwoot-incoming-only-in-api-inboxes',
      keyword: 'incoming',
      body: { error: 'Incoming messages are only allowed in Api inboxes' },
    },
  },
  'get-outgoing-messages-count': { group_by: { deviation: 'chatwoot-outgoing-bad-group-is-422' } },
  'get-account-conversation-metrics': { type: { deviation: 'chatwoot-live-without-type-is-422' } },
  'get-agent-conversation-metrics': { type: { deviation: 'chatwoot-live-without-type-is-422' } },
};

/** Renders a fault as Chatwoot does: as documented, or as recorded in the ledger. */
export function renderFault(
  fault: ApiError,
  operation: Operation | undefined,
  deviates: (id: string) => boolean,
): Reply {
  if (fault.kind === 'invalid') return renderInvalid(fault, operation, deviates);
  const rendering = renderings[fault.kind];
  const status = statusOf(fault.kind, operation) ?? rendering.status;
  const [problem] = fault.problems;
  // These faults carry the text to show.
  const sentence = ['foreign', 'chosen', 'unrecognised'].includes(fault.kind) ? problem?.message : undefined;
  if (rendering.observed && deviates(rendering.observed.deviation)) {
    return { status, body: sentence === undefined ? rendering.observed.body : { error: sentence } };
  }
  const { field } = rendering;
  const description = sentence ?? rendering.description;
  if (rendering.body) return { status, body: rendering.body };
  const error = problem
    ? { field: problem.name, message: problem.message, code: fault.kind }
    : { field, message: description, code: fault.kind };
  return { status, body: { description, errors: [error] } };
}

function renderInvalid(fault: ApiError, operation: Operation | undefined, deviates: (id: string) => boolean): Reply {
  for (const { name, keyword } of fault.problems) {
    const observed = operation && parameterDeviations[operation.id]?.[name];
    if (observed && keyword === (observed.keyword ?? keyword) && deviates(observed.deviation)) {
      return { status: statusOf('invalid', operation, name) ?? 400, body: observed.body };
    }
  }
  const isWrite = operation !== undefined && operation.method !== 'get';
  const stored = isWrite ? renderInvalidBody(fault, deviates) : undefined;
  if (stored) return { status: statusOf('invalid', operation) ?? 422, body: stored };
  const count = fault.problems.length;
  const description = `The request has ${count} invalid parameter${count === 1 ? '' : 's'}.`;
  const errors = fault.problems.map(({ name, message, keyword }) => ({
    field: name || 'body',
    message,
    code: keyword,
  }));
  return { status: statusOf('invalid', operation) ?? 400, body: { description, errors } };
}

/** Renders the error that servers send for a body with missing or invalid values. */
function renderInvalidBody({ problems }: ApiError, deviates: (id: string) => boolean): unknown {
  const [first] = problems;
  if (!first) return undefined;
  if (first.keyword === 'sentence') {
    return deviates('chatwoot-parameter-missing-body') ? { error: first.message } : undefined;
  }
  if (first.keyword === 'listed') {
    if (!deviates('chatwoot-rule-errors-are-lists')) return undefined;
    const names = [...new Set(problems.map(({ name }) => name))];
    const listed = names.map((of) => [of, problems.filter(({ name }) => name === of).map(({ message }) => message)]);
    return { error: Object.fromEntries(listed) };
  }
  if (problems.every(({ keyword }) => keyword === 'required')) {
    if (!deviates('chatwoot-parameter-missing-body')) return undefined;
    return { error: `param is missing or the value is empty: ${first.name}` };
  }
  if (!deviates('chatwoot-validation-failed-body')) return undefined;
  const sentences = problems.map(({ name, message }) => `${toTitle(name || 'body')} ${message}`);
  return { message: sentences.join(', '), attributes: [...new Set(problems.map(({ name }) => name || 'body'))] };
}

/** Converts a field name to a title, such as `phone_number` to "Phone number". */
function toTitle(name: string): string {
  const words = name.replace(/_id$/, '').replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function statusOf(kind: ApiErrorKind, operation: Operation | undefined, parameter?: string): number | undefined {
  const named = refusalKinds.find((refusal) => refusal === kind);
  return operation && named && findRefusalStatus(operation.behaviour, named, parameter);
}

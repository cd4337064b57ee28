import type { Operation } from '../../../../specs/operations.ts';
import type { ParameterProblem } from '../../../../specs/schemas/validator.ts';

export type Deviates = (id: string) => boolean;

/** The fields of an error body. Those that the operation does not document are removed later. */
export interface ErrorBody {
  error: string;
  errorType?: string;
  details?: Record<string, string>;
}

/** Error bodies of operations that do not use the common one for callers without the permission. */
const forbidden: Record<string, ErrorBody & { replacedBy?: string }> = {
  'get-api-v1-statistics': { error: 'error-not-allowed' },
  'post-api-v1-users.create': {
    error: 'Adding user is not allowed [error-action-not-allowed]',
    errorType: 'error-action-not-allowed',
    details: { method: 'insertOrUpdateUser', action: 'Adding_user' },
  },
  'post-api-v1-permissions.update': {
    error: 'Editing permissions is not allowed',
    errorType: 'error-edit-permissions-not-allowed',
    replacedBy: 'rocketchat-permissions-update-forbidden-is-403',
  },
};

/** Documented error bodies for an invalid request body, by operation and invalid field (`*`: any field). */
const invalid: Record<string, Record<string, ErrorBody>> = {
  'post-api-v1-chat.postMessage': { roomId: { error: '[invalid-channel]', errorType: 'invalid-channel' } },
  'post-api-v1-chat.sendMessage': {
    message: {
      error: 'The "message" parameter must be provided. [error-invalid-params]',
      errorType: 'error-invalid-params',
    },
    'message.rid': { error: "The 'rid' property on the message object is missing." },
  },
  'post-api-v1-permissions.update': { '*': { error: 'Invalid body params', errorType: 'error-invalid-body-params' } },
  'get-api-v1-rooms.delete': { roomId: { error: "The 'roomId' param is required" } },
};

/** The operation that documents 403 without a body, and the ledger entry that adds one. */
const withoutBody = {
  operation: 'get-api-v1-engagement-dashboard-users-active-users',
  deviation: 'rocketchat-active-users-403-has-a-body',
};

/** Error body for callers without the permission. */
export function toForbiddenBody(operation: Operation | undefined, deviates: Deviates): ErrorBody {
  const own = forbidden[operation?.id ?? ''];
  if (own && !(own.replacedBy && deviates(own.replacedBy))) return own;
  if (operation?.id === withoutBody.operation) deviates(withoutBody.deviation);
  const observed = 'User does not have the permissions required for this action [error-unauthorized]';
  return { error: deviates('rocketchat-forbidden-error-text') ? observed : 'unauthorized' };
}

/** Error body for a workspace without a licence; undefined for servers that lack the route in that case. */
export function toUnlicensedBody(deviates: Deviates): ErrorBody | undefined {
  if (!deviates('rocketchat-unlicensed-is-400')) return undefined;
  return {
    error: 'This is an enterprise feature [error-action-not-allowed]',
    errorType: 'error-action-not-allowed',
  };
}

/** Error body for invalid fields: Meteor's messages for dates, AJV's for all others, as newer servers send. */
export function toInvalidBody(
  problems: readonly ParameterProblem[],
  operation: Operation | undefined,
  deviates: Deviates,
): ErrorBody {
  const own = invalid[operation?.id ?? ''];
  const documented = problems.map(({ name }) => own?.[name] ?? own?.['*']).find((words) => words !== undefined);
  if (documented) return documented;
  const { from, to } = operation?.behaviour.window ?? {};
  const dates = problems.filter(({ in: place, name }) => place === 'query' && (name === from || name === to));
  if (dates.length > 0) return { error: dates.map((problem) => toDateSentence(problem, deviates)).join('; ') };
  return { error: `${problems.map(toSentence).join('\n ')} [invalid-params]`, errorType: 'invalid-params' };
}

function toDateSentence({ name, keyword }: ParameterProblem, deviates: Deviates): string {
  if (keyword === 'required') {
    return deviates('rocketchat-missing-date-is-match-error')
      ? `Match error: Missing key '${name}'`
      : `Missing ${name}`;
  }
  return deviates('rocketchat-invalid-date-is-match-error')
    ? `Match error: Failed Match.Where validation in field ${name}`
    : `Invalid Date: ${name}`;
}

function toSentence({ name, keyword, message }: ParameterProblem): string {
  if (keyword === 'required') return `must have required property '${name}'`;
  return `${name === '' ? 'the body' : name} ${message}`;
}

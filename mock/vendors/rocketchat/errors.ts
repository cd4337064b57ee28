import { findRefusalStatus, type RefusalKind, refusalKinds } from '../../../specs/behaviour.ts';
import { isObject } from '../../../specs/json.ts';
import { findResponse, type Operation } from '../../../specs/operations.ts';
import type { Fault, FaultKind } from '../../fault.ts';
import type { Reply } from '../../vendor.ts';
import { LoginRefusal, unauthorized } from './login/refusal.ts';
import { Refusal } from './refusal.ts';
import { type Deviates, type Words, wordForbidden, wordInvalid, wordUnlicensed } from './wording.ts';

interface Rendering {
  /** When the contract of the operation names no status. */
  status: number;
  body(fault: Fault, operation: Operation | undefined, deviates: Deviates): Record<string, unknown>;
}

const noEndpoint = 'There is no such API endpoint';
const noRoutes = 'rocketchat-unlicensed-has-no-routes';
const mustLogIn = 'You must be logged in to do this.';

const failure = (words: Words) => ({ success: false, ...words });

const says = (status: number, error: string): Rendering => ({ status, body: () => failure({ error }) });

/** Says what the mock itself has to say, where it says it. */
const explains = (status: number, error: string): Rendering => ({
  status,
  body: ({ problems }) => failure({ error: problems[0]?.message ?? error }),
});

const notLoggedIn: Rendering = {
  status: 401,
  body(fault, _, deviates) {
    if (fault instanceof LoginRefusal) {
      const words = deviates('rocketchat-login-refusal-adds-error') ? fault.words : { message: unauthorized.message };
      return { status: 'error', ...words };
    }
    const documented = { status: 'error', message: mustLogIn };
    if (!deviates('rocketchat-unauthenticated-adds-success')) return documented;
    return { success: false, ...documented, error: mustLogIn };
  },
};

const refused: Rendering = {
  status: 403,
  body: (_, operation, deviates) => failure(wordForbidden(operation, deviates)),
};

const absent = says(404, noEndpoint);

const renderings: Record<FaultKind, Rendering> = {
  unauthenticated: notLoggedIn,
  unrecognised: notLoggedIn,
  foreign: refused,
  forbidden: refused,
  bot: refused,
  invalid: {
    status: 400,
    body: ({ problems }, operation, deviates) => failure(wordInvalid(problems, operation, deviates)),
  },
  excessive: says(400, 'The period is too long [error-invalid-params]'),
  missing: says(404, 'Not found'),
  unknown: says(400, 'The thing that a parameter names does not exist [error-not-found]'),
  unrouted: absent,
  unlicensed: {
    status: absent.status,
    body(fault, operation, deviates) {
      const words = wordUnlicensed(deviates);
      if (words) return failure(words);
      deviates(noRoutes);
      return absent.body(fault, operation, deviates);
    },
  },
  throttled: says(429, 'Error, too many requests. Please slow down. [error-too-many-requests]'),
  unavailable: says(503, 'The service is unavailable'),
  uncertain: says(504, 'The outcome is unknown; the header X-Chatpact-Outcome says where to ask'),
  untrusted: explains(403, 'The mock does not answer this page'),
  full: explains(507, 'A limit of the mock is reached'),
  malformed: says(400, 'The request could not be read [error-malformed]'),
  oversized: says(413, 'The request is too large [error-too-large]'),
  unacceptable: says(406, 'There is no answer of an accepted media type'),
  unmade: {
    status: 501,
    body: ({ problems: [problem] }) =>
      failure({ error: problem?.message ?? 'No answer can be made from the document' }),
  },
  crashed: says(500, 'Internal server error'),
  broken: says(500, 'The mock failed; this is a bug of chatpact'),
};

/** A fault as Rocket.Chat words it: documented, or as the ledger has it. */
export function renderFault(fault: Fault, operation: Operation | undefined, deviates: Deviates): Reply {
  const rendering = renderings[fault.kind];
  const status = statusOf(fault.kind, operation, deviates) ?? rendering.status;
  const body = fault instanceof Refusal ? failure(fault.words) : rendering.body(fault, operation, deviates);
  return { status, body: operation ? toDocumented(body, operation, status) : body };
}

function statusOf(kind: FaultKind, operation: Operation | undefined, deviates: Deviates): number | undefined {
  if (kind === 'unlicensed') return wordUnlicensed(deviates) && 400;
  const named = refusalKinds.find((known) => known === kind) as RefusalKind | undefined;
  const promised = operation && named && findRefusalStatus(operation.behaviour, named);
  return promised ?? (kind === 'unknown' && operation?.responses[404] ? 404 : undefined);
}

/** Those fields that the operation documents for the status: most have no errorType, one has no body at all. */
function toDocumented(body: Record<string, unknown>, operation: Operation, status: number): unknown {
  const response = findResponse(operation, status);
  if (!response) return body;
  const content = response.content['application/json'];
  if (!content) return undefined;
  const properties = content.schema?.properties;
  if (!isObject(properties)) return body;
  return Object.fromEntries(Object.entries(body).filter(([name]) => Object.hasOwn(properties, name)));
}

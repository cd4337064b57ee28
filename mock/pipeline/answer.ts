import semver from 'semver';
import type { Operation } from '../../specs/operations.ts';
import { ApiError, createNotFoundError } from '../api-error.ts';
import { findInjectedReply } from '../faults/find-injected-reply.ts';
import type { InjectedFault } from '../faults/injected-fault.ts';
import { unlistedHeader } from '../journal/journal.ts';
import type { PreferredResponse } from '../storage/command.ts';
import type { HandlerCall } from '../vendor-interface/handler.ts';
import { CustomReply, type Reply } from '../vendor-interface/reply.ts';
import type { MockRequest } from '../vendor-interface/request.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { LargeBody } from './body/large-body.ts';
import { authenticate } from './credentials/authenticate.ts';
import { explainNumbers, parseScope } from './explain-numbers.ts';
import { findInput, readAsServer, readRequest } from './read-request.ts';
import type { ServedWorkspace } from './served-workspace.ts';

/**
 * Request header: returns an explanation instead of the report. "1" explains every number, a JSON Pointer one. The first
 * events of each number are listed; "; events=all" after it lists all.
 */
export const explainHeader = 'x-chatpact-explain';

/** What is collected for the journal and the response headers while a call is answered. */
export interface CallTrace {
  deviations: Set<string>;
  headers: Record<string, string>;
  /** Injected faults that apply to this request. */
  injectedFaults: readonly InjectedFault[];
}

export const createCallTrace = (): CallTrace => ({ deviations: new Set(), headers: {}, injectedFaults: [] });

/**
 * Answers a request for a known operation: checks version and edition, authenticates, authorizes, validates, applies
 * injected faults, and calls the handler. It is synchronous: all changes are made when it returns.
 *
 * @param preferred The answer that the client asked for with `Prefer`.
 * @throws {@link ApiError} for a refusal.
 */
export function answerCall(
  workspace: ServedWorkspace,
  vendor: Vendor,
  operation: Operation,
  request: MockRequest,
  trace: CallTrace,
  preferred: PreferredResponse | undefined,
): Reply {
  const world = workspace.world(vendor.name);
  const now = workspace.clock.now();
  if (isTooNew(operation, workspace.version(vendor.name))) throw new ApiError('unrouted');
  if (operation.behaviour.edition === 'enterprise' && workspace.initialState.edition === 'community') {
    throw new ApiError('unlicensed');
  }
  const input = findInput(workspace, vendor, operation);
  const caller = authenticate({ vendor, world, operation, request, now }, trace.headers);
  if (caller !== undefined) {
    if (input?.isReadBeforeAuthorization) readAsServer(input, request, trace);
    world.authorize(caller, operation, request);
  }

  // A request that prefers a documented error is not validated: it gets that error whether its input is valid or not.
  const { values, body } = prefersError(preferred)
    ? { values: {}, body: request.body }
    : readRequest(workspace, vendor, operation, request, trace);

  if (request.headers[unlistedHeader] === undefined) trace.injectedFaults = workspace.faults.takeMatching(operation.id);
  const replaced = findInjectedReply(trace.injectedFaults, vendor, trace.headers);
  if (replaced) return replaced;
  Object.assign(trace.headers, preferred?.headers);
  if (preferred?.absent !== undefined) throw createNotFoundError(preferred.absent);
  if (preferred?.reply) return preferred.reply;

  const parsedRequest = body === request.body ? request : { ...request, body };
  const call = createCall(workspace, vendor, operation, parsedRequest, trace, { caller, values });
  const result = world.handle(call);
  const explainValue = request.headers[explainHeader];
  if (explainValue !== undefined && vendor.canExplain(operation.id)) {
    const all = workspace.freeze(vendor.name).listExplainable(call, result);
    return { status: 200, body: new LargeBody(explainNumbers(operation.id, result, all, parseScope(explainValue))) };
  }
  return result instanceof CustomReply ? result : { status: 200, body: result };
}

/** Whether the client asked for an error response that the document has. */
function prefersError(preferred: PreferredResponse | undefined): boolean {
  const isApplied = preferred?.headers['preference-applied'] !== undefined;
  return isApplied && preferred?.reply !== undefined && preferred.reply.status >= 400;
}

/** Creates the call that a handler receives, without the tables. */
export function createCall(
  workspace: Workspace,
  vendor: Vendor,
  operation: Operation,
  request: MockRequest,
  trace: CallTrace,
  { caller, values }: Pick<HandlerCall, 'caller' | 'values'>,
): Omit<HandlerCall, 'tables'> {
  return {
    caller,
    operation,
    request,
    values,
    now: workspace.clock.now(),
    version: workspace.version(vendor.name),
    edition: workspace.initialState.edition,
    appliesDeviation: createDeviates(workspace, vendor, trace),
    append: (event) => workspace.append(vendor.name, event),
  };
}

/**
 * Creates the function that asks whether the profile applies a ledger entry. Entries that apply are recorded in the
 * trace.
 */
export function createDeviates(workspace: Workspace, vendor: Vendor, trace: CallTrace): (id: string) => boolean {
  const { applied } = workspace.contract(vendor.name);
  return (id) => {
    if (applied.has(id)) trace.deviations.add(id);
    return applied.has(id);
  };
}

/** Cached results of {@link isTooNew} by operation and version, since comparing versions is slow. */
const tooNewCache = new WeakMap<Operation, Map<string, boolean>>();

/** Whether an operation was added in a later version than the one that the mock serves. */
function isTooNew(operation: Operation, version: string): boolean {
  const { since } = operation.behaviour;
  if (since === undefined) return false;
  const known = tooNewCache.get(operation) ?? new Map<string, boolean>();
  tooNewCache.set(operation, known);
  const answer = known.get(version) ?? semver.lt(version, since);
  known.set(version, answer);
  return answer;
}

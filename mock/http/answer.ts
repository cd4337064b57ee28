import semver from 'semver';
import type { Operation } from '../../specs/operations.ts';
import { explain } from '../explanation.ts';
import { createAbsentFault, Fault } from '../fault.ts';
import { Answer, type Call, type MockRequest, type Reply, type Vendor } from '../vendor.ts';
import type { Workspace } from '../workspace.ts';
import { authenticate } from './authenticate.ts';
import type { Effect } from './faults.ts';
import { inject } from './inject.ts';
import { unlistedHeader } from './journal.ts';
import { LongBody } from './long-body.ts';
import type { Preferred } from './preferred.ts';
import { findInput, readAsServer, readRequest } from './read-request.ts';

/** Asks for an explanation in place of a report: "1" for all of it, or the JSON Pointer of one number. */
export const explainHeader = 'x-chatpact-explain';

/** What the journal and the response headers say about an answer. */
export interface Trace {
  deviations: Set<string>;
  headers: Record<string, string>;
  /** Injected faults that the answer meets. */
  effects: readonly Effect[];
}

export const createTrace = (): Trace => ({ deviations: new Set(), headers: {}, effects: [] });

/**
 * The way of a request that some operation matches, step by step. Nothing in it waits: what it changes is changed when
 * it returns. Throws {@link Fault} where it ends early.
 *
 * @param preferred What the client would rather be answered with.
 */
export function answer(
  workspace: Workspace,
  vendor: Vendor,
  operation: Operation,
  request: MockRequest,
  trace: Trace,
  preferred: Preferred | undefined,
): Reply {
  const world = workspace.world(vendor.name);
  const now = workspace.clock.now();
  if (isTooNew(operation, workspace.version(vendor.name))) throw new Fault('unrouted');
  if (operation.behaviour.edition === 'enterprise' && workspace.origin.edition === 'community') {
    throw new Fault('unlicensed');
  }
  const input = findInput(workspace, vendor, operation);
  const caller = authenticate({ vendor, world, operation, request, now }, trace.headers);
  if (caller !== undefined) {
    if (input?.isFirst) readAsServer(input, request, trace);
    world.authorize(caller, operation, request);
  }

  // Whoever asks for an error need not make the mistake, nor avoid it.
  const { values, body } = prefersError(preferred)
    ? { values: {}, body: request.body }
    : readRequest(workspace, vendor, operation, request, trace);

  if (request.headers[unlistedHeader] === undefined) trace.effects = workspace.faults.take(operation.id);
  const replaced = inject(trace.effects, vendor, trace.headers);
  if (replaced) return replaced;
  Object.assign(trace.headers, preferred?.headers);
  if (preferred?.absent !== undefined) throw createAbsentFault(preferred.absent);
  if (preferred?.reply) return preferred.reply;

  const read = body === request.body ? request : { ...request, body };
  const call = createCall(workspace, vendor, operation, read, trace, { caller, values });
  const answered = world.handle(call);
  const asked = request.headers[explainHeader];
  if (asked !== undefined && vendor.explains(operation.id)) {
    const pointer = asked.startsWith('/') ? asked : undefined;
    const all = workspace.freeze(vendor.name).listExplainable(call, answered);
    return { status: 200, body: new LongBody(explain(operation.id, answered, all, pointer)) };
  }
  return answered instanceof Answer ? answered : { status: 200, body: answered };
}

/** Whether the client has asked for an error, and the document has it. */
function prefersError(preferred: Preferred | undefined): boolean {
  const isApplied = preferred?.headers['preference-applied'] !== undefined;
  return isApplied && preferred?.reply !== undefined && preferred.reply.status >= 400;
}

/** What a handler gets. */
export function createCall(
  workspace: Workspace,
  vendor: Vendor,
  operation: Operation,
  request: MockRequest,
  trace: Trace,
  { caller, values }: Pick<Call, 'caller' | 'values'>,
): Omit<Call, 'tables'> {
  return {
    caller,
    operation,
    request,
    values,
    now: workspace.clock.now(),
    version: workspace.version(vendor.name),
    edition: workspace.origin.edition,
    deviates: createDeviates(workspace, vendor, trace),
    append: (event) => workspace.append(vendor.name, event),
  };
}

/** Asks the profile, and remembers what it answered yes to. */
export function createDeviates(workspace: Workspace, vendor: Vendor, trace: Trace): (id: string) => boolean {
  const { applied } = workspace.contract(vendor.name);
  return (id) => {
    if (applied.has(id)) trace.deviations.add(id);
    return applied.has(id);
  };
}

/** Whether an operation is too new, by operation and version: telling versions apart takes its time. */
const tooNew = new WeakMap<Operation, Map<string, boolean>>();

/** An operation that came with a later version than the server plays is not there yet. */
function isTooNew(operation: Operation, version: string): boolean {
  const { since } = operation.behaviour;
  if (since === undefined) return false;
  const known = tooNew.get(operation) ?? new Map<string, boolean>();
  tooNew.set(operation, known);
  const answer = known.get(version) ?? semver.lt(version, since);
  known.set(version, answer);
  return answer;
}

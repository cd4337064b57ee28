import { findUnchecked } from '../../specs/behaviour.ts';
import { findMediaType } from '../../specs/media-types.ts';
import { findAbsence, type Operation } from '../../specs/operations.ts';
import type { ParameterProblem } from '../../specs/validator.ts';
import { Fault } from '../fault.ts';
import type { Input, MockRequest, Vendor } from '../vendor.ts';
import type { Workspace } from '../workspace.ts';
import { createDeviates, type Trace } from './answer.ts';

/**
 * The request's body, and its parameters by name, converted: as documented, or as the server that is played here reads it.
 *
 * @throws Fault `missing` or `invalid`, or what the server refuses with.
 */
export function readRequest(
  workspace: Workspace,
  vendor: Vendor,
  operation: Operation,
  request: MockRequest,
  trace: Trace,
): { values: Record<string, unknown>; body: unknown } {
  const input = findInput(workspace, vendor, operation);
  const isHandled = vendor.handles(operation.id);
  const body = isHandled ? vendor.toBody(request, operation, createDeviates(workspace, vendor, trace)) : request.body;
  const sent = body === request.body ? request : { ...request, body };
  if (input) return readObserved(workspace, vendor, operation, sent, { input, trace });
  return { values: readParameters(workspace, vendor, operation, sent, trace), body };
}

/** How the server that is played here reads the operation's input, where that is not as documented. */
export function findInput(workspace: Workspace, vendor: Vendor, { id }: Operation): Input | undefined {
  const input = vendor.findInput(id);
  return input && workspace.contract(vendor.name).applied.has(input.deviation) ? input : undefined;
}

/** What the server makes of a request. A refusal in its words is a deviation. */
export function readAsServer(input: Input, request: MockRequest, { deviations }: Trace) {
  try {
    return input.read(request);
  } catch (error) {
    if (error instanceof Fault) deviations.add(error.deviation ?? input.deviation);
    throw error;
  }
}

/** Input as a real server reads it: what it takes, documented or not, and what it refuses. */
function readObserved(
  workspace: Workspace,
  vendor: Vendor,
  operation: Operation,
  request: MockRequest,
  { input, trace }: { input: Input; trace: Trace },
) {
  const { problems, values } = checkRequest(workspace, vendor, operation, request);
  const read = readAsServer(input, request, trace);
  // What the document forbids, and the server takes.
  if (problems.length > 0) trace.deviations.add(input.deviation);
  return { values: { ...values, ...read.values }, body: 'body' in read ? read.body : request.body };
}

function checkRequest(workspace: Workspace, vendor: Vendor, operation: Operation, request: MockRequest) {
  return workspace.contract(vendor.name).validator.checkRequest(operation, {
    path: request.params,
    query: request.query,
    lists: request.lists,
    // Where the last value counts, the others were never sent.
    ...(operation.behaviour.lastCounts === undefined && { repeatedValues: request.repeatedValues }),
    headers: request.headers,
    body: request.body,
    bodyType: request.bodyType,
  });
}

/**
 * The request's parameters by name, converted. What servers were observed not to check is let through, and the trace
 * names the ledger entry.
 *
 * @throws Fault `missing` or `invalid`.
 */
function readParameters(
  workspace: Workspace,
  vendor: Vendor,
  operation: Operation,
  request: MockRequest,
  trace: Trace,
): Record<string, unknown> {
  const { problems, values } = checkRequest(workspace, vendor, operation, request);
  const lost = findLost(operation, request);
  if (lost !== undefined) trace.deviations.add(lost);
  // Documents describe bodies of JSON: which fields a form must have, they do not say.
  const isSilent = ({ keyword }: ParameterProblem) => request.form === true && keyword === 'required';
  const refused = problems.filter((problem) => {
    const deviation = findUnchecked(operation.behaviour, problem.in, problem.name);
    if (deviation !== undefined) trace.deviations.add(deviation);
    return deviation === undefined && !isSilent(problem) && !isUnjudged(vendor, operation, problem);
  });
  // A path that can't name anything names nothing. Where a document has no answer for that, it is as wrong as the rest.
  const isAbsence = vendor.handles(operation.id) || findAbsence(operation) !== undefined;
  if (isAbsence && refused.some((problem) => problem.in === 'path')) throw new Fault('missing');
  assertBodyType(operation, request);
  const isUnread = request.unread !== undefined && refused.some(({ in: place }) => place === 'body');
  if (isUnread) throw refuseType(request.unread ?? '');
  if (refused.length > 0) throw new Fault('invalid', refused);
  return values;
}

/** What a document says of the letters of a text. */
const ofLetters: readonly string[] = ['minLength', 'maxLength', 'pattern', 'format', 'enum', 'const'];

/** A digest stands for a secret, so that a document can't be asked whether its letters are right. */
function isUnjudged({ secrets, handles }: Vendor, { id }: Operation, { in: place, name, keyword }: ParameterProblem) {
  return place === 'body' && !handles(id) && Object.hasOwn(secrets.fields, name) && ofLetters.includes(keyword);
}

/** The ledger entry by which values of a list are lost, where some are. */
function findLost({ behaviour, parameters }: Operation, { repeats = [] }: MockRequest): string | undefined {
  const isList = ({ in: place, name, schema }: Operation['parameters'][number]) =>
    place === 'query' && schema.type === 'array' && repeats.includes(name);
  return behaviour.lastCounts !== undefined && parameters.some(isList) ? behaviour.lastCounts : undefined;
}

/** @throws Fault for a body of a type that the operation does not document. */
function assertBodyType({ body, responses }: Operation, { bodyType }: MockRequest): void {
  if (bodyType === undefined) return;
  const listed = Object.keys(body?.content ?? {});
  // Where no body is documented any is ignored, unless the document says what becomes of one.
  if (body === undefined && responses[415]) throw refuseType(bodyType, []);
  if (listed.length === 0 || findMediaType(listed, bodyType) !== undefined) return;
  throw refuseType(bodyType, listed);
}

/** A body that nobody read lacks everything; what is wrong with it is its type. */
function refuseType(type: string, listed = ['application/json']): Fault {
  const expected = listed.join(' or ');
  const sent = `the body was sent ${type === '' ? 'without one' : `as ${type}`}`;
  const message = listed.length === 0 ? `must be left out with the body; ${sent}` : `must be ${expected}; ${sent}`;
  const name = 'Content-Type';
  return new Fault('invalid', [{ in: 'header', name, pointer: `/header/${name}`, keyword: 'type', message, expected }]);
}

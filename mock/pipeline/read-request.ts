import { findUncheckedDeviation } from '../../specs/behaviour.ts';
import { findMediaType } from '../../specs/media-types.ts';
import { findAbsence, type Operation } from '../../specs/operations.ts';
import type { ParameterProblem } from '../../specs/schemas/validator.ts';
import { ApiError } from '../api-error.ts';
import type { ServerInput } from '../vendor-interface/definition.ts';
import type { MockRequest } from '../vendor-interface/request.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { type CallTrace, createDeviates } from './answer.ts';

/**
 * Reads the request's body and its converted parameters by name: as documented, or as the emulated server reads them.
 *
 * @throws ApiError `missing` or `invalid`, or the fault with which the server refuses.
 */
export function readRequest(
  workspace: Workspace,
  vendor: Vendor,
  operation: Operation,
  request: MockRequest,
  trace: CallTrace,
): { values: Record<string, unknown>; body: unknown } {
  const input = findInput(workspace, vendor, operation);
  const isHandled = vendor.hasHandler(operation.id);
  const body = isHandled ? vendor.toBody(request, operation, createDeviates(workspace, vendor, trace)) : request.body;
  const sent = body === request.body ? request : { ...request, body };
  if (input) return readObserved(workspace, vendor, operation, sent, { input, trace });
  return { values: readParameters(workspace, vendor, operation, sent, trace), body };
}

/** Finds how the emulated server reads the operation's input, if it differs from the document. */
export function findInput(workspace: Workspace, vendor: Vendor, { id }: Operation): ServerInput | undefined {
  const input = vendor.findInput(id);
  return input && workspace.contract(vendor.name).applied.has(input.deviation) ? input : undefined;
}

/** Reads a request as the server does. A refusal by the server is recorded as a deviation. */
export function readAsServer(input: ServerInput, request: MockRequest, { deviations }: CallTrace) {
  try {
    return input.read(request);
  } catch (error) {
    if (error instanceof ApiError) deviations.add(error.deviation ?? input.deviation);
    throw error;
  }
}

/** Reads input as a real server does, which may accept undocumented values or refuse documented ones. */
function readObserved(
  workspace: Workspace,
  vendor: Vendor,
  operation: Operation,
  request: MockRequest,
  { input, trace }: { input: ServerInput; trace: CallTrace },
) {
  const { problems, values } = checkRequest(workspace, vendor, operation, request);
  const serverInput = readAsServer(input, request, trace);
  // The document forbids this input, and the server accepts it.
  if (problems.length > 0) trace.deviations.add(input.deviation);
  return {
    values: { ...values, ...serverInput.values },
    body: 'body' in serverInput ? serverInput.body : request.body,
  };
}

function checkRequest(workspace: Workspace, vendor: Vendor, operation: Operation, request: MockRequest) {
  return workspace.contract(vendor.name).validator.checkRequest(operation, {
    path: request.params,
    query: request.query,
    lists: request.lists,
    // If the server uses only the last value, the others are not validated.
    ...(operation.behaviour.lastCounts === undefined && { repeatedValues: request.repeatedValues }),
    headers: request.headers,
    body: request.body,
    bodyType: request.bodyType,
  });
}

/**
 * The request's converted parameters by name. Problems that real servers do not check are ignored, and the trace
 * records the ledger entry.
 *
 * @throws ApiError `missing` or `invalid`.
 */
function readParameters(
  workspace: Workspace,
  vendor: Vendor,
  operation: Operation,
  request: MockRequest,
  trace: CallTrace,
): Record<string, unknown> {
  const { problems, values } = checkRequest(workspace, vendor, operation, request);
  const lostDeviation = findLostDeviation(operation, request);
  if (lostDeviation !== undefined) trace.deviations.add(lostDeviation);
  // Documents describe JSON bodies. They do not say which fields a form requires.
  const isUnspecified = ({ keyword }: ParameterProblem) => request.form === true && keyword === 'required';
  const refused = problems.filter((problem) => {
    const deviation = findUncheckedDeviation(operation.behaviour, problem.in, problem.name);
    if (deviation !== undefined) trace.deviations.add(deviation);
    return deviation === undefined && !isUnspecified(problem) && !isDigested(vendor, operation, problem);
  });
  // An invalid path parameter means "not found". If the document has no such response, it is reported as invalid.
  const isAbsence = vendor.hasHandler(operation.id) || findAbsence(operation) !== undefined;
  if (isAbsence && refused.some((problem) => problem.in === 'path')) throw new ApiError('missing');
  assertBodyType(operation, request);
  const isUnread = request.unread !== undefined && refused.some(({ in: place }) => place === 'body');
  if (isUnread) throw refuseType(request.unread ?? '');
  if (refused.length > 0) throw new ApiError('invalid', refused);
  return values;
}

/** JSON Schema keywords that look at the characters of a text. */
const textKeywords: readonly string[] = ['minLength', 'maxLength', 'pattern', 'format', 'enum', 'const'];

/** Whether the value is a digest of a secret, whose characters cannot be validated. */
function isDigested(
  { secrets, hasHandler }: Vendor,
  { id }: Operation,
  { in: place, name, keyword }: ParameterProblem,
) {
  return place === 'body' && !hasHandler(id) && Object.hasOwn(secrets.fields, name) && textKeywords.includes(keyword);
}

/** The ledger entry that says that only the last value of a repeated list parameter counts, if it applies. */
function findLostDeviation({ behaviour, parameters }: Operation, { repeats = [] }: MockRequest): string | undefined {
  const isList = ({ in: place, name, schema }: Operation['parameters'][number]) =>
    place === 'query' && schema.type === 'array' && repeats.includes(name);
  return behaviour.lastCounts !== undefined && parameters.some(isList) ? behaviour.lastCounts : undefined;
}

/** @throws ApiError for a media type that the operation does not document. */
function assertBodyType({ body, responses }: Operation, { bodyType }: MockRequest): void {
  if (bodyType === undefined) return;
  const listed = Object.keys(body?.content ?? {});
  // If no body is documented, any body is ignored, unless the document has a 415.
  if (body === undefined && responses[415]) throw refuseType(bodyType, []);
  if (listed.length === 0 || findMediaType(listed, bodyType) !== undefined) return;
  throw refuseType(bodyType, listed);
}

/** The fault for a body that was not parsed: its problem is the media type, not the missing fields. */
function refuseType(type: string, listed = ['application/json']): ApiError {
  const expected = listed.join(' or ');
  const sent = `the body was sent ${type === '' ? 'without one' : `as ${type}`}`;
  const message = listed.length === 0 ? `must be left out with the body; ${sent}` : `must be ${expected}; ${sent}`;
  const name = 'Content-Type';
  return new ApiError('invalid', [
    { in: 'header', name, pointer: `/header/${name}`, keyword: 'type', message, expected },
  ]);
}

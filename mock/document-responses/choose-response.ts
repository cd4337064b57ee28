import { findResponse, type Operation, type ResponseSpec } from '../../specs/operations.ts';

/** A documented response, and the status that it is sent with. */
export interface ChosenResponse {
  status: number;
  response: ResponseSpec;
}

/**
 * Chooses the response to a valid request: the lowest success, else `default`, else the first response. A range is sent
 * with its first status, `default` with 200.
 *
 * @returns Undefined if the document has no response.
 */
export function chooseResponse({ responses }: Operation): ChosenResponse | undefined {
  const statuses = Object.keys(responses);
  const success = statuses.filter((status) => /^2(\d\d|XX)$/i.test(status)).toSorted(bySize)[0];
  const chosen = success ?? (responses.default ? 'default' : statuses[0]);
  const response = chosen === undefined ? undefined : responses[chosen];
  if (chosen === undefined || !response) return undefined;
  return { status: chosen === 'default' ? 200 : toNumber(chosen), response };
}

/** The response for a status that the client prefers; undefined if the document has none. */
export function chooseByStatus(operation: Operation, status: number): ChosenResponse | undefined {
  const response = isStatus(status) ? findResponse(operation, status) : undefined;
  return response && { status, response };
}

/** Whether a response with this status has a body (RFC 9110, 6.4.1). */
export function hasBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}

/** Whether a status is valid for a final response. */
function isStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 599;
}

/** Sorts exact statuses before ranges such as 2XX. */
function bySize(one: string, other: string): number {
  const isRange = (status: string) => Number(/X/i.test(status));
  return isRange(one) - isRange(other) || Number(one) - Number(other);
}

const toNumber = (status: string) => Number(status.replace(/X/gi, '0'));

import { findResponse, type Operation, type ResponseSpec } from '../../specs/operations.ts';

/** A documented response, and the status that it is sent with. */
export interface ChosenResponse {
  status: number;
  response: ResponseSpec;
}

/**
 * The response that an operation answers a valid request with: the lowest success, else `default`, else the first one. A
 * range is sent with its first status, `default` with 200.
 *
 * @returns Undefined when the document has no response.
 */
export function chooseResponse({ responses }: Operation): ChosenResponse | undefined {
  const statuses = Object.keys(responses);
  const success = statuses.filter((status) => /^2(\d\d|XX)$/i.test(status)).toSorted(bySize)[0];
  const chosen = success ?? (responses.default ? 'default' : statuses[0]);
  const response = chosen === undefined ? undefined : responses[chosen];
  if (chosen === undefined || !response) return undefined;
  return { status: chosen === 'default' ? 200 : toNumber(chosen), response };
}

/** The response for a status that a client prefers; undefined when the document has none. */
export function chooseByStatus(operation: Operation, status: number): ChosenResponse | undefined {
  const response = isStatus(status) ? findResponse(operation, status) : undefined;
  return response && { status, response };
}

/** Whether an answer of this status has a body (RFC 9110, 6.4.1). */
export function hasBody(status: number): boolean {
  return status !== 204 && status !== 205 && status !== 304;
}

/** Whether a status can be that of a final answer. */
function isStatus(status: number): boolean {
  return Number.isInteger(status) && status >= 200 && status <= 599;
}

/** 2XX is at least 200, and comes after what is written out. */
function bySize(one: string, other: string): number {
  const isRange = (status: string) => Number(/X/i.test(status));
  return isRange(one) - isRange(other) || Number(one) - Number(other);
}

const toNumber = (status: string) => Number(status.replace(/X/gi, '0'));

import { findRefusalStatus, type RefusalKind } from '../../specs/behaviour.ts';
import { isObject } from '../../specs/json/json.ts';
import { describeShape } from '../../specs/schemas/sentence.ts';
import { type Exchange, isSuccess } from '../exchanges/exchange.ts';
import { findServerReason, quoteResponse } from '../exchanges/server-words.ts';
import { toShownLocation } from '../results/finding.ts';
import type { Subject } from './check.ts';
import { listSuccesses } from './successes.ts';

/** Describes the request by the refusal that it should get. `parameter` is the parameter in question. */
const requests: Record<RefusalKind, (parameter: string) => string> = {
  unauthenticated: () => 'a request without credentials',
  unrecognised: () => 'unknown credentials',
  foreign: () => "a request with another account's token",
  missing: () => 'an id that does not exist',
  forbidden: () => 'a request with the token of a user without the permission',
  bot: () => "a request with a bot's token",
  invalid: (parameter) => `a missing or invalid ${parameter}`,
  excessive: () => 'a window that is too long',
  unknown: (parameter) => `a ${parameter} that does not exist`,
};

/**
 * Says which status was expected and what the server returned, for a finding about the status.
 *
 * @example
 * 'Expected 401 for a request without credentials. Got 200 with data.'
 */
export function toStatusSentence(subject: Subject): string {
  return `Expected ${toExpectation(subject)}. Got ${toAnswer(subject.exchange, subject.request === undefined)}.`;
}

function toExpectation({ operation, expect, request }: Subject): string {
  if (expect.kind === 'success') return toStatuses(listSuccesses(operation.responses));
  const { refusal, parameter = 'parameter', inferred } = expect;
  const status = findRefusalStatus(operation.behaviour, refusal, expect.parameter) ?? 'a refusal';
  const { without } = request ?? {};
  const description = without === undefined ? requests[refusal](parameter) : `a request without ${without}`;
  return `${status} for ${description}${inferred ? ', although no document promises it' : ''}`;
}

/** "200 or 201": documented statuses, which may also be ranges such as 2XX. */
export function toStatuses(statuses: readonly string[]): string {
  return statuses.length === 0 ? 'a success' : statuses.join(' or ');
}

/**
 * Describes a response as the end of a sentence: `404 "Resource could not be found"`, "200 with data", "302 to /login".
 *
 * @param isOfOthers True if another program sent the request.
 */
export function toAnswer(exchange: Exchange, isOfOthers = false): string {
  const { status, headers, body } = exchange;
  if (status >= 300 && status < 400 && headers.location !== undefined) {
    return `${status} to ${toShownLocation(headers.location)}`;
  }
  if (body.kind === 'empty') return `${status} without a body`;
  if (body.kind === 'other' && body.isHtml) return `${status} with an HTML page`;
  if (!isSuccess(status)) return quoteResponse(status, findServerReason(exchange, isOfOthers));
  if (body.kind !== 'json') return String(status);
  const isEmpty = (isObject(body.value) || Array.isArray(body.value)) && Object.keys(body.value).length === 0;
  return isEmpty ? `${status} with an ${describeShape(body.value)}` : `${status} with data`;
}

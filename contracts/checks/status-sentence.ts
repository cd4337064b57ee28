import { findRefusalStatus, type RefusalKind } from '../../specs/behaviour.ts';
import { isObject } from '../../specs/json.ts';
import { shapeOf } from '../../specs/schema-sentence.ts';
import { type Exchange, isSuccess } from '../exchange.ts';
import { toShownLocation } from '../finding.ts';
import { findSaid, quoteAnswer } from '../server-words.ts';
import type { Subject } from './check.ts';
import { listSuccesses } from './successes.ts';

/** What is asked where a refusal is due; `parameter` is the one that it is about. */
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
 * What was expected of an answer and what came, for a finding about its status.
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
  const asked = without === undefined ? requests[refusal](parameter) : `a request without ${without}`;
  return `${status} for ${asked}${inferred ? ', although no document promises it' : ''}`;
}

/** "200 or 201": statuses of a document, which may be written 2XX. */
export function toStatuses(statuses: readonly string[]): string {
  return statuses.length === 0 ? 'a success' : statuses.join(' or ');
}

/**
 * What came, as the end of a sentence: `404 "Resource could not be found"`, "200 with data", "302 to /login".
 *
 * @param isOfOthers The request is not the check's own.
 */
export function toAnswer(exchange: Exchange, isOfOthers = false): string {
  const { status, headers, body } = exchange;
  if (status >= 300 && status < 400 && headers.location !== undefined) {
    return `${status} to ${toShownLocation(headers.location)}`;
  }
  if (body.kind === 'empty') return `${status} without a body`;
  if (body.kind === 'other' && body.isHtml) return `${status} with an HTML page`;
  if (!isSuccess(status)) return quoteAnswer(status, findSaid(exchange, isOfOthers));
  if (body.kind !== 'json') return String(status);
  const isEmpty = (isObject(body.value) || Array.isArray(body.value)) && Object.keys(body.value).length === 0;
  return isEmpty ? `${status} with an ${shapeOf(body.value)}` : `${status} with data`;
}

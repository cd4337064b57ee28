import { findResponse, type Operation } from '../../specs/operations.ts';
import { isSuccess } from '../exchange.ts';

/** No check asks whether anything is new, so that this is no answer to it. */
const notModified = '304';

/** Documented statuses by which a request has succeeded: those that say yes, and redirects, which lead to what was asked for. */
export function listSuccesses(responses: object): string[] {
  return Object.keys(responses).filter((status) => /^[23]/.test(status) && status !== notModified);
}

/** Whether a status is a documented success. A redirect is one where the document lists it by its number, or as 3XX. */
export function isDocumentedSuccess(operation: Operation, status: number): boolean {
  if (isSuccess(status)) return findResponse(operation, status) !== undefined;
  if (String(status) === notModified) return false;
  const successes = listSuccesses(operation.responses);
  return [String(status), `${Math.floor(status / 100)}XX`].some((each) => successes.includes(each));
}

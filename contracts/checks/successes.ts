import { findResponse, type Operation } from '../../specs/operations.ts';
import { isSuccess } from '../exchanges/exchange.ts';

/** The check sends no conditional requests, so 304 is never a valid response. */
const notModified = '304';

/** Documented statuses of success: 2XX, and redirects, which lead to the requested resource. */
export function listSuccesses(responses: object): string[] {
  return Object.keys(responses).filter((status) => /^[23]/.test(status) && status !== notModified);
}

/** Whether a status is a documented success. A redirect is one if the document lists it by its number, or as 3XX. */
export function isDocumentedSuccess(operation: Operation, status: number): boolean {
  if (isSuccess(status)) return findResponse(operation, status) !== undefined;
  if (String(status) === notModified) return false;
  const successes = listSuccesses(operation.responses);
  return [String(status), `${Math.floor(status / 100)}XX`].some((each) => successes.includes(each));
}

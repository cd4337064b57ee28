import { findResponse, type Operation } from '../../specs/operations.ts';
import { isSuccess } from '../exchange.ts';

/** What says that nothing is new is no answer to who never asked that. */
const notModified = '304';

/** Documented statuses by which a request has succeeded: those that say yes, and redirects, which lead to what was asked for. */
export function listSuccesses(responses: object): string[] {
  return Object.keys(responses).filter((status) => /^[23]/.test(status) && status !== notModified);
}

/** Whether a status is a documented success. A redirect is one where the document lists it by its number, or as 3XX. */
export function isDocumentedSuccess(operation: Operation, status: number): boolean {
  if (isSuccess(status)) return findResponse(operation, status) !== undefined;
  const successes = listSuccesses(operation.responses);
  return (
    status >= 300 &&
    (successes.includes(String(status)) || (status < 400 && status !== 304 && successes.includes('3XX')))
  );
}

import type { Contract } from '../specs/contract.ts';
import type { Operation } from '../specs/operations.ts';
import { readQuery } from '../specs/parameters/sent.ts';

/**
 * True for a URL whose query is against what the document says of the operation's parameters: one is missing, or is outside
 * its enumeration or format. Of no URL nothing is known.
 */
export function isBadInput(url: string, operation: Operation, { validator }: Contract): boolean {
  if (url === '') return false;
  const { search } = new URL(url, 'http://target');
  const { problems } = validator.checkRequest(operation, { path: {}, query: {}, headers: {}, ...readQuery(search) });
  return problems.some((problem) => problem.in === 'query');
}

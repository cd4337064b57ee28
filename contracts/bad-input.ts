import type { Contract } from '../specs/contract.ts';
import type { Operation } from '../specs/operations.ts';
import { readQuery } from '../specs/parameters/sent.ts';

/** What is known of a request that others sent. */
export interface ObservedRequest {
  /** A path will do. Empty: nothing is known. */
  url: string;
  /** Default: they are not known. */
  headers?: Readonly<Record<string, string>>;
}

/**
 * True for a request that is against what the document says of the operation's parameters: one is missing, or is outside
 * its enumeration or format. What is not known of it is not held against it.
 */
export function isBadInput({ url, headers }: ObservedRequest, operation: Operation, { validator }: Contract): boolean {
  if (url === '') return false;
  const { search } = new URL(url, 'http://target');
  const request = { path: {}, query: {}, headers: { ...headers }, ...readQuery(search) };
  const { problems } = validator.checkRequest(operation, request);
  // Browsers leave cookies out of what they save.
  const known = ['query', ...(headers ? ['header'] : []), ...(headers?.cookie === undefined ? [] : ['cookie'])];
  return problems.some(({ in: place }) => known.includes(place));
}

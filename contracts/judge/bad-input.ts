import type { Contract } from '../../specs/contract.ts';
import type { Operation } from '../../specs/operations.ts';
import { readQuery } from '../../specs/parameters/sent-values.ts';

/** The known parts of a request that another program sent. */
export interface ObservedRequest {
  /** The URL or its path; empty if unknown. */
  url: string;
  /** Default: unknown. */
  headers?: Readonly<Record<string, string>>;
}

/**
 * Whether a request breaks the documented parameters of its operation: a required one is missing, or a value is outside
 * its enumeration or format. Unknown parts of the request are ignored.
 */
export function isBadInput({ url, headers }: ObservedRequest, operation: Operation, { validator }: Contract): boolean {
  if (url === '') return false;
  const { search } = new URL(url, 'http://target');
  const request = { path: {}, query: {}, headers: { ...headers }, ...readQuery(search) };
  const { problems } = validator.checkRequest(operation, request);
  // Browsers omit cookies from saved requests, so a missing Cookie header means nothing.
  const known = ['query', ...(headers ? ['header'] : []), ...(headers?.cookie === undefined ? [] : ['cookie'])];
  return problems.some(({ in: place }) => known.includes(place));
}

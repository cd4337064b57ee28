import type { Contract } from '../specs/contract.ts';
import type { Operation } from '../specs/operations.ts';

/**
 * True for a URL whose query is against what the document says of the operation's parameters: one is missing, or is outside
 * its enumeration or format. Of no URL nothing is known.
 */
export function isBadInput(url: string, operation: Operation, { validator }: Contract): boolean {
  if (url === '') return false;
  const query: Record<string, string> = {};
  const lists: Record<string, string[]> = {};
  for (const [name, value] of new URL(url, 'http://target').searchParams) {
    const plain = name.replace(/\[\]$/, '');
    query[plain] ??= value;
    if (plain !== name) lists[plain] = [...(lists[plain] ?? []), value];
  }
  const { problems } = validator.checkRequest(operation, { path: {}, query, lists, headers: {} });
  return problems.some((problem) => problem.in === 'query');
}

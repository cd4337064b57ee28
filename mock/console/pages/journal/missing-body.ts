import type { ShownExchange, ShownMessage } from '../../../admin/responses.ts';

/** The mock does not keep longer bodies, as `mock/journal/exchanges.ts` defines. */
const maxBodyBytes = 128 * 1024;

export const findHeader = ({ headers }: ShownMessage, wanted: string): string | undefined =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1];

/** Why the body of a message is not shown, although `content-length` says that there was one. */
export function explainMissingBody(message: ShownMessage, { faults = [] }: ShownExchange): string | undefined {
  const length = Number(findHeader(message, 'content-length') ?? 0);
  if (message.body !== undefined || !(length > 0)) return undefined;
  if (length > maxBodyBytes) return 'it is longer than 128 kB';
  if (faults.includes('truncate')) return 'it was not sent completely';
  const type = findHeader(message, 'content-type') ?? 'no content type';
  return /\bjson\b/.test(type) ? 'it is not valid JSON' : `it is not JSON (${type})`;
}

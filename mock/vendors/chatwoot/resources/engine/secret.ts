import { createHash } from 'node:crypto';

const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Returns a unique, reproducible secret of a record, in the form of Rails' `has_secure_token`: 24 characters of Base58. */
export function toSecret(kind: string, id: number): string {
  const digest = createHash('sha256').update(`chatwoot secret ${kind} ${id}`).digest();
  return Array.from(digest.subarray(0, 24), (byte) => letters[byte % letters.length]).join('');
}

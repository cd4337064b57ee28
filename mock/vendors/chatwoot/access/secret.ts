import { hash } from 'node:crypto';

const letters = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

/** Returns a unique, reproducible secret, in the form of Rails' `has_secure_token`: 24 characters of Base58. */
export function toSecret(kind: string, id: number | string): string {
  const digest = hash('sha256', `chatwoot secret ${kind} ${id}`, 'buffer');
  return Array.from(digest.subarray(0, 24), (byte) => letters[byte % letters.length]).join('');
}

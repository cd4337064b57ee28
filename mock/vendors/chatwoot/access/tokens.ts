import { createHash } from 'node:crypto';

/** Returns a unique, reproducible token for an identity that is not seeded. */
export function toToken(kind: 'user' | 'bot' | 'platform', id: number | string): string {
  const digest = createHash('sha256').update(`chatwoot ${kind} ${id}`).digest('base64url');
  return digest.replace(/[-_]/g, 'x').slice(0, 24);
}

import { createHash } from 'node:crypto';

/** A token for somebody whom the seed did not make: the same for the same person, and nobody else's. */
export function toToken(kind: 'user' | 'bot' | 'platform', id: number): string {
  const digest = createHash('sha256').update(`chatwoot ${kind} ${id}`).digest('base64url');
  return digest.replace(/[-_]/g, 'x').slice(0, 24);
}

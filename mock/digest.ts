import { hash, scryptSync, timingSafeEqual } from 'node:crypto';

/**
 * The digest of a token, used wherever tokens are compared, stored or logged. Tokens are long and random, so they
 * cannot be guessed from a digest, and a map lookup of a digest has no timing leak.
 */
export function toDigest(secret: string): string {
  return hash('sha256', secret, 'base64url');
}

/**
 * The digest of a password. Passwords can be guessed, so each guess costs some milliseconds. All have one salt, because
 * a password has to be looked up before its owner is known.
 */
export function toPasswordDigest(password: string): string {
  return scryptSync(password, 'chatpact', 32, { N: 2048 }).toString('base64url');
}

/** Compares secrets or their digests in constant time. */
export function isSameSecret(one: string, other: string): boolean {
  // timingSafeEqual requires equal lengths, which digests have.
  return timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'));
}

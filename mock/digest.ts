import { hash, scryptSync, timingSafeEqual } from 'node:crypto';

/**
 * Stands for a token wherever one is compared, kept or logged. Tokens are long and random: nobody finds one out from its
 * digest, and looking a digest up in a map takes a time that tells nothing of how much of a token was right.
 */
export function toDigest(secret: string): string {
  return hash('sha256', secret, 'base64url');
}

/**
 * Stands for a password. Those can be guessed, so that each guess is made to cost some milliseconds. All have one salt,
 * because a password is known before it is known whose it is.
 */
export function toPasswordDigest(password: string): string {
  return scryptSync(password, 'chatpact', 32, { N: 2048 }).toString('base64url');
}

/** Compares secrets, or their digests, in a time that does not depend on where they differ. */
export function isSameSecret(one: string, other: string): boolean {
  // Digests have one length, which timingSafeEqual asks for.
  return timingSafeEqual(hash('sha256', one, 'buffer'), hash('sha256', other, 'buffer'));
}

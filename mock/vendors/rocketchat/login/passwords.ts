import { hash } from 'node:crypto';
import { isObject } from '../../../../specs/json/json.ts';
import { isSameSecret, toPasswordDigest } from '../../../digest.ts';

/** The digest of a password that the client sent as its SHA-256, as Meteor's clients do. */
interface HashedDigest {
  digest: string;
  algorithm: 'sha-256';
}

/**
 * A password in a request after its credentials are hashed: two digests for a plain text. A blank text is not hashed.
 */
export type HashedPassword = string | HashedDigest;

const toSha256 = (text: string) => hash('sha256', text, 'hex');

/** Separates the digest of a password from the digest of its SHA-256. Logs of earlier versions hold only the first. */
const separator = '.';

const hashText = (password: string) =>
  [toPasswordDigest(password), toPasswordDigest(toSha256(password))].join(separator);

/** Replaces a password with digests, in each form that a login accepts. Values of any other form become `{}`. */
export function hashPassword(password: unknown): unknown {
  if (typeof password === 'string') return password.trim() === '' ? password : hashText(password);
  if (!isObject(password)) return password === null || password === undefined ? password : {};
  const { digest, algorithm, ...more } = password;
  const isWhole = typeof digest === 'string' && digest.length === 64 && algorithm === 'sha-256';
  return isWhole && Object.keys(more).length === 0 ? { digest: toPasswordDigest(digest), algorithm } : {};
}

export function isHashedPassword(value: unknown): value is HashedPassword {
  return typeof value === 'string' || (isObject(value) && typeof value.digest === 'string');
}

/** Whether a hashed password is the user's, whose password or digest (after users.create) is stored. */
export function isPasswordOf(user: { password?: string; passwordDigest?: string }, hashed: HashedPassword): boolean {
  const known = user.passwordDigest ?? (user.password && hashText(user.password));
  if (!known) return false;
  const [ofText = '', ofSha256] = known.split(separator);
  if (typeof hashed === 'string') return isSameSecret(ofText, hashed.split(separator)[0] ?? '');
  return ofSha256 !== undefined && isSameSecret(ofSha256, hashed.digest);
}

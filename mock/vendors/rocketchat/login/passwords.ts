import { hash } from 'node:crypto';
import { isObject } from '../../../../specs/json.ts';
import { isSameSecret, toPasswordDigest } from '../../../digest.ts';

/** A password that was sent as its SHA-256, as Meteor's clients send it, sealed. */
interface SealedDigest {
  digest: string;
  algorithm: 'sha-256';
}

/** A password as requests hold it once they are sealed: of a text, two digests; blank texts stay as they were. */
export type SealedPassword = string | SealedDigest;

const toSha256 = (text: string) => hash('sha256', text, 'hex');

/** Between the digest of a password, and that of its SHA-256. Logs of earlier versions hold the first alone. */
const separator = '.';

const sealText = (password: string) =>
  [toPasswordDigest(password), toPasswordDigest(toSha256(password))].join(separator);

/** Puts digests in the place of a password, in each form that a login takes. What is no password is left out. */
export function sealPassword(password: unknown): unknown {
  if (typeof password === 'string') return password.trim() === '' ? password : sealText(password);
  if (!isObject(password)) return password === null || password === undefined ? password : {};
  const { digest, algorithm, ...more } = password;
  const isWhole = typeof digest === 'string' && digest.length === 64 && algorithm === 'sha-256';
  return isWhole && Object.keys(more).length === 0 ? { digest: toPasswordDigest(digest), algorithm } : {};
}

export function isSealedPassword(value: unknown): value is SealedPassword {
  return typeof value === 'string' || (isObject(value) && typeof value.digest === 'string');
}

/** Whether a sealed password is the one of a user, of whom the password is known, or what users.create sealed. */
export function isPasswordOf(user: { password?: string; passwordDigest?: string }, sealed: SealedPassword): boolean {
  const known = user.passwordDigest ?? (user.password && sealText(user.password));
  if (!known) return false;
  const [ofText = '', ofSha256] = known.split(separator);
  if (typeof sealed === 'string') return isSameSecret(ofText, sealed.split(separator)[0] ?? '');
  return ofSha256 !== undefined && isSameSecret(ofSha256, sealed.digest);
}

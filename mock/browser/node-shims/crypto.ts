import { hmac } from '@noble/hashes/hmac.js';
import { sha1 } from '@noble/hashes/legacy.js';
import { scrypt } from '@noble/hashes/scrypt.js';
import { sha256 } from '@noble/hashes/sha2.js';

/**
 * The part of `node:crypto` that the mock and Express use. A browser's own digests are asynchronous and need a secure
 * context, but an ETag is computed synchronously.
 */

type Data = string | Uint8Array;
type Algorithm = keyof typeof algorithms;

const algorithms = { sha1, sha256 };
const encoder = new TextEncoder();
const toBytes = (data: Data) => (typeof data === 'string' ? encoder.encode(data) : data);

const toBase64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

const encodings = {
  hex: (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  base64: toBase64,
  base64url: (bytes: Uint8Array) => toBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
  buffer: (bytes: Uint8Array) => bytes,
};

type Encoding = keyof typeof encodings;

interface Digest {
  update(data: Data): Digest;
  digest<Name extends Encoding>(encoding: Name): ReturnType<(typeof encodings)[Name]>;
}

function encode<Name extends Encoding>(bytes: Uint8Array, encoding: Name) {
  return encodings[encoding](bytes) as ReturnType<(typeof encodings)[Name]>;
}

function toDigest(state: { update(bytes: Uint8Array): unknown; digest(): Uint8Array }): Digest {
  const digest: Digest = {
    update(data) {
      state.update(toBytes(data));
      return digest;
    },
    digest: (encoding) => encode(state.digest(), encoding),
  };
  return digest;
}

export function hash<Name extends Encoding>(algorithm: Algorithm, data: Data, encoding: Name) {
  return encode(algorithms[algorithm](toBytes(data)), encoding);
}

export const createHash = (algorithm: Algorithm) => toDigest(algorithms[algorithm].create());

export const createHmac = (algorithm: Algorithm, key: Data) =>
  toDigest(hmac.create(algorithms[algorithm], toBytes(key)));

/** Callers use the digest only as text. */
export function scryptSync(password: string, salt: string, length: number, { N }: { N: number }) {
  const bytes = scrypt(password, salt, { N, r: 8, p: 1, dkLen: length });
  return { toString: (encoding: Encoding) => encode(bytes, encoding) as string };
}

/** The comparison need not take constant time: no other party can measure it in a page. */
export function timingSafeEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

export const randomUUID = () => crypto.randomUUID();

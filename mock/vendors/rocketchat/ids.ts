import { createHmac } from 'node:crypto';

/** Meteor's alphabet for ids, without characters that look alike. */
export const ID_ALPHABET = '23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz';
export const ID_LENGTH = 17;

const base = BigInt(ID_ALPHABET.length);
const size = base ** BigInt(ID_LENGTH);

/**
 * Message ids are computed from message numbers and back, so that millions of id strings need not be stored:
 * id = number · factor + shift, modulo 55^17 (17 digits to the base 55). The factor is coprime to 55 (it ends in 7 and
 * is not divisible by 11), so each number has exactly one id, and each id at most one number.
 */
const factor = 123_456_789_012_345_678_901_234_567n;
const shift = 98_765_432_109_876_543_210_987_654_321n % size;
const inverse = invert(factor, size);

/** Converts a message number to the id on the wire. */
export function toMessageId(number: number): string {
  return toText((BigInt(number) * factor + shift) % size);
}

/** Converts an id to a message number. Undefined for ids that are not valid. The message itself need not exist. */
export function findMessageNumber(id: string): number | undefined {
  const value = parse(id);
  if (value === undefined) return undefined;
  const number = ((((value - shift) % size) + size) * inverse) % size;
  return number <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(number) : undefined;
}

/** Ids of the channel and the bot of every new server (Rocket.Chat 6.14, server/startup/initialData.js; read). */
export const fixedIds = { general: 'GENERAL', cat: 'rocket.cat' } as const;

/**
 * The id of the direct room of two users: their sorted ids, joined (Rocket.Chat 6.14,
 * app/lib/server/functions/createDirectRoom.ts; read). Undefined for any other number of users.
 */
export function toDirectId(users: readonly string[]): string | undefined {
  return users.length === 2 ? [...users].sort().join('') : undefined;
}

type IdKind = 'user' | 'room' | 'subscription' | 'statistics' | 'workspace';

/** Derives an id from the seed and a count, such as the number of users so far. The same run creates the same ids. */
export function createId(seed: number, kind: IdKind, count: number | string): string {
  const digest = createHmac('sha256', `chatpact ${seed}`).update(`${kind} ${count}`).digest('hex');
  return toText(BigInt(`0x${digest}`) % size);
}

/** Derives a secret of 43 characters, like the vendor's tokens, from the seed and a count. */
export function createSecret(seed: number, kind: 'token' | 'password', count: number): string {
  return createHmac('sha256', `chatpact ${seed}`).update(`${kind} ${count}`).digest('base64url');
}

function toText(value: bigint): string {
  let text = '';
  for (let rest = value; text.length < ID_LENGTH; rest /= base) text = ID_ALPHABET[Number(rest % base)] + text;
  return text;
}

function parse(id: string): bigint | undefined {
  if (id.length !== ID_LENGTH) return undefined;
  let value = 0n;
  for (const letter of id) {
    const digit = ID_ALPHABET.indexOf(letter);
    if (digit < 0) return undefined;
    value = value * base + BigInt(digit);
  }
  return value;
}

/** Modular inverse by the extended Euclidean algorithm. */
function invert(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n];
  while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return ((x % modulus) + modulus) % modulus;
}

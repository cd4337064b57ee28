import { createHmac } from 'node:crypto';

/** Meteor's letters: none that is mistaken for another. */
export const UNMISTAKABLE = '23456789ABCDEFGHJKLMNPQRSTWXYZabcdefghijkmnopqrstuvwxyz';
export const ID_LENGTH = 17;

const base = BigInt(UNMISTAKABLE.length);
const size = base ** BigInt(ID_LENGTH);

/**
 * Messages are numbered; what is on the wire is made from the number and back, because millions of strings would be
 * kept for nothing: id = number · factor + shift, in numbers of 17 digits to the base 55. The factor shares no divisor
 * with 55 (it ends in 7 and no 11 divides it), so each number has one id and each id at most one number.
 */
const factor = 123_456_789_012_345_678_901_234_567n;
const shift = 98_765_432_109_876_543_210_987_654_321n % size;
const inverse = invert(factor, size);

/** The id of the message of that number. */
export function toMessageId(number: number): string {
  return toText((BigInt(number) * factor + shift) % size);
}

/** The number of the message of that id, if it can be one; whether there is such a message is another question. */
export function findMessageNumber(id: string): number | undefined {
  const value = parse(id);
  if (value === undefined) return undefined;
  const number = ((((value - shift) % size) + size) * inverse) % size;
  return number <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(number) : undefined;
}

/** Ids that every server begins with (Rocket.Chat 6.14, server/startup/initialData.js; read). */
export const fixedIds = { general: 'GENERAL', cat: 'rocket.cat' } as const;

/**
 * The id of the room in which two users write to each other: theirs in order, one after the other (Rocket.Chat 6.14,
 * app/lib/server/functions/createDirectRoom.ts; read). Undefined for any other number of users.
 */
export function toDirectId(users: readonly string[]): string | undefined {
  return users.length === 2 ? [...users].sort().join('') : undefined;
}

type IdKind = 'user' | 'room' | 'subscription' | 'statistics' | 'workspace';

/** The id of the next user or room, decided by the seed and how many there ever were: the same run, the same id. */
export function createId(seed: number, kind: IdKind, count: number | string): string {
  const digest = createHmac('sha256', `chatpact ${seed}`).update(`${kind} ${count}`).digest('hex');
  return toText(BigInt(`0x${digest}`) % size);
}

/** A secret of 43 characters like the vendor's tokens, decided like {@link createId}. */
export function createSecret(seed: number, kind: 'token' | 'password', count: number): string {
  return createHmac('sha256', `chatpact ${seed}`).update(`${kind} ${count}`).digest('base64url');
}

function toText(value: bigint): string {
  let text = '';
  for (let rest = value; text.length < ID_LENGTH; rest /= base) text = UNMISTAKABLE[Number(rest % base)] + text;
  return text;
}

function parse(id: string): bigint | undefined {
  if (id.length !== ID_LENGTH) return undefined;
  let value = 0n;
  for (const letter of id) {
    const digit = UNMISTAKABLE.indexOf(letter);
    if (digit < 0) return undefined;
    value = value * base + BigInt(digit);
  }
  return value;
}

/** Euclid, extended. */
function invert(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [value % modulus, modulus, 1n, 0n];
  while (b > 0n) [a, b, x, y] = [b, a % b, y, x - (a / b) * y];
  return ((x % modulus) + modulus) % modulus;
}

/** Hashes integers to one unsigned 32-bit integer. */
export function hashIntegers(...numbers: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const number of numbers) {
    hash = Math.imul(hash ^ number, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

/** Returns the last hexadecimal digits of a 32-bit integer, at most eight. */
export function toHex(number: number, digits: number): string {
  return (number >>> 0).toString(16).padStart(8, '0').slice(-digits);
}

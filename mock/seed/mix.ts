/** Scrambles whole numbers into one of 32 bits: near ones come out far apart, the same ones the same. */
export function mix(...numbers: readonly number[]): number {
  let hash = 0x9e3779b9;
  for (const number of numbers) {
    hash = Math.imul(hash ^ number, 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  return hash >>> 0;
}

/** So many hexadecimal digits of a mix; eight at most. */
export function toHex(number: number, digits: number): string {
  return (number >>> 0).toString(16).padStart(8, '0').slice(-digits);
}

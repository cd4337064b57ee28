import { readFileSync } from 'node:fs';
import type { VendorName } from '../specs/vendors.ts';

/**
 * A vendor's world with the default history, serialized, where the build has made it: reading it takes a fiftieth of the
 * time. Undefined beside sources, which may have changed since.
 */
export function readBuiltWorld(vendor: VendorName): Uint8Array<ArrayBuffer> | undefined {
  try {
    const { buffer, byteOffset, length } = readFileSync(builtWorldOf(vendor));
    return new Uint8Array(buffer, byteOffset, length);
  } catch {
    return undefined;
  }
}

/** Where the build puts it. */
export function builtWorldOf(vendor: VendorName): URL {
  return new URL(`./built-worlds/${vendor}.bin`, import.meta.url);
}

import { getHeapStatistics } from 'node:v8';

const mega = 1_048_576;
/** Maximum bytes, however much memory there is. */
const maxBytes = { held: 256 * mega, kept: 128 * mega, known: 32 * mega, file: 256 * mega };
/**
 * Shares of the heap. Documents, compiled validators and findings need the rest. Kept responses are copied when they are
 * written, and a file is in memory both as text and as values.
 */
const parts = { held: 0.4, kept: 0.125, known: 0.03, file: 0.125 };

/** Maximum bytes of bodies that each part of a check may hold. */
export interface MemoryLimits {
  /** The case that started first. */
  firstCase: number;
  /** All other cases together. */
  otherCases: number;
  /** Each store that keeps responses until the end. */
  kept: number;
  /** The response cache. */
  cache: number;
}

/**
 * Divides the memory for bodies among the parts of a check.
 *
 * @param keepers Number of stores that keep responses until the end: a recording, a score, both or none.
 * @param heap Maximum size of the heap in bytes.
 */
export function toMemoryLimits(keepers: number, heap = getHeapStatistics().heap_size_limit): MemoryLimits {
  const kept = keepers === 0 ? 0 : Math.min(maxBytes.kept, parts.kept * heap);
  const known = Math.min(maxBytes.known, parts.known * heap);
  const held = Math.min(maxBytes.held, parts.held * heap) - kept - known;
  return { firstCase: held * (5 / 8), otherCases: held * (3 / 8), kept: kept / Math.max(1, keepers), cache: known };
}

/** Number of stores that keep responses until the end of the check. */
export function countResponseStores({ record, score }: { record?: string; score: boolean }): number {
  return Number(record !== undefined) + Number(score);
}

/** Maximum size of a file with responses or reports. Its text and its values are in memory at the same time. */
export function toFileLimit(heap = getHeapStatistics().heap_size_limit): number {
  return Math.min(maxBytes.file, parts.file * heap);
}

/** Formats bytes as megabytes for messages. */
export function toMegabytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / mega))} MB`;
}

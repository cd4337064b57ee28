import { getHeapStatistics } from 'node:v8';

const mega = 1_048_576;
/** Bytes at most, however much memory there is. */
const most = { held: 256 * mega, kept: 128 * mega, known: 32 * mega, file: 256 * mega };
/**
 * Parts of the heap. The documents, what is compiled from them and the findings need the rest; what is kept is copied when
 * it is written, and a file is in memory as text and as values.
 */
const parts = { held: 0.4, kept: 0.125, known: 0.03, file: 0.125 };

/** How many bytes of bodies a check may hold, by who holds them. */
export interface MemoryLimits {
  /** The one case that is served first. */
  ofOne: number;
  /** All other cases together. */
  ofOthers: number;
  /** Each that keeps answers until the end. */
  kept: number;
  /** The answers that other cases may take. */
  known: number;
}

/**
 * Divides the memory for bodies among those that hold them.
 *
 * @param keepers How many keep answers until the end: a recording, a score, both or none.
 * @param heap Bytes that the heap may grow to.
 */
export function toMemoryLimits(keepers: number, heap = getHeapStatistics().heap_size_limit): MemoryLimits {
  const kept = keepers === 0 ? 0 : Math.min(most.kept, parts.kept * heap);
  const known = Math.min(most.known, parts.known * heap);
  const held = Math.min(most.held, parts.held * heap) - kept - known;
  return { ofOne: held * (5 / 8), ofOthers: held * (3 / 8), kept: kept / Math.max(1, keepers), known };
}

/** How many parts of a check keep answers until its end. */
export function countKeepers({ record, score }: { record?: string; score: boolean }): number {
  return Number(record !== undefined) + Number(score);
}

/** Bytes of a file with answers or reports that is read at a time: its text and its values are in memory at once. */
export function toFileLimit(heap = getHeapStatistics().heap_size_limit): number {
  return Math.min(most.file, parts.file * heap);
}

/** A number of bytes, as messages name it. */
export function toMegabytes(bytes: number): string {
  return `${Math.max(1, Math.round(bytes / mega))} MB`;
}

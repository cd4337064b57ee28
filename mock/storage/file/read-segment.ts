import type { FileHandle } from 'node:fs/promises';
import { type BadLine, toDamageError, toLineDamageError } from './damage.ts';
import { readLines } from './read-lines.ts';
import { checksumOf, parseLine, parseUnchecked } from './record.ts';

/** The end of a file of records. */
export interface SegmentEnd {
  lines: number;
  /** Checksum of the last line, or 0. */
  checksum: number;
}

export interface Segment {
  tip: SegmentEnd;
  /** Whether each checksum depends on the previous one, which is not the case in format 1. */
  isChained: boolean;
  /** Size of the complete lines in bytes. */
  size: number;
  /** The last line is complete except for its line feed. */
  lacksEnd: boolean;
  /** A last line that a crash cut off. It was never acknowledged to a client. */
  torn: Buffer | undefined;
}

/**
 * Reads the records of a segment. A crash can damage only the last line; any other error is damage.
 *
 * @param take Receives each record, in order. For the first one it returns whether the file's checksums are chained.
 * @throws UsageError `DAMAGED_LOG`.
 */
export async function readSegment(
  handle: FileHandle,
  path: string,
  take: (record: unknown, index: number) => { isChained: boolean },
): Promise<Segment> {
  const segment: Segment = {
    tip: { lines: 0, checksum: 0 },
    isChained: false,
    size: 0,
    lacksEnd: false,
    torn: undefined,
  };
  const { tip } = segment;
  let bad: BadLine | undefined;
  for await (const { bytes, isEnded } of readLines(handle)) {
    const line = bytes.toString();
    const record = parseLine(line, segment.isChained ? tip.checksum : 0);
    if (!isEnded && record === undefined) {
      segment.torn = bytes;
      break;
    }
    if (bad) bad.isFollowed ||= record !== undefined || parseLine(line, tip.checksum) !== undefined;
    else if (record === undefined) bad = { number: tip.lines + 1, reason: findReason(line, tip), isFollowed: false };
    else {
      if (tip.lines === 0) segment.isChained = take(record, 0).isChained;
      else take(record, tip.lines);
      segment.size += bytes.length + (isEnded ? 1 : 0);
      segment.lacksEnd = !isEnded;
    }
    tip.lines += 1;
    tip.checksum = checksumOf(line);
  }
  if (bad) throw await toLineDamageError(path, bad);
  if (tip.lines === 0)
    throw await toDamageError(path, segment.torn ? `${path} has no complete first line.` : `${path} is empty.`);
  return segment;
}

/** Why a complete line differs from what was written. */
function findReason(line: string, { lines }: SegmentEnd): BadLine['reason'] {
  if (line.endsWith('\r')) return 'crlf';
  const number = (parseUnchecked(line) as { line?: unknown } | null | undefined)?.line;
  return typeof number === 'number' && number !== lines + 1 ? 'misplaced' : 'damaged';
}

import { type Command, restoreCommand } from '../command.ts';
import type { LogHeader, PersistentLogOptions } from '../persistent-log.ts';
import { toDamageError, toMissingFileError } from './damage.ts';
import type { LogFolder } from './folder.ts';
import { assertReadableHeader, isChained, toFileHeader } from './format.ts';
import { JournalFile } from './journal-file.ts';
import { readMark } from './mark.ts';
import type { SegmentEnd } from './read-segment.ts';
import { readState } from './state-file.ts';

/** A line of a segment after the first: commands that were performed together, and when. */
export type Batch = { at: number; commands: Command[] };

/** The first line of a segment. */
interface Head {
  beginning: LogHeader;
  /** The end of the previous segment. */
  after?: SegmentEnd & { segment: number };
}

/** The segment to which commands are written. */
export interface CurrentSegment {
  number: number;
  file: JournalFile;
}

/** Starts a segment after the previous one. */
export async function beginSegment(
  folder: LogFolder,
  beginning: LogHeader,
  last?: CurrentSegment,
): Promise<CurrentSegment> {
  const number = (last?.number ?? 0) + 1;
  const after = last && { segment: last.number, ...last.file.tip };
  const head: Head = { beginning: toFileHeader(beginning), ...(after && { after }) };
  return { number, file: await JournalFile.create(folder.segment(number), head) };
}

/**
 * Performs all commands in a folder, or starts a log in an empty one.
 *
 * @throws UsageError `DAMAGED_LOG` for damage that a crash cannot cause, `MISMATCHED_LOG` for a log that was created with
 * other options. Nothing has been changed then.
 */
export async function restore(folder: LogFolder, options: PersistentLogOptions): Promise<CurrentSegment> {
  const { segments, states } = await folder.list();
  const mark = await readMark(folder.mark);
  if (segments.length + states.length === 0 && !mark) return beginSegment(folder, options.header);

  const { from, damaged } = await restoreState(folder, states, options);
  const last = Math.max(from, mark?.segment ?? 0, ...segments);
  let present: CurrentSegment | undefined;
  try {
    for (let number = from; number <= last; number++) {
      if (!segments.includes(number))
        throw toMissingFile(folder.segment(number), damaged, segments.length + states.length === 0);
      const before = present;
      present = await openSegment(folder, number, options, before);
      await before?.file.close();
      if (number < last && present.file.tornBytes > 0) throw await toMissingEnd(folder.segment(number));
      if (number === mark?.segment && present.file.tip.lines < mark.lines) {
        throw await toTooShort(folder.segment(number), present.file.tip.lines, mark.lines);
      }
    }
    if (!present) throw new Error('The log has no segment.');
    if (present.file.tornBytes > 0) await dropTorn(folder.segment(last), present.file, options);
  } catch (error) {
    await present?.file.close().catch(() => {});
    throw error;
  }
  await folder.clear(from);
  if (present.file.isChained) return present;
  // A log of format 1 continues in a segment of the current format.
  const next = await beginSegment(folder, options.header, present);
  await present.file.close();
  return next;
}

/** Restores the latest undamaged state. Returns the number of the segment that continues from it. */
async function restoreState(
  folder: LogFolder,
  states: readonly number[],
  { header, restoreStates }: PersistentLogOptions,
) {
  const damaged: string[] = [];
  for (const number of states.toReversed()) {
    const path = folder.state(number);
    const state = await readState(path);
    if ('damagedAt' in state) {
      damaged.push(`${path} is damaged at line ${state.damagedAt}.`);
      continue;
    }
    assertReadableHeader(header, state.beginning);
    restoreStates(state.workspaces);
    return { from: number, damaged };
  }
  return { from: 1, damaged };
}

/** Opens a segment and performs its commands. */
async function openSegment(
  folder: LogFolder,
  number: number,
  { header, machine, perform }: PersistentLogOptions,
  before: CurrentSegment | undefined,
): Promise<CurrentSegment> {
  const path = folder.segment(number);
  let head: Head | undefined;
  const file = await JournalFile.open(path, (record) => {
    if (head) replay(record as Batch, (at, command) => machine.at(at, () => perform(command)));
    else {
      head = record as Head;
      assertReadableHeader(header, head.beginning);
    }
    return { isChained: isChained(head.beginning) };
  });
  const end = before?.file.tip;
  const after = head?.after;
  if (!end || !after || (after.lines === end.lines && after.checksum === end.checksum)) return { number, file };
  await file.close();
  throw await toTooShort(folder.segment(after.segment), end.lines, after.lines);
}

/** Performs the commands again. Errors are ignored, since commands that were refused then are refused again. */
function replay({ at, commands }: Batch, perform: (at: number, command: Command) => unknown): void {
  for (const command of commands) {
    try {
      perform(at, restoreCommand(command));
    } catch {}
  }
}

async function dropTorn(path: string, file: JournalFile, { logger }: PersistentLogOptions): Promise<void> {
  const bytes = file.tornBytes;
  const copy = await file.dropTorn();
  logger.error(
    { path, bytes, copy },
    'A crash cut off the last line of the log. The line was removed; its request was never answered',
  );
}

const toMissingEnd = (path: string) =>
  toDamageError(path, `The end of ${path} is missing, although a later file exists.`);

function toMissingFile(path: string, damaged: readonly string[], isEmpty: boolean) {
  const remedy = isEmpty ? 'To start a new log in this folder, delete chatpact-log.json.' : '';
  return toMissingFileError([`${path} is missing, and no state file replaces it.`, ...damaged].join(' '), remedy);
}

function toTooShort(path: string, found: number, expected: number) {
  const counted =
    found === expected ? 'does not end with the same line' : `has ${found} lines; it had ${expected} or more`;
  const remedy = 'To start with the remaining data, delete chatpact-log.json.';
  return toDamageError(path, `${path} ${counted} when chatpact last started, stopped or started another file.`, remedy);
}

import { type Command, revive } from '../command.ts';
import type { Beginning, KeptLogOptions } from '../kept.ts';
import { toDamage, toMissing } from './damage.ts';
import type { LogFolder } from './folder.ts';
import { assertOurs, isChained, toFileBeginning } from './format.ts';
import { JournalFile } from './journal-file.ts';
import { readMark } from './mark.ts';
import type { Tip } from './read-segment.ts';
import { readState } from './state-file.ts';

/** What the lines of a segment say after the first: what was performed together, and when. */
export type Batch = { at: number; commands: Command[] };

/** What the first line of a segment says. */
interface Head {
  beginning: Beginning;
  /** Where the segment before it ended. */
  after?: Tip & { segment: number };
}

/** The segment that is written to. */
export interface Present {
  number: number;
  file: JournalFile;
}

/** Begins a segment after another one. */
export async function beginSegment(folder: LogFolder, beginning: Beginning, last?: Present): Promise<Present> {
  const number = (last?.number ?? 0) + 1;
  const after = last && { segment: last.number, ...last.file.tip };
  const head: Head = { beginning: toFileBeginning(beginning), ...(after && { after }) };
  return { number, file: await JournalFile.create(folder.segment(number), head) };
}

/**
 * Performs all that a folder holds, or begins a log in one that holds none.
 *
 * @throws UsageError `DAMAGED_LOG` for what no crash explains, `BAD_LOG` for a log that was begun otherwise. Nothing was
 * changed then.
 */
export async function restore(folder: LogFolder, options: KeptLogOptions): Promise<Present> {
  const { segments, states } = await folder.list();
  const mark = await readMark(folder.mark);
  if (segments.length + states.length === 0 && !mark) return beginSegment(folder, options.beginning);

  const { from, damaged } = await restoreState(folder, states, options);
  const last = Math.max(from, mark?.segment ?? 0, ...segments);
  let present: Present | undefined;
  try {
    for (let number = from; number <= last; number++) {
      if (!segments.includes(number))
        throw toGap(folder.segment(number), damaged, segments.length + states.length === 0);
      const before = present;
      present = await openSegment(folder, number, options, before);
      await before?.file.close();
      if (number < last && present.file.tornBytes > 0) throw await toCut(folder.segment(number));
      if (number === mark?.segment && present.file.tip.lines < mark.lines) {
        throw await toShort(folder.segment(number), present.file.tip.lines, mark.lines);
      }
    }
    if (!present) throw new Error('A log has a segment.');
    if (present.file.tornBytes > 0) await dropTorn(folder.segment(last), present.file, options);
  } catch (error) {
    await present?.file.close().catch(() => {});
    throw error;
  }
  await folder.clear(from);
  if (present.file.isChained) return present;
  // Of format 1, which goes on in the present one.
  const next = await beginSegment(folder, options.beginning, present);
  await present.file.close();
  return next;
}

/** Becomes what the latest whole state says; gives the number of the segment that goes on from there. */
async function restoreState(folder: LogFolder, states: readonly number[], { beginning, become }: KeptLogOptions) {
  const damaged: string[] = [];
  for (const number of states.toReversed()) {
    const path = folder.state(number);
    const state = await readState(path);
    if ('damagedAt' in state) {
      damaged.push(`${path} is damaged at line ${state.damagedAt}.`);
      continue;
    }
    assertOurs(beginning, state.beginning);
    become(state.workspaces);
    return { from: number, damaged };
  }
  return { from: 1, damaged };
}

/** Opens a segment and performs what is in it. */
async function openSegment(
  folder: LogFolder,
  number: number,
  { beginning, machine, perform }: KeptLogOptions,
  before: Present | undefined,
): Promise<Present> {
  const path = folder.segment(number);
  let head: Head | undefined;
  const file = await JournalFile.open(path, (record) => {
    if (head) replay(record as Batch, (at, command) => machine.at(at, () => perform(command)));
    else {
      head = record as Head;
      assertOurs(beginning, head.beginning);
    }
    return { isChained: isChained(head.beginning) };
  });
  const end = before?.file.tip;
  const after = head?.after;
  if (!end || !after || (after.lines === end.lines && after.checksum === end.checksum)) return { number, file };
  await file.close();
  throw await toShort(folder.segment(after.segment), end.lines, after.lines);
}

/** Performs again what was performed. What was refused then is refused again, and nobody waits to hear it. */
function replay({ at, commands }: Batch, perform: (at: number, command: Command) => unknown): void {
  for (const command of commands) {
    try {
      perform(at, revive(command));
    } catch {}
  }
}

async function dropTorn(path: string, file: JournalFile, { logger }: KeptLogOptions): Promise<void> {
  const bytes = file.tornBytes;
  const copy = await file.dropTorn();
  logger.error({ path, bytes, copy }, 'A crash had torn the last line of the log. It was never answered, and is gone');
}

const toCut = (path: string) => toDamage(path, `The end of ${path} is missing, though more was written after it.`);

function toGap(path: string, damaged: readonly string[], isEmpty: boolean) {
  const remedy = isEmpty ? 'To begin with nothing in this folder, delete chatpact-log.json.' : '';
  return toMissing([`${path} is missing, and no state stands for it.`, ...damaged].join(' '), remedy);
}

function toShort(path: string, found: number, expected: number) {
  const counted = found === expected ? 'does not end as it did' : `has ${found} lines; it had ${expected} or more`;
  const remedy = 'To start with what is there nonetheless, delete chatpact-log.json.';
  return toDamage(path, `${path} ${counted} when chatpact last started, stopped or went on to another file.`, remedy);
}

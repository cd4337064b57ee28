import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Entry } from '../../state/log.ts';
import type { SnapshotState, WorkspaceState } from '../../workspace-state.ts';
import type { Beginning } from '../kept.ts';
import { syncFolder } from './folder.ts';
import { isChained, toFileBeginning } from './format.ts';
import { readLines } from './read-lines.ts';
import { checksumOf, parseLine, toLine } from './record.ts';

type Head<State> = Omit<State, 'entries'>;

/** What the lines of a state file say, in their order. */
type Line =
  | { type: 'beginning'; beginning: Beginning }
  | { type: 'workspace'; workspace: Head<Omit<WorkspaceState, 'snapshots'>> }
  | { type: 'snapshot'; snapshot: Head<SnapshotState> }
  /** Of the workspace or snapshot that came last. */
  | { type: 'entries'; entries: readonly Entry[] }
  | { type: 'end' };

/** Entries of one line: few enough that writing one keeps nobody waiting. */
const most = 500;

/** Writes everything that outlives a process, whole or not at all. */
export async function writeState(
  path: string,
  beginning: Beginning,
  workspaces: readonly WorkspaceState[],
): Promise<void> {
  const draft = `${path}.draft`;
  const handle = await open(draft, 'w', 0o600);
  try {
    let checksum = 0;
    for (const line of listLines(toFileBeginning(beginning), workspaces)) {
      const text = toLine(line, checksum);
      checksum = checksumOf(text);
      await handle.appendFile(text);
    }
    await handle.sync();
    await handle.close();
    await rename(draft, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(draft, { force: true });
    throw error;
  }
}

function* listLines(beginning: Beginning, workspaces: readonly WorkspaceState[]): Generator<Line> {
  yield { type: 'beginning', beginning };
  for (const { entries, snapshots, ...workspace } of workspaces) {
    yield { type: 'workspace', workspace };
    yield* listEntries(entries);
    for (const { entries: ofSnapshot, ...snapshot } of snapshots) {
      yield { type: 'snapshot', snapshot };
      yield* listEntries(ofSnapshot);
    }
  }
  yield { type: 'end' };
}

function* listEntries(entries: readonly Entry[]): Generator<Line> {
  for (let from = 0; from < entries.length; from += most) {
    yield { type: 'entries', entries: entries.slice(from, from + most) };
  }
}

/** What a state file says, or the first line that is damaged or missing. */
export async function readState(
  path: string,
): Promise<{ beginning: Beginning; workspaces: WorkspaceState[] } | { damagedAt: number }> {
  const handle = await open(path, 'r');
  let beginning: Beginning | undefined;
  let isWhole = false;
  let number = 0;
  let checksum = 0;
  /** Those of the workspace or snapshot that came last, and the snapshots of the workspace. */
  let entries: Entry[] = [];
  let snapshots: SnapshotState[] = [];
  const workspaces: WorkspaceState[] = [];
  try {
    for await (const { bytes, isEnded } of readLines(handle)) {
      number += 1;
      const text = bytes.toString();
      const line = parseLine(text, beginning && isChained(beginning) ? checksum : 0) as Line | undefined;
      if (line === undefined || isWhole || !isEnded) return { damagedAt: number };
      checksum = checksumOf(text);
      if (line.type === 'beginning') beginning = line.beginning;
      if (line.type === 'end') isWhole = true;
      if (line.type === 'entries') entries.push(...line.entries);
      if (line.type === 'workspace') {
        [entries, snapshots] = [[], []];
        workspaces.push({ ...line.workspace, entries, snapshots });
      }
      if (line.type === 'snapshot') {
        entries = [];
        snapshots.push({ ...line.snapshot, entries });
      }
    }
  } finally {
    await handle.close();
  }
  return isWhole && beginning ? { beginning, workspaces } : { damagedAt: number + 1 };
}

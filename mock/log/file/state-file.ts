import { createReadStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import type { Entry } from '../../state/log.ts';
import type { SnapshotState, WorkspaceState } from '../../workspace-state.ts';
import type { Beginning } from '../kept.ts';
import { syncFolder } from './folder.ts';
import { parseLine, toLine } from './record.ts';

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
    for (const line of listLines(beginning, workspaces)) await handle.appendFile(toLine(line));
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

/** What a state file says; undefined when it is damaged or not whole. */
export async function readState(
  path: string,
): Promise<{ beginning: Beginning; workspaces: WorkspaceState[] } | undefined> {
  let beginning: Beginning | undefined;
  let isWhole = false;
  /** Those of the workspace or snapshot that came last, and the snapshots of the workspace. */
  let entries: Entry[] = [];
  let snapshots: SnapshotState[] = [];
  const workspaces: WorkspaceState[] = [];
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: 0 })) {
    const line = parseLine(text) as Line | undefined;
    if (line === undefined || isWhole) return undefined;
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
  return isWhole && beginning ? { beginning, workspaces } : undefined;
}

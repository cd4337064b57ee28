import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Entry } from '../../state/log.ts';
import { KnownLists } from '../../state/shared-prefix.ts';
import type { SnapshotState, WorkspaceState } from '../../workspace-state.ts';
import type { Beginning } from '../kept.ts';
import { syncFolder } from './folder.ts';
import { isChained, toFileBeginning } from './format.ts';
import { readLines } from './read-lines.ts';
import { checksumOf, parseLine, toLine } from './record.ts';

type Head<State> = Omit<State, 'entries'>;
type WorkspaceHead = Head<Omit<WorkspaceState, 'snapshots'>>;

/** What the lines of a state file say, in their order. */
type Line =
  | { type: 'beginning'; beginning: Beginning }
  | { type: 'workspace'; workspace: WorkspaceHead }
  | { type: 'snapshot'; snapshot: Head<SnapshotState> }
  /**
   * A list of entries begins: what the workspace began with, or what it or the snapshot that came last holds. It begins
   * with what it shares with an earlier list of the file, which count from 0. Format 1 has no such lines.
   */
  | { type: 'list'; of: 'origin' | 'log'; like?: { list: number; count: number } }
  /** More of the list that came last. */
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
  const known = new KnownLists();
  yield { type: 'beginning', beginning };
  for (const { entries, snapshots, origin, ...workspace } of workspaces) {
    yield { type: 'workspace', workspace: { ...workspace, origin: { ...origin, entries: [] } } };
    yield* listEntries('origin', origin.entries, known);
    yield* listEntries('log', entries, known);
    for (const { entries: ofSnapshot, ...snapshot } of snapshots) {
      yield { type: 'snapshot', snapshot };
      yield* listEntries('log', ofSnapshot, known);
    }
  }
  yield { type: 'end' };
}

function* listEntries(of: 'origin' | 'log', entries: readonly Entry[], known: KnownLists): Generator<Line> {
  const like = known.add(entries);
  yield { type: 'list', of, ...(like && { like }) };
  for (let from = like?.count ?? 0; from < entries.length; from += most) {
    yield { type: 'entries', entries: entries.slice(from, from + most) };
  }
}

/** Puts together what the lines of a state file say. */
class StateReader {
  beginning: Beginning | undefined;
  isWhole = false;
  readonly workspaces: WorkspaceState[] = [];
  readonly #lists: Entry[][] = [];
  /** The list that came last. */
  #entries: Entry[] = [];
  #snapshots: SnapshotState[] = [];
  /** The workspace or snapshot that came last. */
  #owner: { entries: readonly Entry[] } | undefined;

  take(line: Line): void {
    if (line.type === 'beginning') this.beginning = line.beginning;
    if (line.type === 'end') this.isWhole = true;
    if (line.type === 'entries') for (const entry of line.entries) this.#entries.push(entry);
    if (line.type === 'workspace') {
      this.#snapshots = [];
      const workspace = { ...line.workspace, entries: this.#begin(), snapshots: this.#snapshots };
      this.#owner = workspace;
      this.workspaces.push(workspace);
    }
    if (line.type === 'snapshot') {
      const snapshot = { ...line.snapshot, entries: this.#begin() };
      this.#owner = snapshot;
      this.#snapshots.push(snapshot);
    }
    if (line.type === 'list') this.#beginList(line);
  }

  #begin(entries: Entry[] = []): Entry[] {
    this.#entries = entries;
    return entries;
  }

  #beginList({ of, like }: Extract<Line, { type: 'list' }>): void {
    const entries = this.#begin(like && this.#lists[like.list]?.slice(0, like.count));
    this.#lists.push(entries);
    const workspace = this.workspaces.at(-1);
    if (of === 'origin' && workspace) workspace.origin = { ...workspace.origin, entries };
    else if (this.#owner) this.#owner.entries = entries;
  }
}

/** What a state file says, or the first line that is damaged or missing. */
export async function readState(
  path: string,
): Promise<{ beginning: Beginning; workspaces: WorkspaceState[] } | { damagedAt: number }> {
  const handle = await open(path, 'r');
  const reader = new StateReader();
  let number = 0;
  let checksum = 0;
  try {
    for await (const { bytes, isEnded } of readLines(handle)) {
      number += 1;
      const text = bytes.toString();
      const { beginning, isWhole } = reader;
      const line = parseLine(text, beginning && isChained(beginning) ? checksum : 0) as Line | undefined;
      if (line === undefined || isWhole || !isEnded) return { damagedAt: number };
      checksum = checksumOf(text);
      reader.take(line);
    }
  } finally {
    await handle.close();
  }
  const { beginning, isWhole, workspaces } = reader;
  return isWhole && beginning ? { beginning, workspaces } : { damagedAt: number + 1 };
}

import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PrefixIndex } from '../../state/common-prefix.ts';
import type { LogEntry } from '../../state/event-log.ts';
import type { SnapshotState, WorkspaceState } from '../../workspaces/workspace-state.ts';
import type { LogHeader } from '../persistent-log.ts';
import { syncFolder } from './folder.ts';
import { isChained, toFileHeader } from './format.ts';
import { readLines } from './read-lines.ts';
import { checksumOf, parseLine, toLine } from './record.ts';

type Head<State> = Omit<State, 'entries'>;
type WorkspaceHead = Head<Omit<WorkspaceState, 'snapshots'>>;

/** The lines of a state file, in their order. */
type Line =
  | { type: 'beginning'; beginning: LogHeader }
  | { type: 'workspace'; workspace: WorkspaceHead }
  | { type: 'snapshot'; snapshot: Head<SnapshotState> }
  /**
   * Starts a list of entries: those of the workspace's initial state (`origin`), or those of the last workspace or
   * snapshot (`log`). With `like`, the list starts with the first `count` entries of an earlier list; lists are
   * numbered from 0. Format 1 has no such lines.
   */
  | { type: 'list'; of: 'origin' | 'log'; like?: { list: number; count: number } }
  /** Continues the last list. */
  | { type: 'entries'; entries: readonly LogEntry[] }
  | { type: 'end' };

/** Maximum number of entries in one line, so that writing a line does not delay other requests. */
const maxLineEntries = 500;

/** Writes the complete persistent state atomically. */
export async function writeState(
  path: string,
  beginning: LogHeader,
  workspaces: readonly WorkspaceState[],
): Promise<void> {
  const draft = `${path}.draft`;
  const handle = await open(draft, 'w', 0o600);
  try {
    let checksum = 0;
    for (const line of listLines(toFileHeader(beginning), workspaces)) {
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

function* listLines(beginning: LogHeader, workspaces: readonly WorkspaceState[]): Generator<Line> {
  const known = new PrefixIndex();
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

function* listEntries(of: 'origin' | 'log', entries: readonly LogEntry[], known: PrefixIndex): Generator<Line> {
  const like = known.add(entries);
  yield { type: 'list', of, ...(like && { like }) };
  for (let from = like?.count ?? 0; from < entries.length; from += maxLineEntries) {
    yield { type: 'entries', entries: entries.slice(from, from + maxLineEntries) };
  }
}

/** Builds the state from the lines of a state file. */
class StateReader {
  beginning: LogHeader | undefined;
  isWhole = false;
  readonly workspaces: WorkspaceState[] = [];
  readonly #lists: LogEntry[][] = [];
  /** The last list. */
  #entries: LogEntry[] = [];
  #snapshots: SnapshotState[] = [];
  /** The last workspace or snapshot. */
  #owner: { entries: readonly LogEntry[] } | undefined;

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

  #begin(entries: LogEntry[] = []): LogEntry[] {
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

/** Reads a state file, or returns the number of the first line that is damaged or missing. */
export async function readState(
  path: string,
): Promise<{ beginning: LogHeader; workspaces: WorkspaceState[] } | { damagedAt: number }> {
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

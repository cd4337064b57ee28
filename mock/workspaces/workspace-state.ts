import type { LogEntry } from '../state/event-log.ts';
import type { ClockState } from './clock.ts';
import type { InitialState } from './initial-state.ts';

/** A persistent workspace's state as plain data. It does not include the journal and the findings. */
export interface WorkspaceState {
  name: string;
  /** Time of the last use, milliseconds since 1970. */
  usedAt: number;
  /** Without the user's own tokens, which the server has, and which are the same for all workspaces. */
  origin: Omit<InitialState, 'tokens'>;
  /** Events after the seeded history. */
  entries: readonly LogEntry[];
  clock: ClockState;
  /** What the workspace's part captured; only that part reads it. */
  faults: unknown;
  snapshots: readonly SnapshotState[];
}

export interface SnapshotState {
  name: string;
  clock: number;
  entries: readonly LogEntry[];
  /** The workspace's initial state when the snapshot was taken, if it differs from the current one. */
  origin?: WorkspaceState['origin'];
}

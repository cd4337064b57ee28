import type { ClockState } from './clock.ts';
import type { FaultsState } from './http/faults.ts';
import type { Origin } from './origin.ts';
import type { Entry } from './state/log.ts';

/** A workspace as plain data: everything about it that outlives the process. Its journal and its findings do not. */
export interface WorkspaceState {
  name: string;
  /** When it was last used, milliseconds since 1970. */
  usedAt: number;
  /** Without the user's own tokens: those are the server's to know, and the same for all workspaces. */
  origin: Omit<Origin, 'tokens'>;
  /** What happened after the seed. */
  entries: readonly Entry[];
  clock: ClockState;
  faults: FaultsState;
  snapshots: readonly SnapshotState[];
}

export interface SnapshotState {
  name: string;
  clock: number;
  entries: readonly Entry[];
  /** What the workspace had begun with when it was taken, where that is not what it began with since. */
  origin?: WorkspaceState['origin'];
}

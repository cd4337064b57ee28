import type { NumberedRule } from './http/faults.ts';
import type { Origin } from './origin.ts';
import type { Entry } from './state/log.ts';

/** A workspace as plain data: everything about it that outlives the process. Its journal does not. */
export interface WorkspaceState {
  name: string;
  /** When it was last used, milliseconds since 1970. */
  usedAt: number;
  origin: Origin;
  /** What happened after the seed. */
  entries: readonly Entry[];
  clock: ClockState;
  faults: FaultsState;
  snapshots: readonly SnapshotState[];
}

/** Milliseconds since 1970; `since` by the machine's clock. */
export interface ClockState {
  at: number;
  since?: number;
}

export interface FaultsState {
  rules: readonly NumberedRule[];
  /** Rules ever added: the next one's number. */
  added: number;
  /** How often chance was asked. */
  draws: number;
}

export interface SnapshotState {
  name: string;
  clock: number;
  entries: readonly Entry[];
}

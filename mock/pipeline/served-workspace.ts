import { ResponseCache } from '../cache/response-cache.ts';
import { FaultRules } from '../faults/fault-rules.ts';
import { Journal } from '../journal/journal.ts';
import { RunStore } from '../journal/run-store.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import type { CreateParts, WorkspaceParts } from '../workspaces/workspace-parts.ts';
import type { Workspaces } from '../workspaces/workspaces.ts';

/** The parts of a workspace that requests use. */
export interface ServedParts extends WorkspaceParts {
  readonly responseCache: ResponseCache;
  readonly journal: Journal;
  readonly faults: FaultRules;
  readonly runs: RunStore;
}

/** A workspace that answers requests. */
export type ServedWorkspace = Workspace<ServedParts>;

/** The workspaces of a server. */
export type ServedWorkspaces = Workspaces<ServedParts>;

export const createServedParts: CreateParts<ServedParts> = (name, seed) => ({
  responseCache: new ResponseCache(),
  journal: new Journal(),
  faults: new FaultRules(seed, name),
  runs: new RunStore(),
});

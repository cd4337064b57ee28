import type { MockOptions } from './options.ts';
import type { ServedWorkspaces } from './pipeline/served-workspace.ts';
import type { InitialState } from './workspaces/initial-state.ts';
import type { WorkspaceState } from './workspaces/workspace-state.ts';

/** Options that a running mock can change while it keeps its data. All others need a restart. */
export const reloadableOptions = [
  'profile',
  'specs',
  'specRoots',
  'versions',
  'edition',
  'tokens',
  'faults',
  'cors',
  'maxWorkspaces',
  'workspaceIdleSeconds',
  'onRequest',
  'logger',
] as const satisfies readonly (keyof MockOptions)[];

/** What a reload changed. */
export interface ReloadResult {
  /** Names of changed options that need a restart. */
  ignored: string[];
}

/** The options of a mock after a reload, and the names of those that need a restart. */
export function mergeReloaded(before: MockOptions, after: MockOptions): { options: MockOptions; ignored: string[] } {
  const names = new Set<string>(reloadableOptions);
  const of = (options: MockOptions) => new Map<string, unknown>(Object.entries(options));
  const [old, wanted] = [of(before), of(after)];
  const isChanged = (name: string) => JSON.stringify(old.get(name)) !== JSON.stringify(wanted.get(name));
  const all = [...new Set([...old.keys(), ...wanted.keys()])];
  const ignored = all.filter((name) => !names.has(name) && isChanged(name));
  const kept = [...old].filter(([name]) => !names.has(name));
  const changed = [...wanted].filter(([name]) => names.has(name));
  return { options: Object.fromEntries([...kept, ...changed]), ignored };
}

/**
 * Copies the data of all workspaces, with their journals and findings. Settings of a workspace that equal the old options
 * become the new ones; other settings, with which a workspace was created, stay.
 */
export function moveWorkspaces(from: ServedWorkspaces, to: ServedWorkspaces): void {
  const [old, own] = [from.initialState, to.initialState];
  to.restoreStates(from.capture().map((state) => ({ ...state, origin: withNewSettings(state.origin, old, own) })));
  for (const { name, journal, runs } of from.list()) {
    const moved = to.find(name);
    moved?.journal.adopt(journal);
    moved?.runs.adopt(runs);
  }
}

type Origin = WorkspaceState['origin'];

function withNewSettings(origin: Origin, old: InitialState, own: InitialState): Origin {
  const versions = Object.entries(own.versions).map(([vendor, version]) => {
    const current = origin.versions[vendor];
    return [vendor, current === old.versions[vendor] ? version : current];
  });
  return {
    ...origin,
    profile: origin.profile === old.profile ? own.profile : origin.profile,
    edition: origin.edition === old.edition ? own.edition : origin.edition,
    versions: Object.fromEntries(versions),
  };
}

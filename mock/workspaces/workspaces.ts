import { createParameterError } from '../api-error.ts';
import type { InitialState } from './initial-state.ts';
import type { SeedSnapshots } from './seeded/seed-snapshots.ts';
import { type SharedResources, Workspace } from './workspace.ts';
import type { WorkspaceParts } from './workspace-parts.ts';
import type { WorkspaceState } from './workspace-state.ts';

export const defaultWorkspaceName = 'default';

export interface WorkspacesOptions<Parts extends WorkspaceParts = WorkspaceParts> extends SharedResources<Parts> {
  /** The initial state of a workspace that is created without options. */
  initialState: InitialState;
  /** Maximum number of workspaces besides the default one. The least recently used unchanged one is dropped first. */
  maxWorkspaces: number;
  /** Milliseconds without use after which a workspace is dropped. */
  idleMs: number;
  /** Milliseconds after a recorded use in which further uses are not recorded. */
  useIntervalMs: number;
}

/** Which workspace is dropped when the limit is reached. */
export interface RoomPolicy {
  /**
   * True (the default): only an unchanged workspace is dropped. False, as in earlier versions: the least recently used
   * one is dropped.
   */
  keepsChanged: boolean;
}

/**
 * The workspaces of a server, by name. `default` always exists. Others are forked from the initial state at first use.
 */
export class Workspaces<Parts extends WorkspaceParts = WorkspaceParts> {
  readonly #options: WorkspacesOptions<Parts>;
  readonly #default: Workspace<Parts>;
  /** Ordered by use, the least recently used first. */
  readonly #others = new Map<string, { workspace: Workspace<Parts>; usedAt: number }>();

  constructor(options: WorkspacesOptions<Parts>) {
    this.#options = options;
    this.#default = this.#make(defaultWorkspaceName, options.initialState);
  }

  get initialState(): InitialState {
    return this.#options.initialState;
  }

  /** The time of a workspace that is created now, milliseconds since 1970. */
  get initialTime(): number {
    const { initialState, machine } = this.#options;
    return initialState.live ? machine.now() : initialState.clock;
  }

  get seedSnapshots(): SeedSnapshots {
    return this.#options.seedSnapshots;
  }

  /** Returns an existing workspace. */
  find(name: string): Workspace<Parts> | undefined {
    return name === defaultWorkspaceName ? this.#default : this.#others.get(name)?.workspace;
  }

  /** Whether a use has to be recorded: the workspace does not exist yet, or its last use was recorded too long ago. */
  needsUseRecord(name: string): boolean {
    if (name === defaultWorkspaceName) return false;
    const usedAt = this.#others.get(name)?.usedAt;
    return usedAt === undefined || this.#options.machine.now() - usedAt >= this.#options.useIntervalMs;
  }

  /**
   * Returns a workspace and records its use. It is forked from the initial state if it does not exist.
   *
   * @throws ApiError `full` if the limit is reached.
   */
  use(name: string, room?: RoomPolicy): Workspace<Parts> {
    if (name === defaultWorkspaceName) return this.#default;
    this.#dropIdle();
    const existing = this.find(name);
    if (!existing) this.#makeRoom(room);
    const workspace = existing ?? this.#make(name, this.#options.initialState);
    this.#use(name, workspace);
    return workspace;
  }

  /**
   * Creates a workspace with its own initial state. It replaces one of the same name.
   *
   * @throws ApiError `full` if the limit is reached.
   */
  create(name: string, origin: InitialState, room?: RoomPolicy): Workspace<Parts> {
    if (name === defaultWorkspaceName) {
      this.#default.reset(origin);
      return this.#default;
    }
    this.#dropIdle();
    if (!this.find(name)) this.#makeRoom(room);
    const workspace = this.#make(name, origin);
    this.#use(name, workspace);
    return workspace;
  }

  /** Drops a workspace and returns whether it existed. The default one cannot be dropped. */
  drop(name: string): boolean {
    return this.#others.delete(name);
  }

  capture(): WorkspaceState[] {
    const others = [...this.#others.values()].map(({ workspace, usedAt }) => workspace.capture(usedAt));
    return [this.#default.capture(this.#options.machine.now()), ...others];
  }

  /** Restores a captured state. */
  restoreStates(states: readonly WorkspaceState[]): void {
    this.reset();
    for (const state of states) {
      const { name, usedAt } = state;
      const origin = { ...state.origin, tokens: this.#options.initialState.tokens };
      const workspace = name === defaultWorkspaceName ? this.#default : this.#make(name, origin);
      workspace.restoreState({ ...state, origin });
      if (name !== defaultWorkspaceName) this.#others.set(name, { workspace, usedAt });
    }
  }

  /** Marks all workspaces as used, since clients could not use them while the server was down. */
  markAllUsed(): void {
    for (const existing of this.#others.values()) existing.usedAt = this.#options.machine.now();
  }

  /** Resets to the start: only the default workspace, in its initial state. */
  reset(): void {
    this.#others.clear();
    this.#default.reset(this.#options.initialState);
  }

  list(): Workspace<Parts>[] {
    const deadline = this.#deadline();
    const others = [...this.#others.values()].filter(({ usedAt }) => usedAt >= deadline);
    return [this.#default, ...others.map(({ workspace }) => workspace)];
  }

  #make(name: string, origin: InitialState): Workspace<Parts> {
    return new Workspace(name, origin, this.#options);
  }

  #use(name: string, workspace: Workspace<Parts>): void {
    // Reinserted, so that the map is ordered by use.
    this.#others.delete(name);
    this.#others.set(name, { workspace, usedAt: this.#options.machine.now() });
  }

  #makeRoom({ keepsChanged }: RoomPolicy = { keepsChanged: true }): void {
    const { maxWorkspaces, initialState } = this.#options;
    while (this.#others.size >= maxWorkspaces) {
      const dropped = [...this.#others].find(
        ([, { workspace }]) => !keepsChanged || workspace.isUnchangedFrom(initialState),
      );
      if (!dropped) {
        const what = `All ${maxWorkspaces} workspaces that --max-workspaces allows exist, and each has been changed`;
        const remedy = 'Delete one with DELETE /__admin/workspaces/NAME, or raise --max-workspaces';
        throw createParameterError('full', 'workspace', `${what}. ${remedy}.`);
      }
      this.#others.delete(dropped[0]);
    }
  }

  #dropIdle(): void {
    const deadline = this.#deadline();
    for (const [name, { usedAt }] of this.#others) {
      if (usedAt >= deadline) break;
      this.#others.delete(name);
    }
  }

  #deadline(): number {
    return this.#options.machine.now() - this.#options.idleMs;
  }
}

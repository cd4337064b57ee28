import type { Bases } from './bases.ts';
import { createParameterFault } from './fault.ts';
import type { Origin } from './origin.ts';
import { type Surroundings, Workspace } from './workspace.ts';
import type { WorkspaceState } from './workspace-state.ts';

export const defaultName = 'default';

export interface WorkspacesOptions extends Surroundings {
  /** The initial state of a workspace that is created without options. */
  origin: Origin;
  /** Maximum number of workspaces besides the default one. The least recently used unchanged one is dropped first. */
  most: number;
  /** Milliseconds without use after which a workspace is dropped. */
  idle: number;
  /** Milliseconds after a recorded use in which further uses are not recorded. */
  refresh: number;
}

/** Which workspace is dropped when the limit is reached. */
export interface MakeRoom {
  /**
   * True (the default): only an unchanged workspace is dropped. False, as in earlier versions: the least recently used
   * one is dropped.
   */
  keepsChanged: boolean;
}

/**
 * The workspaces of a server, by name. `default` always exists. Others are forked from the initial state at first use.
 */
export class Workspaces {
  readonly #options: WorkspacesOptions;
  readonly #default: Workspace;
  /** Ordered by use, the least recently used first. */
  readonly #others = new Map<string, { workspace: Workspace; usedAt: number }>();

  constructor(options: WorkspacesOptions) {
    this.#options = options;
    this.#default = this.#make(defaultName, options.origin);
  }

  get origin(): Origin {
    return this.#options.origin;
  }

  get bases(): Bases {
    return this.#options.bases;
  }

  /** Returns an existing workspace. */
  find(name: string): Workspace | undefined {
    return name === defaultName ? this.#default : this.#others.get(name)?.workspace;
  }

  /** Whether a use has to be recorded: the workspace does not exist yet, or its last use was recorded too long ago. */
  isStale(name: string): boolean {
    if (name === defaultName) return false;
    const usedAt = this.#others.get(name)?.usedAt;
    return usedAt === undefined || this.#options.machine.now() - usedAt >= this.#options.refresh;
  }

  /**
   * Returns a workspace and records its use. It is forked from the initial state if it does not exist.
   *
   * @throws Fault `full` if the limit is reached.
   */
  use(name: string, room?: MakeRoom): Workspace {
    if (name === defaultName) return this.#default;
    this.#dropIdle();
    const existing = this.find(name);
    if (!existing) this.#makeRoom(room);
    const workspace = existing ?? this.#make(name, this.#options.origin);
    this.#use(name, workspace);
    return workspace;
  }

  /**
   * Creates a workspace with its own initial state. It replaces one of the same name.
   *
   * @throws Fault `full` if the limit is reached.
   */
  create(name: string, origin: Origin, room?: MakeRoom): Workspace {
    if (name === defaultName) {
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
  become(states: readonly WorkspaceState[]): void {
    this.reset();
    for (const state of states) {
      const { name, usedAt } = state;
      const origin = { ...state.origin, tokens: this.#options.origin.tokens };
      const workspace = name === defaultName ? this.#default : this.#make(name, origin);
      workspace.become({ ...state, origin });
      if (name !== defaultName) this.#others.set(name, { workspace, usedAt });
    }
  }

  /** Marks all workspaces as used, since clients could not use them while the server was down. */
  awake(): void {
    for (const existing of this.#others.values()) existing.usedAt = this.#options.machine.now();
  }

  /** Resets to the start: only the default workspace, in its initial state. */
  reset(): void {
    this.#others.clear();
    this.#default.reset(this.#options.origin);
  }

  list(): Workspace[] {
    const deadline = this.#deadline();
    const others = [...this.#others.values()].filter(({ usedAt }) => usedAt >= deadline);
    return [this.#default, ...others.map(({ workspace }) => workspace)];
  }

  #make(name: string, origin: Origin): Workspace {
    return new Workspace(name, origin, this.#options);
  }

  #use(name: string, workspace: Workspace): void {
    // Reinserted, so that the map is ordered by use.
    this.#others.delete(name);
    this.#others.set(name, { workspace, usedAt: this.#options.machine.now() });
  }

  #makeRoom({ keepsChanged }: MakeRoom = { keepsChanged: true }): void {
    const { most, origin } = this.#options;
    while (this.#others.size >= most) {
      const dropped = [...this.#others].find(([, { workspace }]) => !keepsChanged || workspace.isAsMadeFrom(origin));
      if (!dropped) {
        const what = `All ${most} workspaces that --max-workspaces allows exist, and each has been changed`;
        const remedy = 'Delete one with DELETE /__admin/workspaces/NAME, or raise --max-workspaces';
        throw createParameterFault('full', 'workspace', `${what}. ${remedy}.`);
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
    return this.#options.machine.now() - this.#options.idle;
  }
}

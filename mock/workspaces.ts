import type { Bases } from './bases.ts';
import { createParameterFault } from './fault.ts';
import type { Origin } from './origin.ts';
import { type Surroundings, Workspace } from './workspace.ts';
import type { WorkspaceState } from './workspace-state.ts';

export const defaultName = 'default';

export interface WorkspacesOptions extends Surroundings {
  /** What a workspace begins with unless it is created with more. */
  origin: Origin;
  /** How many may exist beside the default one; of those that nothing has changed, the one used longest ago goes first. */
  most: number;
  /** Milliseconds after which one that nobody used is dropped. */
  idle: number;
  /** Milliseconds for which a use need not be noted again. */
  refresh: number;
}

/** How room is made for a workspace where there is none. */
export interface MakeRoom {
  /** One goes that nothing has changed (the default). Otherwise the one used longest ago goes, as in earlier versions. */
  keepsChanged: boolean;
}

/** The workspaces of a server, by name. `default` always exists; others are forked from the origin at first use. */
export class Workspaces {
  readonly #options: WorkspacesOptions;
  readonly #default: Workspace;
  /** The one used longest ago comes first. */
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

  /** One that is there already. */
  find(name: string): Workspace | undefined {
    return name === defaultName ? this.#default : this.#others.get(name)?.workspace;
  }

  /** Whether a use has to be noted: the workspace is not there yet, or nobody has used it for a while. */
  isStale(name: string): boolean {
    if (name === defaultName) return false;
    const usedAt = this.#others.get(name)?.usedAt;
    return usedAt === undefined || this.#options.machine.now() - usedAt >= this.#options.refresh;
  }

  /**
   * One that counts as used from now on; forked from the origin where there is none.
   *
   * @throws Fault `full` where there is no room for one more.
   */
  use(name: string, room?: MakeRoom): Workspace {
    if (name === defaultName) return this.#default;
    this.#dropIdle();
    const known = this.find(name);
    if (!known) this.#makeRoom(room);
    const workspace = known ?? this.#make(name, this.#options.origin);
    this.#use(name, workspace);
    return workspace;
  }

  /**
   * Makes one with an origin of its own, in place of one of the same name.
   *
   * @throws Fault `full` where there is no room for one more.
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

  /** Drops one; says whether it was there. The default one stays. */
  drop(name: string): boolean {
    return this.#others.delete(name);
  }

  capture(): WorkspaceState[] {
    const others = [...this.#others.values()].map(({ workspace, usedAt }) => workspace.capture(usedAt));
    return [this.#default.capture(this.#options.machine.now()), ...others];
  }

  /** Becomes what was captured. */
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

  /** All count as used from now on: while the server was down, nobody could use them. */
  awake(): void {
    for (const known of this.#others.values()) known.usedAt = this.#options.machine.now();
  }

  /** As at the start: the default one, at its origin. */
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
    // Put in anew, so that the order is that of use.
    this.#others.delete(name);
    this.#others.set(name, { workspace, usedAt: this.#options.machine.now() });
  }

  #makeRoom({ keepsChanged }: MakeRoom = { keepsChanged: true }): void {
    const { most, origin } = this.#options;
    while (this.#others.size >= most) {
      const dropped = [...this.#others].find(([, { workspace }]) => !keepsChanged || workspace.isAsMadeFrom(origin));
      if (!dropped) {
        const what = `There are ${most} workspaces, as many as --max-workspaces allows, and each has been changed`;
        const remedy = 'Drop one with DELETE /__admin/workspaces/NAME, or allow more';
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

import type { Contract } from '../specs/contract.ts';
import { systemNow } from './ambient.ts';
import type { Bases } from './bases.ts';
import type { Origin } from './origin.ts';
import { Workspace } from './workspace.ts';

export const defaultName = 'default';

export interface WorkspacesOptions {
  /** What a workspace begins with unless it is created with more. */
  origin: Origin;
  bases: Bases;
  contracts: ReadonlyMap<string, Contract>;
  /** How many may exist beside the default one; the one used longest ago goes first. */
  most: number;
  /** Milliseconds after which one that nobody used is dropped. */
  idle: number;
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

  get(name: string = defaultName): Workspace {
    if (name === defaultName) return this.#default;
    this.#dropIdle();
    const workspace = this.#others.get(name)?.workspace ?? this.#make(name, this.#options.origin);
    this.#use(name, workspace);
    return workspace;
  }

  /** One that is there already; it counts as used. */
  peek(name: string): Workspace | undefined {
    if (name === defaultName) return this.#default;
    this.#dropIdle();
    const workspace = this.#others.get(name)?.workspace;
    if (workspace) this.#use(name, workspace);
    return workspace;
  }

  /** Makes one with an origin of its own, in place of one of the same name. */
  create(name: string, origin: Origin): Workspace {
    if (name === defaultName) {
      this.#default.reset(origin);
      return this.#default;
    }
    this.#dropIdle();
    const workspace = this.#make(name, origin);
    this.#use(name, workspace);
    return workspace;
  }

  /** Drops one; says whether it was there. The default one stays. */
  drop(name: string): boolean {
    return this.#others.delete(name);
  }

  list(): Workspace[] {
    this.#dropIdle();
    return [this.#default, ...[...this.#others.values()].map(({ workspace }) => workspace)];
  }

  #make(name: string, origin: Origin): Workspace {
    return new Workspace(name, origin, this.#options.bases, this.#options.contracts);
  }

  #use(name: string, workspace: Workspace): void {
    // Put in anew, so that the order is that of use.
    this.#others.delete(name);
    this.#others.set(name, { workspace, usedAt: systemNow() });
    for (const oldest of this.#others.keys()) {
      if (this.#others.size <= this.#options.most) break;
      this.#others.delete(oldest);
    }
  }

  #dropIdle(): void {
    const deadline = systemNow() - this.#options.idle;
    for (const [name, { usedAt }] of this.#others) {
      if (usedAt >= deadline) break;
      this.#others.delete(name);
    }
  }
}

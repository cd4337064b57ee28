import { type Company, createCompany, type HistoryOptions, toHistoryKey } from './seed/company.ts';
import { findWorld, keepWorld } from './seeded-worlds.ts';
import { finish, finishInTurns, type Steps } from './steps.ts';
import type { Vendor, World } from './vendor.ts';

/** Seeded worlds by vendor. Nobody writes to them: workspaces fork them. */
export type Base = ReadonlyMap<string, World>;

/** Histories kept for further workspaces. Each costs as much memory as all its messages. */
const mostKept = 4;

/** Seeds each history once, and keeps the latest. */
export class Bases {
  readonly #vendors: readonly Vendor[];
  readonly #kept = new Map<string, Base>();
  readonly #preparing = new Map<string, Promise<Base>>();

  constructor(vendors: readonly Vendor[]) {
    this.#vendors = vendors;
  }

  get(history: HistoryOptions): Base {
    const key = toHistoryKey(history);
    const base = this.#kept.get(key) ?? finish(this.#seed(history));
    this.#keep(key, base);
    return base;
  }

  /** Has a history ready for {@link get} while others have their turn: making one takes half a second or more. */
  async prepare(history: HistoryOptions): Promise<void> {
    const key = toHistoryKey(history);
    if (this.#kept.has(key)) return;
    const preparing = this.#preparing.get(key) ?? finishInTurns(this.#seed(history));
    this.#preparing.set(key, preparing);
    try {
      this.#keep(key, await preparing);
    } finally {
      this.#preparing.delete(key);
    }
  }

  #keep(key: string, base: Base): void {
    // Put in anew at each use, so that the one used longest ago comes first.
    this.#kept.delete(key);
    this.#kept.set(key, base);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= mostKept) break;
      this.#kept.delete(oldest);
    }
  }

  *#seed(history: HistoryOptions): Steps<Base> {
    const base = new Map<string, World>();
    // Made only for a history that nobody has made yet.
    let company: Company | undefined;
    for (const vendor of this.#vendors) {
      let world = findWorld(vendor, history);
      if (!world) {
        company ??= createCompany(history);
        world = yield* vendor.createWorld(history.seed, company);
        keepWorld(vendor, history, world);
      }
      base.set(vendor.name, world);
    }
    return base;
  }
}

import { createCompany, type HistoryOptions } from './seed/company.ts';
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
    const key = toKey(history);
    const base = this.#kept.get(key) ?? finish(this.#seed(history));
    this.#keep(key, base);
    return base;
  }

  /** Has a history ready for {@link get} while others have their turn: telling one takes half a second or more. */
  async prepare(history: HistoryOptions): Promise<void> {
    const key = toKey(history);
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
    const company = createCompany(history);
    const base = new Map<string, World>();
    for (const vendor of this.#vendors) base.set(vendor.name, yield* vendor.createWorld(history.seed, company));
    return base;
  }
}

const toKey = ({ seed, now, scale }: HistoryOptions) => `${seed} ${now} ${scale}`;

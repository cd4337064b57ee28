import type { Contract } from '../specs/contract.ts';
import { type Clock, createFrozenClock } from './clock.ts';
import { Journal } from './http/journal.ts';
import { createCompany } from './seed/company.ts';
import { type DomainEvent, EventLog } from './state/log.ts';
import type { Identity, Vendor, World } from './vendor.ts';

export interface WorkspaceOptions {
  name: string;
  seed: number;
  /** Milliseconds since 1970. */
  now: number;
  scale: number;
  vendors: readonly Vendor[];
  /** What each vendor promises here: the profile is in it. */
  contracts: ReadonlyMap<string, Contract>;
  /** Tokens that seeded identities take on, by the variables of a credentials file. */
  tokens?: Record<string, string | undefined>;
}

/** One isolated world: everything that a request can observe hangs off it. */
export interface Workspace {
  readonly name: string;
  readonly seed: number;
  readonly clock: Clock;
  readonly journal: Journal;
  readonly log: EventLog;
  contract(vendor: string): Contract;
  world(vendor: string): World;
  identities(): Identity[];
  /** Tokens of seeded identities by the variables that a check reads. */
  credentials(): Record<string, string>;
  /** The one way to change anything: the event is logged, then folded. */
  append(vendor: string, event: DomainEvent): void;
  /** Back to the seed. */
  reset(): void;
  counts(): Record<string, Record<string, number>>;
}

export function createWorkspace(options: WorkspaceOptions): Workspace {
  const { name, seed, now, scale, vendors, contracts, tokens = {} } = options;
  const clock = createFrozenClock(now);
  const journal = new Journal();
  let state = createState();

  function createState() {
    const company = createCompany({ seed, now, scale });
    const log = new EventLog();
    const worlds = new Map(vendors.map((vendor) => [vendor.name as string, vendor.createWorld(seed, company)]));
    for (const [vendor, world] of worlds) {
      for (const event of world.adoptTokens(tokens, now)) {
        log.append({ vendor, event });
        world.fold(event);
      }
    }
    return { log, worlds };
  }

  const workspace: Workspace = {
    name,
    seed,
    clock,
    journal,
    get log() {
      return state.log;
    },
    contract: (vendor) => getFrom(contracts, vendor),
    world: (vendor) => getFrom(state.worlds, vendor),
    identities: () => [...state.worlds.values()].flatMap((world) => world.identities()),
    credentials: () => Object.assign({}, ...[...state.worlds.values()].map((world) => world.credentials())),
    append(vendor, event) {
      state.log.append({ vendor, event });
      workspace.world(vendor).fold(event);
    },
    reset() {
      state = createState();
      journal.clear();
    },
    counts: () => Object.fromEntries([...state.worlds].map(([vendor, world]) => [vendor, world.counts()])),
  };
  return workspace;
}

function getFrom<Value>(map: ReadonlyMap<string, Value>, vendor: string): Value {
  const value = map.get(vendor);
  if (value === undefined) throw new Error(`This workspace does not serve ${vendor}.`);
  return value;
}

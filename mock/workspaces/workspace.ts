import type { Contract } from '../../specs/contract.ts';
import { runAtOnce, runIncrementally } from '../incremental-work.ts';
import { type DomainEvent, EventLog, type LogEntry } from '../state/event-log.ts';
import type { Identity, SchemeIdentity } from '../vendor-interface/identity.ts';
import type { World } from '../vendor-interface/vendor.ts';
import { AmendedContracts } from './amended-contracts.ts';
import { applyEvents, type EventsResult, type WrittenEvent } from './apply-events.ts';
import { Clock } from './clock.ts';
import { type InitialState, isSameEntries, isSameInitialState } from './initial-state.ts';
import type { MachineTime } from './machine-time.ts';
import type { SeedSnapshots } from './seeded/seed-snapshots.ts';
import { captureSnapshots, restoreSnapshots, type Snapshot } from './snapshots.ts';
import type { CreateParts, WorkspaceParts } from './workspace-parts.ts';
import type { WorkspaceState } from './workspace-state.ts';
import { forkAll, getVendorValue, toWorlds, type Worlds } from './worlds.ts';

/** Requests with at least this many events are prepared before they are performed. */
const minPreparedEvents = 500;

/** Number of attempts while other requests keep changing the workspace. */
const maxTries = 3;

/** What all workspaces of a server share. */
export interface SharedResources<Parts extends WorkspaceParts = WorkspaceParts> {
  seedSnapshots: SeedSnapshots;
  /** The documented contract of each vendor. A workspace's profile and versions amend it. */
  contracts: ReadonlyMap<string, Contract>;
  machine: MachineTime;
  createParts: CreateParts<Parts>;
}

/**
 * An isolated workspace: it owns everything that a request can observe. It forks its seeded history, and shares with it
 * what it does not change.
 *
 * @typeParam Parts The types of the parts that the caller's `createParts` returns.
 */
export class Workspace<Parts extends WorkspaceParts = WorkspaceParts> {
  readonly name: string;
  readonly clock: Clock;
  readonly responseCache: Parts['responseCache'];
  readonly journal: Parts['journal'];
  readonly runs: Parts['runs'];
  readonly faults: Parts['faults'];
  readonly snapshots = new Map<string, Snapshot>();
  readonly #bases: SeedSnapshots;
  readonly #contracts: AmendedContracts;
  #origin: InitialState;
  #worlds: Worlds;
  #log: EventLog;
  /** Prepared results of events that will be appended, with the state to which they were applied. */
  readonly #trials = new WeakMap<readonly WrittenEvent[], { state: readonly unknown[]; trial: EventsResult }>();

  constructor(name: string, origin: InitialState, shared: SharedResources<Parts>) {
    const { seedSnapshots, contracts, machine, createParts } = shared;
    const { responseCache, journal, runs, faults } = createParts(name, origin.seed);
    this.name = name;
    this.responseCache = responseCache;
    this.journal = journal;
    this.runs = runs;
    this.faults = faults;
    this.clock = new Clock(origin.clock, machine, () => responseCache.clear());
    this.#bases = seedSnapshots;
    this.#contracts = new AmendedContracts(contracts, (vendor) => this.version(vendor));
    this.#origin = origin;
    this.#worlds = toWorlds(seedSnapshots, origin);
    this.#log = new EventLog(origin.entries);
    if (origin.live) this.clock.setLive();
  }

  get initialState(): InitialState {
    return this.#origin;
  }

  get log(): EventLog {
    return this.#log;
  }

  /** The vendor's contract in this workspace's profile, with the deviations of the emulated version. */
  contract(vendor: string): Contract {
    return this.#contracts.get(vendor, this.#origin);
  }

  serves(vendor: string): boolean {
    return this.#worlds.has(vendor);
  }

  world(vendor: string): World {
    return getVendorValue(this.#worlds, vendor);
  }

  version(vendor: string): string {
    return this.#origin.versions[vendor] ?? this.world(vendor).version;
  }

  identities(): Identity[] {
    return [...this.#worlds].flatMap(([vendor, world]) => [
      ...world.identities(),
      ...this.#listSchemeIdentities(vendor).map(({ identity }) => identity),
    ]);
  }

  /** Tokens of seeded identities by the check's environment variables. The user's own tokens replace them. */
  credentials(): Record<string, string> {
    const seeded = [...this.#worlds].flatMap(([vendor, world]) => [
      ...Object.entries(world.credentials()),
      ...this.#listSchemeIdentities(vendor).flatMap(({ credentials }) => Object.entries(credentials)),
    ]);
    return Object.fromEntries(seeded.map(([name, value]) => [name, this.#origin.tokens[name] || value]));
  }

  /** Returns a vendor's current world, which later changes of this workspace do not affect. */
  freeze(vendor: string): World {
    const world = this.world(vendor);
    this.#worlds.set(vendor, world.fork());
    return world;
  }

  /** Number of rows by vendor and table. */
  counts(): Record<string, Record<string, number>> {
    return Object.fromEntries([...this.#worlds].map(([vendor, world]) => [vendor, world.counts()]));
  }

  /** Folds an event into the tables and logs it. All changes are made in this way. */
  append(vendor: string, event: DomainEvent): void {
    this.world(vendor).fold(event);
    this.#log.append({ vendor, event });
    this.responseCache.clear();
  }

  /**
   * Prepares {@link appendWritten} for these events, with other requests answered in between: tens of thousands take
   * seconds. If something changes meanwhile, the result is discarded and the events are applied again.
   */
  async prepareWritten(written: readonly WrittenEvent[]): Promise<void> {
    if (written.length < minPreparedEvents) return;
    for (let tries = 0; tries < maxTries; tries++) {
      const state = this.#state();
      const isCurrent = () => isSameState(this.#state(), state);
      const trial = await runIncrementally(applyEvents(this.#worlds, written), isCurrent);
      if (!trial || !isCurrent()) continue;
      this.#trials.set(written, { state, trial });
      return;
    }
  }

  /**
   * Appends events in the format that users write: all of them, or none.
   *
   * @throws ApiError for the first invalid event, with its index in the problems. Nothing is changed then.
   */
  appendWritten(written: readonly WrittenEvent[]): LogEntry[] {
    const prepared = this.#trials.get(written);
    this.#trials.delete(written);
    const isCurrent = prepared && isSameState(prepared.state, this.#state());
    const trial = isCurrent ? prepared.trial : runAtOnce(applyEvents(this.#worlds, written));
    if ('fault' in trial) throw trial.fault;
    this.#worlds = trial.worlds;
    this.responseCache.clear();
    for (const entry of trial.entries) this.#log.append(entry);
    return trial.entries;
  }

  /** Number of events after the initial state's seeded history. */
  get eventCount(): number {
    return this.#log.entries().length;
  }

  /** Whether the workspace equals a new one with this initial state, so that nothing is lost when it is dropped. */
  isUnchangedFrom(origin: InitialState): boolean {
    const { clock, faults, snapshots } = this;
    const isAtStart = origin.live ? clock.isLive : !clock.isTicking && clock.now() === origin.clock;
    if (snapshots.size > 0 || faults.list().length > 0 || !isAtStart) return false;
    return isSameInitialState(this.#origin, origin) && isSameEntries(this.#log.entries(), origin.entries);
  }

  /** Whether timers are due, e.g. of a snoozed conversation. */
  isDue(): boolean {
    const now = this.clock.now();
    for (const world of this.#worlds.values()) if (world.listDueEvents(now).length > 0) return true;
    return false;
  }

  /** Runs due timers. */
  runDueTimers(): void {
    const now = this.clock.now();
    for (const [vendor, world] of this.#worlds)
      for (const event of world.listDueEvents(now)) this.append(vendor, event);
  }

  /** Saves the current state. The copy and the workspace share what neither changes. */
  save(): Snapshot {
    const worlds = this.#worlds;
    this.#worlds = forkAll(worlds);
    return { worlds, entries: [...this.#log.entries()], clock: this.clock.now(), initialState: this.#origin };
  }

  /** Restores a saved state and the initial state of that time. */
  restore({ worlds, entries, clock, initialState }: Snapshot): void {
    this.#worlds = forkAll(worlds);
    this.#origin = initialState;
    this.#contracts.clear();
    this.#log = new EventLog(entries);
    // Both also clear the response cache. A clock that shows the present stays there.
    if (initialState.live && this.clock.isLive) this.clock.setLive();
    else this.clock.set(clock);
  }

  /**
   * Resets to the initial state, or to another one.
   *
   * @throws UsageError `INVALID_FIXTURE` if an event of the other one does not fit the tables, `UNKNOWN_USER` if its
   * tokens name an identity that its seed does not have. Nothing is changed then.
   */
  reset(origin: InitialState = this.#origin): void {
    this.#worlds = toWorlds(this.#bases, origin);
    this.#log = new EventLog(origin.entries);
    this.#origin = origin;
    this.#contracts.clear();
    this.clock.setTicking(false);
    this.clock.set(origin.clock);
    if (origin.live) this.clock.setLive();
    this.journal.clear();
    this.faults.clear();
  }

  capture(usedAt: number): WorkspaceState {
    const { name, clock, faults } = this;
    const { tokens: _, ...origin } = this.initialState;
    return {
      name,
      usedAt,
      origin,
      entries: [...this.#log.entries()],
      clock: clock.capture(),
      faults: faults.capture(),
      snapshots: captureSnapshots(this.snapshots, this.#origin),
    };
  }

  /** Restores a captured state. */
  restoreState({ origin, entries, clock, faults, snapshots }: WorkspaceState & { origin: InitialState }): void {
    this.reset(origin);
    const restored = restoreSnapshots(this.#bases, origin, entries, snapshots);
    this.#worlds = restored.worlds;
    this.#log = new EventLog(entries);
    this.snapshots.clear();
    for (const [name, snapshot] of restored.snapshots) this.snapshots.set(name, snapshot);
    this.faults.restore(faults);
    this.clock.restore(clock);
  }

  /** Identities for the security schemes that the vendor's document uses. */
  #listSchemeIdentities(vendor: string): SchemeIdentity[] {
    const { schemeIdentities } = this.world(vendor);
    if (schemeIdentities.length === 0) return [];
    const { operations } = this.contract(vendor);
    const uses = (scheme: string) =>
      operations.some(({ security }) => security.some((all) => all.some((credential) => credential.scheme === scheme)));
    return schemeIdentities.filter(({ scheme }) => uses(scheme));
  }

  /** Values of which at least one changes whenever the worlds change. */
  #state(): readonly unknown[] {
    return [this.#worlds, this.#log, this.#log.length];
  }
}

const isSameState = (one: readonly unknown[], other: readonly unknown[]) =>
  one.every((part, index) => part === other[index]);

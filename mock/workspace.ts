import semver from 'semver';
import type { Contract } from '../specs/contract.ts';
import type { Base, Bases } from './bases.ts';
import { Clock } from './clock.ts';
import { FaultRules } from './http/faults.ts';
import { FoundRuns } from './http/found-runs.ts';
import { HotAnswers } from './http/hot-answers.ts';
import { Journal } from './http/journal.ts';
import type { MachineTime } from './machine-time.ts';
import { isSameEntries, isSameOrigin, type Origin } from './origin.ts';
import { type DomainEvent, type Entry, EventLog } from './state/log.ts';
import { finish, finishInTurns } from './steps.ts';
import { type Trial, tryEvents, type WrittenEvent } from './trial.ts';
import type { Identity, SchemeIdentity, World } from './vendor.ts';
import type { WorkspaceState } from './workspace-state.ts';
import { forkAll, getFrom, toSharedWorlds, toWorlds, type Worlds } from './worlds.ts';

/** Events in one request from which on they are tried before their turn has come. */
const manyEvents = 500;

/** How often they are tried while others keep changing something. */
const mostTries = 3;

/** A saved state, to come back to. */
export interface Snapshot {
  worlds: Base;
  entries: readonly Entry[];
  clock: number;
  /** What the workspace had begun with. */
  origin: Origin;
}

/** What the workspaces of a server have in common. */
export interface Surroundings {
  bases: Bases;
  /** What each vendor documents; the workspace's profile and versions are laid over them. */
  contracts: ReadonlyMap<string, Contract>;
  machine: MachineTime;
}

/**
 * One isolated world: everything that a request can observe hangs off it. It forks its seeded history and shares what
 * it does not change.
 */
export class Workspace {
  readonly name: string;
  readonly clock: Clock;
  /** Answers that hold until something changes here. */
  readonly hot = new HotAnswers();
  readonly journal = new Journal();
  /** What checks and proxies found elsewhere; a reset leaves it. */
  readonly found = new FoundRuns();
  readonly faults: FaultRules;
  readonly snapshots = new Map<string, Snapshot>();
  readonly #bases: Bases;
  readonly #contracts: ReadonlyMap<string, Contract>;
  #origin: Origin;
  #worlds: Worlds;
  #log: EventLog;
  /** What each vendor promises here, made when first asked for. */
  #promised = new Map<string, Contract>();
  /** What came of events that are about to be appended, and the state that they were tried on. */
  readonly #trials = new WeakMap<readonly WrittenEvent[], { state: readonly unknown[]; trial: Trial }>();

  constructor(name: string, origin: Origin, { bases, contracts, machine }: Surroundings) {
    this.name = name;
    this.clock = new Clock(origin.clock, machine, () => this.hot.clear());
    this.faults = new FaultRules(origin.seed, name);
    this.#bases = bases;
    this.#contracts = contracts;
    this.#origin = origin;
    this.#worlds = toWorlds(bases, origin);
    this.#log = new EventLog(origin.entries);
  }

  get origin(): Origin {
    return this.#origin;
  }

  get log(): EventLog {
    return this.#log;
  }

  /** The vendor's contract in this workspace's profile, with the deviations of the version that it plays. */
  contract(vendor: string): Contract {
    const known = this.#promised.get(vendor);
    if (known) return known;
    const promised = this.#toPromised(getFrom(this.#contracts, vendor), this.version(vendor));
    this.#promised.set(vendor, promised);
    return promised;
  }

  serves(vendor: string): boolean {
    return this.#worlds.has(vendor);
  }

  world(vendor: string): World {
    return getFrom(this.#worlds, vendor);
  }

  version(vendor: string): string {
    return this.#origin.versions[vendor as keyof Origin['versions']];
  }

  identities(): Identity[] {
    return [...this.#worlds].flatMap(([vendor, world]) => [
      ...world.identities(),
      ...this.#ofSchemes(vendor).map(({ identity }) => identity),
    ]);
  }

  /** Tokens of seeded identities by the variables that a check reads; the user's own where there are such. */
  credentials(): Record<string, string> {
    const seeded = [...this.#worlds].flatMap(([vendor, world]) => [
      ...Object.entries(world.credentials()),
      ...this.#ofSchemes(vendor).flatMap(({ credentials }) => Object.entries(credentials)),
    ]);
    return Object.fromEntries(seeded.map(([name, value]) => [name, this.#origin.tokens[name] || value]));
  }

  /** A vendor's world as it is now: what changes here from now on does not change it. */
  freeze(vendor: string): World {
    const world = this.world(vendor);
    this.#worlds.set(vendor, world.fork());
    return world;
  }

  /** Rows by table and vendor. */
  counts(): Record<string, Record<string, number>> {
    return Object.fromEntries([...this.#worlds].map(([vendor, world]) => [vendor, world.counts()]));
  }

  /** The one way to change anything: the event is folded, then logged. */
  append(vendor: string, event: DomainEvent): void {
    this.world(vendor).fold(event);
    this.#log.append({ vendor, event });
    this.hot.clear();
  }

  /**
   * Has {@link appendWritten} ready for these events while others have their turn: tens of thousands take seconds. What
   * was tried is of no use once something else has changed, and is tried anew.
   */
  async prepareWritten(written: readonly WrittenEvent[]): Promise<void> {
    if (written.length < manyEvents) return;
    for (let tries = 0; tries < mostTries; tries++) {
      const state = this.#state();
      const isCurrent = () => isSameState(this.#state(), state);
      const trial = await finishInTurns(tryEvents(this.#worlds, written), isCurrent);
      if (!trial || !isCurrent()) continue;
      this.#trials.set(written, { state, trial });
      return;
    }
  }

  /**
   * Appends events as somebody wrote them: all of them, or none.
   *
   * @throws Fault for the first one that is wrong, its problems named by its index; nothing has changed then.
   */
  appendWritten(written: readonly WrittenEvent[]): Entry[] {
    const prepared = this.#trials.get(written);
    this.#trials.delete(written);
    const isCurrent = prepared && isSameState(prepared.state, this.#state());
    const trial = isCurrent ? prepared.trial : finish(tryEvents(this.#worlds, written));
    if ('fault' in trial) throw trial.fault;
    this.#worlds = trial.worlds;
    this.hot.clear();
    for (const entry of trial.entries) this.#log.append(entry);
    return trial.entries;
  }

  /** Whether it differs in nothing from one that is made anew from an origin: nothing is lost when it is dropped. */
  isAsMadeFrom(origin: Origin): boolean {
    const { clock, faults, snapshots } = this;
    if (snapshots.size > 0 || faults.list().length > 0 || clock.isTicking || clock.now() !== origin.clock) return false;
    return isSameOrigin(this.#origin, origin) && isSameEntries(this.#log.entries(), origin.entries);
  }

  /** Whether the passing of time brought something about, a snoozed conversation that wakes for one. */
  isDue(): boolean {
    const now = this.clock.now();
    for (const world of this.#worlds.values()) if (world.due(now).length > 0) return true;
    return false;
  }

  /** Lets happen what the passing of time brought about. */
  settle(): void {
    const now = this.clock.now();
    for (const [vendor, world] of this.#worlds) for (const event of world.due(now)) this.append(vendor, event);
  }

  /** The present state. It shares what neither side changes afterwards. */
  save(): Snapshot {
    const worlds = this.#worlds;
    this.#worlds = forkAll(worlds);
    return { worlds, entries: [...this.#log.entries()], clock: this.clock.now(), origin: this.#origin };
  }

  /** Goes back to a saved state, and to what the workspace had begun with then. */
  restore({ worlds, entries, clock, origin }: Snapshot): void {
    this.#worlds = forkAll(worlds);
    this.#origin = origin;
    this.#promised.clear();
    this.#log = new EventLog(entries);
    // Clears what was answered, too.
    this.clock.set(clock);
  }

  /**
   * Back to the origin, or to another one.
   *
   * @throws UsageError `BAD_FIXTURE` when an event of the other one fits no table, `BAD_TOKENS_FILE` when its tokens
   * name somebody whom its seed has not; nothing has changed then.
   */
  reset(origin: Origin = this.#origin): void {
    this.#worlds = toWorlds(this.#bases, origin);
    this.#log = new EventLog(origin.entries);
    this.#origin = origin;
    this.#promised.clear();
    this.clock.tick(false);
    this.clock.set(origin.clock);
    this.journal.clear();
    this.faults.clear();
  }

  capture(usedAt: number): WorkspaceState {
    const { name, clock, faults } = this;
    const { tokens: _, ...origin } = this.origin;
    return {
      name,
      usedAt,
      origin,
      entries: [...this.#log.entries()],
      clock: clock.capture(),
      faults: faults.capture(),
      snapshots: [...this.snapshots].map(([name, snapshot]) => {
        const { tokens: _, ...begun } = snapshot.origin;
        const isSame = snapshot.origin === this.#origin;
        // Its events stand in the snapshot's, where they count.
        const earlier = isSame ? undefined : { ...begun, entries: [] };
        return { name, clock: snapshot.clock, entries: snapshot.entries, ...(earlier && { origin: earlier }) };
      }),
    };
  }

  /** Becomes what was captured. */
  become({ origin, entries, clock, faults, snapshots }: WorkspaceState & { origin: Origin }): void {
    this.reset(origin);
    const own = snapshots.filter((snapshot) => !snapshot.origin);
    const [worlds, ...ofOwn] = toSharedWorlds(this.#bases, origin, [entries, ...own.map((each) => each.entries)]);
    this.#worlds = forkAll(worlds ?? new Map());
    this.#log = new EventLog(entries);
    const worldsOf = new Map(own.map((snapshot, index) => [snapshot, ofOwn[index]]));
    this.snapshots.clear();
    for (const snapshot of snapshots) {
      const { name, clock, entries } = snapshot;
      const begun = snapshot.origin ? { ...snapshot.origin, tokens: origin.tokens } : origin;
      const worlds = worldsOf.get(snapshot) ?? toWorlds(this.#bases, { ...begun, entries });
      this.snapshots.set(name, { worlds, entries, clock, origin: begun });
    }
    this.faults.restore(faults);
    this.clock.restore(clock);
  }

  /** Who is there for the security schemes of the vendor's document. */
  #ofSchemes(vendor: string): SchemeIdentity[] {
    const { schemeIdentities } = this.world(vendor);
    if (schemeIdentities.length === 0) return [];
    const { operations } = this.contract(vendor);
    const uses = (scheme: string) =>
      operations.some(({ security }) => security.some((all) => all.some((credential) => credential.scheme === scheme)));
    return schemeIdentities.filter(({ scheme }) => uses(scheme));
  }

  /** What changes whenever the worlds do. */
  #state(): readonly unknown[] {
    return [this.#worlds, this.#log, this.#log.length];
  }

  #toPromised(documented: Contract, version: string): Contract {
    if (this.#origin.profile === 'documented') return documented;
    const applies = documented.ledger.filter(({ versions }) => semver.satisfies(version, versions));
    return documented.amend(applies.map(({ id }) => id));
  }
}

const isSameState = (one: readonly unknown[], other: readonly unknown[]) =>
  one.every((part, index) => part === other[index]);

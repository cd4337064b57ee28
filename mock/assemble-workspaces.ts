import type { Contract } from '../specs/contract.ts';
import { UsageError } from '../usage-error.ts';
import { mockOptions } from './option-table.ts';
import type { MockOptions } from './options.ts';
import { createServedParts, type ServedWorkspaces } from './pipeline/served-workspace.ts';
import { describeLogHeader } from './storage/describe-log-header.ts';
import type { LogHeader, PersistentLogOptions } from './storage/persistent-log.ts';
import type { Scenario } from './vendor-interface/scenario.ts';
import type { Vendor } from './vendor-interface/vendor.ts';
import { createInitialState, toPresent } from './workspaces/create-initial-state.ts';
import { parseFixture } from './workspaces/fixture.ts';
import type { InitialState } from './workspaces/initial-state.ts';
import { getScenario, loadScenario } from './workspaces/load-scenario.ts';
import { MachineTime } from './workspaces/machine-time.ts';
import { SeedSnapshots } from './workspaces/seeded/seed-snapshots.ts';
import { defaultWorkspaceName, Workspaces } from './workspaces/workspaces.ts';

/** The workspaces of a mock, and what its log needs of them. */
export interface AssembledWorkspaces {
  workspaces: ServedWorkspaces;
  machine: MachineTime;
  /** Describes the options that all servers of a persistent log must share. */
  header(): LogHeader;
  kept: Pick<PersistentLogOptions, 'restart' | 'capture' | 'restoreStates'>;
}

/**
 * Creates the workspaces of a mock in their initial state: a seeded history, a fixture or a scenario.
 *
 * @param loggedNow The end of the history in an existing log, which a mock of the present time continues.
 * @throws UsageError as `createMock` does, for options of the initial state and for limits.
 */
export function assembleWorkspaces(
  options: MockOptions,
  vendors: readonly Vendor[],
  contracts: ReadonlyMap<string, Contract>,
  loggedNow?: number,
): AssembledWorkspaces {
  assertOneTime(options);
  const seedSnapshots = new SeedSnapshots(vendors);
  const machine = new MachineTime();
  const present = loggedNow ?? toPresent(machine.now());
  const initialState = toInitialState(options, vendors, seedSnapshots, present);
  const limits = toLimits(options);
  const workspaces = new Workspaces({
    initialState,
    seedSnapshots,
    contracts,
    machine,
    createParts: createServedParts,
    ...limits,
  });
  const scenario = options.scenario === undefined ? undefined : getScenario(vendors, options.scenario);
  if (scenario) loadScenario(workspaces.use(defaultWorkspaceName), scenario);
  return {
    workspaces,
    machine,
    header: () => describeLogHeader(initialState, contracts, limits, options.scenario),
    kept: toKept(workspaces, scenario),
  };
}

/** Throws UsageError `CONFLICTING_OPTIONS` for `live` with an option that has its own time. */
function assertOneTime({ live, now, fixture, scenario }: MockOptions): void {
  if (!live) return;
  const [other] = Object.entries({ now, fixture, scenario }).find(([, value]) => value !== undefined) ?? [];
  if (other === undefined) return;
  const remedy =
    other === 'now'
      ? 'For a clock that ticks from that time, leave out live, and POST {"tick":true} to /__admin/clock'
      : `Leave out live, or ${other}`;
  throw new UsageError(
    'CONFLICTING_OPTIONS',
    `live (--live) means present time, and ${other} (--${other}) sets another time. ${remedy}.`,
  );
}

function toInitialState(
  options: MockOptions,
  vendors: readonly Vendor[],
  seedSnapshots: SeedSnapshots,
  present: number,
): InitialState {
  const { fixture, tokens } = options;
  if (fixture === undefined) return createInitialState(options, vendors, present);
  return parseFixture(fixture, { vendors: vendors.map(({ name }) => name), tokens, seedSnapshots });
}

/** What a persistent log does with all workspaces. */
function toKept(workspaces: ServedWorkspaces, scenario: Scenario | undefined): AssembledWorkspaces['kept'] {
  return {
    restart() {
      workspaces.reset();
      if (scenario) loadScenario(workspaces.use(defaultWorkspaceName), scenario);
    },
    capture: () => workspaces.capture(),
    restoreStates: (states) => workspaces.restoreStates(states),
  };
}

/** The limits of workspaces. Durations are in milliseconds. */
function toLimits(options: MockOptions) {
  const { log, maxWorkspaces = mockOptions.maxWorkspaces.default } = options;
  const { workspaceIdleSeconds = mockOptions.workspaceIdleSeconds.default } = options;
  if (!Number.isInteger(maxWorkspaces) || maxWorkspaces < 1) {
    const expected = 'Expected an integer from 1 for maxWorkspaces (--max-workspaces)';
    throw new UsageError('INVALID_MAX_WORKSPACES', `${expected}, got ${maxWorkspaces}.`);
  }
  if (!(workspaceIdleSeconds > 0)) {
    const expected = 'Expected a number above 0 for workspaceIdleSeconds (--workspace-idle)';
    throw new UsageError('INVALID_WORKSPACE_IDLE', `${expected}, got ${workspaceIdleSeconds}.`);
  }
  const idle = workspaceIdleSeconds * 1000;
  // With a log each use is recorded for other servers, but not more often than needed.
  return { maxWorkspaces, idleMs: idle, useIntervalMs: log === undefined ? 0 : Math.min(idle / 4, 60_000) };
}

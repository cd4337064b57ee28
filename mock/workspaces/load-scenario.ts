import { UsageError } from '../../usage-error.ts';
import type { Scenario } from '../vendor-interface/scenario.ts';
import type { Vendor } from '../vendor-interface/vendor.ts';
import type { Workspace } from './workspace.ts';

export const listScenarios = (vendors: readonly Vendor[]): Scenario[] => vendors.flatMap(({ scenarios }) => scenarios);

export const findScenario = (vendors: readonly Vendor[], name: string): Scenario | undefined =>
  listScenarios(vendors).find((each) => each.name === name);

/** Returns a scenario by its name. Throws UsageError `UNKNOWN_SCENARIO` that lists the known names. */
export function getScenario(vendors: readonly Vendor[], name: string): Scenario {
  const scenario = findScenario(vendors, name);
  if (scenario) return scenario;
  const names = listScenarios(vendors).map((each) => each.name);
  throw new UsageError('UNKNOWN_SCENARIO', `Scenario "${name}" not found. Available: ${names.join(', ')}.`);
}

/** Resets a workspace to a scenario. Users, accounts and tokens are those of the workspace's seed. */
export function loadScenario(workspace: Workspace, scenario: Scenario): void {
  const { vendor, profile = 'documented', versions, events } = scenario;
  const now = Date.parse(scenario.now);
  // A scenario has its own time, at which its expected figures hold.
  const { live: _, ...initialState } = workspace.initialState;
  const { versionsBefore = initialState.versions } = initialState;
  workspace.reset({
    ...initialState,
    scale: 0,
    now,
    clock: now,
    profile,
    versionsBefore,
    versions: { ...versionsBefore, ...versions },
    // Entries that follow another history do not fit this one.
    entries: [],
  });
  workspace.appendWritten(events.map((event) => ({ ...event, vendor })));
}

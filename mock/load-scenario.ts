import type { Scenario } from './scenario.ts';
import type { Workspace } from './workspace.ts';

/** Puts a workspace into a scenario. People, places and tokens are those of the workspace's seed. */
export function loadScenario(workspace: Workspace, scenario: Scenario): void {
  const { vendor, profile = 'documented', versions, events } = scenario;
  const now = Date.parse(scenario.now);
  const { origin } = workspace;
  workspace.reset({
    ...origin,
    scale: 0,
    now,
    clock: now,
    profile,
    versions: { ...origin.versions, ...versions },
    // Only what gives identities the user's own tokens would fit here, and the history it came after is another.
    entries: [],
  });
  workspace.appendWritten(events.map((event) => ({ vendor, event })));
}

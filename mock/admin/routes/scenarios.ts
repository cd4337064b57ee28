import { toIso } from '../../time/iso.ts';
import { findScenario, listScenarios, loadScenario } from '../../workspaces/load-scenario.ts';
import type { ListedScenario } from '../responses.ts';
import { type AdminRoute, defineRoute } from '../route.ts';

/** Routes for named edge cases. */
export const scenarioRoutes: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/scenarios',
    summary: 'Lists the named edge cases.',
    answer: ({ vendors }): ListedScenario[] =>
      listScenarios(vendors).map(({ name, vendor, title, description, now, profile }) => ({
        name,
        vendor,
        title,
        description,
        now,
        profile,
      })),
  }),
  defineRoute({
    method: 'get',
    path: '/scenarios/:name',
    summary: 'One scenario with example requests and their expected results, worked out by hand.',
    answer: ({ vendors, params }) => findScenario(vendors, params.name ?? ''),
  }),
  defineRoute({
    method: 'post',
    path: '/scenarios/:name',
    summary: 'Resets the workspace to this scenario.',
    answer({ workspace, vendors, params }) {
      const scenario = findScenario(vendors, params.name ?? '');
      if (!scenario) return undefined;
      loadScenario(workspace, scenario);
      const { name, title, expectations } = scenario;
      return { name, title, now: toIso(workspace.clock.now()), expectations };
    },
  }),
];

import { loadScenario } from '../../load-scenario.ts';
import { findScenario, listScenarios } from '../../vendors/index.ts';
import { type AdminRoute, defineRoute, toIso } from './route.ts';

/** Named edge cases. */
export const scenarioRoutes: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/scenarios',
    answer: () =>
      listScenarios().map(({ name, vendor, title, story, now, profile }) => ({
        name,
        vendor,
        title,
        story,
        now,
        profile,
      })),
  }),
  defineRoute({ method: 'get', path: '/scenarios/:name', answer: ({ params }) => findScenario(params.name ?? '') }),
  defineRoute({
    method: 'post',
    path: '/scenarios/:name',
    answer({ workspace, params }) {
      const scenario = findScenario(params.name ?? '');
      if (!scenario) return undefined;
      loadScenario(workspace, scenario);
      const { name, title, expectations } = scenario;
      return { name, title, now: toIso(workspace.clock.now()), expectations };
    },
  }),
];

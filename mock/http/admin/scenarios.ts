import { findScenario, listScenarios, loadScenario } from '../../load-scenario.ts';
import { toIso } from '../../time/iso.ts';
import { type AdminRoute, defineRoute } from './route.ts';

/** Named edge cases. */
export const scenarioRoutes: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/scenarios',
    summary: 'The named edge cases.',
    answer: ({ vendors }) =>
      listScenarios(vendors).map(({ name, vendor, title, story, now, profile }) => ({
        name,
        vendor,
        title,
        story,
        now,
        profile,
      })),
  }),
  defineRoute({
    method: 'get',
    path: '/scenarios/:name',
    summary: 'One of them, with questions worth asking and their answers, worked out by hand.',
    answer: ({ vendors, params }) => findScenario(vendors, params.name ?? ''),
  }),
  defineRoute({
    method: 'post',
    path: '/scenarios/:name',
    summary: 'Becomes that scenario.',
    answer({ workspace, vendors, params }) {
      const scenario = findScenario(vendors, params.name ?? '');
      if (!scenario) return undefined;
      loadScenario(workspace, scenario);
      const { name, title, expectations } = scenario;
      return { name, title, now: toIso(workspace.clock.now()), expectations };
    },
  }),
];

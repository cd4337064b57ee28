import { explainRoutes } from './explain.ts';
import { faults } from './faults.ts';
import { findings } from './findings.ts';
import { inspection } from './inspection.ts';
import type { AdminRoute } from './route.ts';
import { scenarioRoutes } from './scenarios.ts';
import { state } from './state.ts';
import { time } from './time.ts';
import { workspaceRoutes } from './workspaces.ts';

/** What the admin API answers at once. */
export const adminRoutes: readonly AdminRoute[] = [
  ...inspection,
  ...state,
  ...time,
  ...faults,
  ...workspaceRoutes,
  ...scenarioRoutes,
  ...explainRoutes,
  ...findings,
];

/** What follows the journal: it goes on answering, so it is no route like the others. */
export const streamRoute = {
  method: 'get',
  path: '/requests/stream',
  summary: 'Requests and changes as they come, as server-sent events: `request`, `state`, `gone`.',
} as const;

/** Everything that can be asked for under /__admin. */
export const listedRoutes: readonly Pick<AdminRoute, 'method' | 'path' | 'summary' | 'body' | 'bulk'>[] = [
  ...adminRoutes,
  streamRoute,
];

/** A route as commands name it: `post /clock`. */
export function nameOf({ method, path }: Pick<AdminRoute, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

const byName = new Map(adminRoutes.map((route) => [nameOf(route), route]));

export function getAdminRoute(name: string): AdminRoute {
  const route = byName.get(name);
  if (!route) throw new Error(`There is no admin route "${name}".`);
  return route;
}

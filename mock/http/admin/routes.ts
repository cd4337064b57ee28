import { explainRoutes } from './explain.ts';
import { faults } from './faults.ts';
import { inspection } from './inspection.ts';
import type { AdminRoute } from './route.ts';
import { scenarioRoutes } from './scenarios.ts';
import { state } from './state.ts';
import { time } from './time.ts';
import { workspaceRoutes } from './workspaces.ts';

/** Everything under /__admin. */
export const adminRoutes: readonly AdminRoute[] = [
  ...inspection,
  ...state,
  ...time,
  ...faults,
  ...workspaceRoutes,
  ...scenarioRoutes,
  ...explainRoutes,
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

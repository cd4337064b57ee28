import type { AdminRoute } from '../route.ts';
import { explainRoutes } from './explain.ts';
import { faultRoutes } from './faults.ts';
import { findingRoutes } from './findings.ts';
import { inspectionRoutes } from './inspection.ts';
import { scenarioRoutes } from './scenarios.ts';
import { stateRoutes } from './state.ts';
import { timeRoutes } from './time.ts';
import { vendorRoutes } from './vendors.ts';
import { workspaceRoutes } from './workspaces.ts';

/** All admin routes with a single response. */
export const adminRoutes: readonly AdminRoute[] = [
  ...inspectionRoutes,
  ...vendorRoutes,
  ...stateRoutes,
  ...timeRoutes,
  ...faultRoutes,
  ...workspaceRoutes,
  ...scenarioRoutes,
  ...explainRoutes,
  ...findingRoutes,
];

/** The route of the event stream. It is separate, since its response does not end. */
export const streamRoute = {
  method: 'get',
  path: '/requests/stream',
  summary: 'Streams requests and changes as server-sent events: `request`, `state`, `gone`.',
} as const;

/** All routes under /__admin. */
export const listedRoutes: readonly Pick<AdminRoute, 'method' | 'path' | 'summary' | 'body' | 'bulkFormat'>[] = [
  ...adminRoutes,
  streamRoute,
];

/** The name of a route in commands: `post /clock`. */
export function nameOf({ method, path }: Pick<AdminRoute, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

const routesByName = new Map(adminRoutes.map((route) => [nameOf(route), route]));

export function getAdminRoute(name: string): AdminRoute {
  const route = routesByName.get(name);
  if (!route) throw new Error(`Admin route "${name}" does not exist.`);
  return route;
}

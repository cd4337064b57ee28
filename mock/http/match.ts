import createRouter, { type HTTPMethod } from 'find-my-way';
import { isSafe, type Operation } from '../../specs/operations.ts';
import { Fault } from '../fault.ts';
import type { Wire } from '../vendor.ts';

/** Operations whose path template a path fits. */
export interface Match {
  /** By method, in upper case. */
  operations: ReadonlyMap<string, Operation>;
  /** Path parameters, decoded. */
  params: Record<string, string>;
}

interface Route {
  operations: Map<string, Operation>;
  names: string[];
}

type Router = ReturnType<typeof createRouter>;

const routers = new WeakMap<readonly Operation[], Router>();

/**
 * The operations at a path. A path that names a thing wins over one that has a parameter there; letters' case and a
 * slash at the end do not matter.
 *
 * @throws Fault `malformed` for escapes that mean nothing.
 */
export function matchPath(operations: readonly Operation[], path: string): Match | undefined {
  if (!isDecodable(path)) throw new Fault('malformed');
  const router = routers.get(operations) ?? createRouterOf(operations);
  routers.set(operations, router);
  const found = findSpelling(router, path);
  if (!found) return undefined;
  const route = found.store as Route;
  const values = Object.values(found.params);
  if (values.includes('')) return undefined;
  const params: Match['params'] = {};
  for (const [index, name] of route.names.entries()) params[name] = values[index] ?? '';
  return { operations: route.operations, params };
}

/**
 * The operations at a path, as a vendor's server routes it. A path that an operation spells out is taken as it stands;
 * of another one the server takes the format away first, so that no id ends in one.
 *
 * @throws Fault `malformed` as {@link matchPath} does.
 */
export function matchRoute(
  operations: readonly Operation[],
  path: string,
  { withoutFormat }: Pick<Wire, 'withoutFormat'>,
): Match | undefined {
  const found = matchPath(operations, path);
  const plain = withoutFormat?.(path);
  if (plain === undefined || (found && !endsInParameter(found))) return found;
  return matchPath(operations, plain) ?? found;
}

function endsInParameter({ operations }: Match): boolean {
  const [operation] = operations.values();
  return operation !== undefined && /\}\/?$/.test(operation.path);
}

/** The operation among those at a path that a method calls. HEAD calls what GET does, where that only reads. */
export function pickOperation({ operations }: Match, method: string): Operation | undefined {
  const get = method === 'HEAD' ? operations.get('GET') : undefined;
  return operations.get(method) ?? (get && isSafe(get) ? get : undefined);
}

/** Checked here because the router's own hook for bad paths changed its meaning in a patch release. */
export function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** A document may list /conversations, /conversations/ or both; one that is listed alone answers to both spellings. */
function findSpelling(router: Router, path: string) {
  const found = router.find('GET', path);
  // Nothing can be called by an empty name: /labels/ is the list, and no label.
  const isWhole = found !== null && !Object.values(found.params).includes('');
  // The root has one spelling only: the empty path is not a path.
  if (isWhole || path === '/') return found;
  return router.find('GET', path.endsWith('/') ? path.slice(0, -1) : `${path}/`);
}

/** All methods of a path share one route, so that what a path allows is found with it. */
function createRouterOf(operations: readonly Operation[]): Router {
  const router = createRouter({
    caseSensitive: false,
    maxParamLength: 16_384,
  });
  const routes = new Map<string, Route>();
  for (const operation of operations) {
    const names = [...operation.path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => name);
    const pattern = toPattern(operation.path);
    const route: Route = routes.get(pattern) ?? { operations: new Map(), names };
    if (!routes.has(pattern)) {
      routes.set(pattern, route);
      router.on('GET' satisfies HTTPMethod, pattern, () => {}, route);
    }
    const method = operation.method.toUpperCase();
    // Of two templates that differ only in their parameters' names the first counts.
    if (!route.operations.has(method)) route.operations.set(method, operation);
  }
  return router;
}

/** /accounts/{account_id} as the router writes it. Parameters go by number: names may hold anything. */
function toPattern(path: string): string {
  let count = 0;
  return path
    .replaceAll(':', '::')
    .replace(/\*/g, '%2A')
    .replaceAll('}(', '}%28')
    .replace(/\{[^}]+\}/g, () => `:p${count++}`);
}

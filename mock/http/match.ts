import { isSafe, type Operation } from '../../specs/operations.ts';
import { isDecodable, matchPath as match, type PathMatch } from '../../specs/paths/router.ts';
import { Fault } from '../fault.ts';
import type { Wire } from '../vendor.ts';

/**
 * The operations at a path. See `specs/paths/router.ts`.
 *
 * @throws Fault `malformed` for escapes that mean nothing.
 */
export function matchPath(operations: readonly Operation[], path: string): PathMatch | undefined {
  if (!isDecodable(path)) throw new Fault('malformed');
  return match(operations, path);
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
): PathMatch | undefined {
  const found = matchPath(operations, path);
  const plain = withoutFormat?.(path);
  if (plain === undefined || (found && !endsInParameter(found))) return found;
  return matchPath(operations, plain) ?? found;
}

function endsInParameter({ operations }: PathMatch): boolean {
  const [operation] = operations.values();
  return operation !== undefined && /\}\/?$/.test(operation.path);
}

/** The operation among those at a path that a method calls. HEAD calls what GET does, where that only reads. */
export function pickOperation({ operations }: PathMatch, method: string): Operation | undefined {
  const get = method === 'HEAD' ? operations.get('GET') : undefined;
  return operations.get(method) ?? (get && isSafe(get) ? get : undefined);
}

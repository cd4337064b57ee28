import { isSafe, type Operation } from '../../specs/operations.ts';
import { isDecodable, matchPath as match, type PathMatch } from '../../specs/paths/router.ts';
import { ApiError } from '../api-error.ts';
import type { Wire } from '../vendor-interface/definition.ts';

/**
 * Finds the operations at a path. See `specs/paths/router.ts`.
 *
 * @throws ApiError `malformed` for an invalid percent-encoding.
 */
export function matchPath(operations: readonly Operation[], path: string): PathMatch | undefined {
  if (!isDecodable(path)) throw new ApiError('malformed');
  return match(operations, path);
}

/**
 * Finds the operations at a path, as the vendor's server routes it. If an operation's path matches literally, it is
 * used. Otherwise the server removes the format (`.json`) first, so that it does not become part of an id.
 *
 * @throws ApiError `malformed` as {@link matchPath} does.
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

/**
 * Picks the operation for a method. HEAD uses the GET operation if that is safe, and another method the one that the
 * vendor's server routes alike.
 */
export function pickOperation(
  { operations }: PathMatch,
  method: string,
  { sameMethods }: Pick<Wire, 'sameMethods'>,
): Operation | undefined {
  const get = method === 'HEAD' ? operations.get('GET') : undefined;
  const same = sameMethods?.[method];
  return operations.get(method) ?? (get && isSafe(get) ? get : undefined) ?? (same ? operations.get(same) : undefined);
}

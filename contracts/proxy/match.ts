import type { Contract } from '../../specs/contract.ts';
import type { Operation } from '../../specs/operations.ts';
import { isDecodable, matchPath } from '../../specs/paths/router.ts';

/** Finds the operation of a request by its method and path; undefined if the contract has none. */
export type Matcher = (method: string, pathname: string) => Operation | undefined;

/** Creates a matcher for paths below a base path, such as `/chat`. Paths are case-sensitive. */
export function createMatcher({ operations }: Contract, basePath = ''): Matcher {
  const base = basePath.replace(/\/$/, '');
  return (method, pathname) => {
    const path = pathname.slice(base.length);
    if (!pathname.startsWith(`${base}/`) || !isDecodable(path)) return undefined;
    const match = matchPath(operations, path);
    return match?.isCaseEqual() ? match.operations.get(method.toUpperCase()) : undefined;
  };
}

/** Creates a matcher that accepts any path prefix before the API's path, for traffic whose base path is unknown. */
export function createFloatingMatcher(contract: Contract): Matcher {
  const match = createMatcher(contract);
  return (method, pathname) => {
    const parts = pathname.split('/').slice(1);
    for (let start = 0; start < parts.length; start++) {
      // After a prefix, a single segment is not enough evidence: /shop/api is not necessarily the API.
      if (start > 0 && parts.length - start < 2) return undefined;
      const operation = match(method, `/${parts.slice(start).join('/')}`);
      if (operation) return operation;
    }
    return undefined;
  };
}

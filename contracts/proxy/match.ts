import type { Contract } from '../../specs/contract.ts';
import type { Operation } from '../../specs/operations.ts';
import { isDecodable, matchPath } from '../../specs/paths/router.ts';

/** Finds the operation that a request is for, by its method and path; undefined for what the contract does not have. */
export type Matcher = (method: string, pathname: string) => Operation | undefined;

/** A matcher for paths under a base path; `/chat` for one, or nothing. A path in other case is another path. */
export function createMatcher({ operations }: Contract, basePath = ''): Matcher {
  const base = basePath.replace(/\/$/, '');
  return (method, pathname) => {
    const path = pathname.slice(base.length);
    if (!pathname.startsWith(`${base}/`) || !isDecodable(path)) return undefined;
    const match = matchPath(operations, path);
    return match?.isSpelledAlike() ? match.operations.get(method.toUpperCase()) : undefined;
  };
}

/** The same, wherever in the path the API begins: for traffic of which nobody said where the server is. */
export function createFloatingMatcher(contract: Contract): Matcher {
  const match = createMatcher(contract);
  return (method, pathname) => {
    const parts = pathname.split('/').slice(1);
    for (let start = 0; start < parts.length; start++) {
      // Further in, a single word is no witness: /shop/api is no API.
      if (start > 0 && parts.length - start < 2) return undefined;
      const operation = match(method, `/${parts.slice(start).join('/')}`);
      if (operation) return operation;
    }
    return undefined;
  };
}

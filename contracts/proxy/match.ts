import type { Contract } from '../../specs/contract.ts';
import type { Operation } from '../../specs/operations.ts';

/** Finds the operation that a request is for, by its method and path; undefined for what the contract does not have. */
export type Matcher = (method: string, pathname: string) => Operation | undefined;

interface Template {
  operation: Operation;
  parts: string[];
  /** Parts that are given, not parameters: of several templates that fit, the one with more of them is meant. */
  given: number;
}

const isParameter = (part: string) => part.startsWith('{') && part.endsWith('}');

/** A matcher for paths under a base path; `/chat` for one, or nothing. */
export function createMatcher({ operations }: Contract, basePath = ''): Matcher {
  const base = basePath.replace(/\/$/, '');
  const templates = new Map<string, Template[]>();
  for (const operation of operations) {
    const parts = operation.path.split('/');
    const key = `${operation.method} ${parts.length}`;
    const given = parts.filter((part) => !isParameter(part)).length;
    const alike = [...(templates.get(key) ?? []), { operation, parts, given }];
    templates.set(
      key,
      alike.sort((one, other) => other.given - one.given),
    );
  }
  return (method, pathname) => {
    if (!pathname.startsWith(`${base}/`)) return undefined;
    const parts = pathname.slice(base.length).replace(/\/$/, '').split('/');
    const fits = (part: string, index: number) => part === parts[index] || (isParameter(part) && parts[index] !== '');
    const alike = templates.get(`${method.toLowerCase()} ${parts.length}`);
    return alike?.find((template) => template.parts.every(fits))?.operation;
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

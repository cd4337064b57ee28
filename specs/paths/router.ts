import createRouter, { type HTTPMethod } from 'find-my-way';
import type { Operation } from '../operations.ts';
import { isSpelledAlike, matchTemplate, type PathTemplate, readTemplate } from './template.ts';

/** Operations whose path template a path fits. */
export interface PathMatch {
  /** By method, in upper case. */
  operations: ReadonlyMap<string, Operation>;
  /** Whether the path has the letters' case of the template, too. */
  isSpelledAlike(): boolean;
  /** Values of the path parameters of one of these operations, by its own names of them, decoded. */
  paramsOf(operation: Operation): Record<string, string>;
}

/** Templates that fit the same paths: they differ in the names of their parameters alone. */
interface Route {
  template: PathTemplate;
  operations: Map<string, Operation>;
}

/** Routes that differ in the case of letters alone. */
type Spellings = Route[];

interface Routes {
  simple: ReturnType<typeof createRouter>;
  /** Templates with text beside a parameter (`{id}:activate`, `{name}.{ext}`), or with what a router has a meaning for. */
  others: readonly Spellings[];
  names: ReadonlyMap<Operation, readonly string[]>;
  /** Operations by the path of their server, the longest first. */
  byBase: readonly (readonly [base: string, operations: readonly Operation[]])[];
}

const known = new WeakMap<readonly Operation[], Routes>();

/** False for escapes that mean nothing. The router's own hook for them changed its meaning in a patch release. */
export function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * The operations at a path that can be decoded. A path that names a thing wins over one that has a parameter there; the
 * case of letters and a slash at the end do not matter, but of two templates that differ in case, the one that is spelled
 * alike is meant. Where no template fits a path as it stands, those count that fit it without the path of their server.
 */
export function matchPath(operations: readonly Operation[], path: string): PathMatch | undefined {
  return matchAtRoot(operations, path) ?? matchBelowBase(getRoutes(operations), path);
}

function getRoutes(operations: readonly Operation[]): Routes {
  const routes = known.get(operations) ?? createRoutes(operations);
  known.set(operations, routes);
  return routes;
}

function matchAtRoot(operations: readonly Operation[], path: string): PathMatch | undefined {
  const routes = getRoutes(operations);
  const found = [findSimple(routes, path), ...findOthers(routes, path)].filter((each) => each !== undefined);
  const [first] = found.toSorted((one, other) => textLengthOf(other) - textLengthOf(one));
  if (!first) return undefined;
  const { spellings, values } = first;
  const isAlike = ({ template }: Route) => isSpelledAlike(template, path);
  const route = (spellings.length > 1 ? spellings.find(isAlike) : undefined) ?? spellings[0];
  return (
    route && {
      operations: route.operations,
      isSpelledAlike: () => isAlike(route),
      paramsOf: (operation) => toParams(routes.names.get(operation) ?? [], values),
    }
  );
}

function matchBelowBase({ byBase }: Routes, path: string): PathMatch | undefined {
  for (const [base, operations] of byBase) {
    const match = path.startsWith(`${base}/`) ? matchAtRoot(operations, path.slice(base.length)) : undefined;
    if (match) return match;
  }
  return undefined;
}

function toParams(names: readonly string[], values: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [index, name] of names.entries()) params[name] = values[index] ?? '';
  return params;
}

interface Found {
  spellings: Spellings;
  values: string[];
}

const textLengthOf = ({ spellings }: Found) => spellings[0]?.template.textLength ?? 0;

function findSimple({ simple }: Routes, path: string): Found | undefined {
  const found = findSpelling(simple, path);
  if (!found) return undefined;
  const values = Object.values(found.params).map(String);
  return values.includes('') ? undefined : { spellings: found.store as Spellings, values };
}

/** A document may list /conversations, /conversations/ or both; one that is listed alone answers to both spellings. */
function findSpelling(router: Routes['simple'], path: string) {
  const found = router.find('GET', path);
  // Nothing can be called by an empty name: /labels/ is the list, and no label.
  const isWhole = found !== null && !Object.values(found.params).includes('');
  // The root has one spelling only: the empty path is not a path.
  if (isWhole || path === '/') return found;
  return router.find('GET', path.endsWith('/') ? path.slice(0, -1) : `${path}/`);
}

function findOthers({ others }: Routes, path: string): Found[] {
  return others.flatMap((spellings) => {
    const [first] = spellings;
    const other = path.endsWith('/') ? path.slice(0, -1) : `${path}/`;
    const values = first && (matchTemplate(first.template, path) ?? matchTemplate(first.template, other));
    return values ? [{ spellings, values }] : [];
  });
}

/** All methods of a path share one route, so that what a path allows is found with it. */
function createRoutes(operations: readonly Operation[]): Routes {
  const byPattern = new Map<string, Spellings>();
  const names = new Map<Operation, readonly string[]>();
  for (const operation of operations) {
    const template = readTemplate(operation.path);
    names.set(operation, template.names);
    const spelled = toSpelled(template);
    const spellings = byPattern.get(spelled.toLowerCase()) ?? [];
    byPattern.set(spelled.toLowerCase(), spellings);
    let route = spellings.find((each) => toSpelled(each.template) === spelled);
    if (!route) {
      route = { template, operations: new Map() };
      spellings.push(route);
    }
    const method = operation.method.toUpperCase();
    // Of two templates that differ only in their parameters' names the first counts.
    if (!route.operations.has(method)) route.operations.set(method, operation);
  }
  const simple = createRouter({ caseSensitive: false, maxParamLength: 16_384 });
  const others: Spellings[] = [];
  for (const [pattern, spellings] of byPattern) {
    if (!spellings[0]?.template.isSimple) others.push(spellings);
    else simple.on('GET' satisfies HTTPMethod, toPattern(pattern), () => {}, spellings);
  }
  return { simple, others, names, byBase: groupByBase(operations) };
}

function groupByBase(operations: readonly Operation[]): Routes['byBase'] {
  const byBase = new Map<string, Operation[]>();
  for (const operation of operations) {
    const { basePath } = operation;
    if (basePath !== undefined) byBase.set(basePath, [...(byBase.get(basePath) ?? []), operation]);
  }
  return [...byBase].sort(([one], [other]) => other.length - one.length);
}

/** A template without the names of its parameters, and without escapes. */
const toSpelled = ({ segments }: PathTemplate) =>
  segments.map((parts) => parts.map((part) => ('text' in part ? part.text : '{}')).join('')).join('/');

/** /accounts/{} as the router writes it. Parameters go by number: names may hold anything. */
function toPattern(pattern: string): string {
  let count = 0;
  return pattern.replace(/\{\}/g, () => `:p${count++}`);
}

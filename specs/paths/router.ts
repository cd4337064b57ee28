import createRouter, { type HTTPMethod } from 'find-my-way';
import type { Operation } from '../operations.ts';
import { fold, isSpelledAlike, matchTemplate, type PathTemplate, readTemplate } from './template.ts';

/** The operations whose path template matches a path. */
export interface PathMatch {
  /** Operations by upper-case method. */
  operations: ReadonlyMap<string, Operation>;
  /** Whether the path also matches the template case-sensitively. */
  isCaseEqual(): boolean;
  /** Returns the decoded values of an operation's path parameters, by the operation's parameter names. */
  paramsOf(operation: Operation): Record<string, string>;
}

/** Templates that match the same paths. They differ only in the names of their parameters. */
interface Route {
  template: PathTemplate;
  operations: Map<string, Operation>;
}

/** Routes that differ only in the case of letters. */
type Spellings = Route[];

interface Routes {
  /** Templates without parameters, by path in lower case. Most paths of Rocket.Chat are literal, and a map is built sooner. */
  literal: ReadonlyMap<string, Spellings>;
  /** Templates whose segments are each literal text or a parameter. */
  simple: ReturnType<typeof createRouter>;
  /** Templates with text next to a parameter (`{id}:activate`, `{name}.{ext}`), or with special characters of the router. */
  others: readonly Spellings[];
  names: ReadonlyMap<Operation, readonly string[]>;
  /** Operations by base path, longest first. */
  byBase: readonly (readonly [base: string, operations: readonly Operation[]])[];
}

const known = new WeakMap<readonly Operation[], Routes>();

/** Whether a path has only valid escapes. The router's own hook is not used, because a patch release changed its behaviour. */
export function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Finds the operations for a decodable path. Literal segments take precedence over parameters. Case and trailing slashes are
 * ignored, but of two templates that differ only in case, the one with equal case counts. If no template matches the whole path,
 * the path without the base path of a server is matched.
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
      isCaseEqual: () => isAlike(route),
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

/** Finds a route with or without a trailing slash. If a document lists only one of both spellings, it matches both. */
function findSimple(routes: Routes, path: string): Found | undefined {
  // The root has only one spelling, because an empty path is invalid.
  return findSpelling(routes, path) ?? (path === '/' ? undefined : findSpelling(routes, toggleSlash(path)));
}

function findSpelling({ literal, simple }: Routes, path: string): Found | undefined {
  const same = literal.get(toLiteral(path));
  if (same) return { spellings: same, values: [] };
  const found = simple.find('GET', path);
  const values = Object.values(found?.params ?? {}).map(String);
  // A parameter must not be empty: /labels/ is the list, not a label.
  return found === null || values.includes('') ? undefined : { spellings: found.store as Spellings, values };
}

/** A path without escapes, for a comparison with literal templates. An escaped slash is no separator. */
function toLiteral(path: string): string {
  if (!path.includes('%')) return fold(path);
  const segments = path.split('/').map(decodeURIComponent);
  return segments.some((each) => each.includes('/')) ? path : fold(segments.join('/'));
}

const toggleSlash = (path: string) => (path.endsWith('/') ? path.slice(0, -1) : `${path}/`);

function findOthers({ others }: Routes, path: string): Found[] {
  return others.flatMap((spellings) => {
    const [first] = spellings;
    const values = first && (matchTemplate(first.template, path) ?? matchTemplate(first.template, toggleSlash(path)));
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
    // The first of two templates that differ only in parameter names counts.
    if (!route.operations.has(method)) route.operations.set(method, operation);
  }
  const simple = createRouter({ caseSensitive: false, maxParamLength: 16_384 });
  const literal = new Map<string, Spellings>();
  const others: Spellings[] = [];
  for (const [pattern, spellings] of byPattern) {
    const [first] = spellings;
    if (!first?.template.isSimple) others.push(spellings);
    else if (first.template.names.length === 0) literal.set(pattern, spellings);
    else simple.on('GET' satisfies HTTPMethod, toPattern(pattern), () => {}, spellings);
  }
  return { literal, simple, others, names, byBase: groupByBase(operations) };
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

/** Converts /accounts/{} to the router's syntax. Parameters are numbered, since names may contain any character. */
function toPattern(pattern: string): string {
  let count = 0;
  return pattern.replace(/\{\}/g, () => `:p${count++}`);
}

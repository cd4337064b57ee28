import type { Contract } from '../specs/contract.ts';
import type { Json } from '../specs/json/json.ts';
import type { Deviation } from '../specs/ledger.ts';
import type { Operation } from '../specs/operations.ts';
import { readTemplate } from '../specs/paths/template.ts';
import type { Client } from './client/client.ts';
import type { Credentials } from './credentials/credentials.ts';
import type { FindMissingCredentials } from './credentials/missing-credentials.ts';
import { type PlacedCredentials, placeCredentials } from './credentials/place-credentials.ts';
import { toCurl } from './exchanges/curl.ts';
import type { Exchange } from './exchanges/exchange.ts';
import { toAccept, toHeaders, toUrl, withQuery } from './exchanges/write-request.ts';
import { findGivenValue, type OperationOptions } from './options/operation-options.ts';
import type { Value } from './plan/value.ts';
import type { CaseRequest } from './plan/values.ts';
import { cutToLimit, formatEdge, getWindow, type TimeWindow } from './plan/window.ts';
import type { Rule } from './plugins/rule.ts';
import type { Presence } from './run/find-absent-operations.ts';
import type { VendorCheck } from './vendor.ts';

/** The context of a running check: the target, the credentials, the window and the contract. */
export interface CheckContext {
  url: URL;
  vendor: VendorCheck;
  contract: Contract;
  /** Ledger entries that apply to the target's version. */
  ledger: Deviation[];
  /** The version that the server reports; undefined if it reports none. */
  version?: string;
  credentials: Credentials;
  client: Client;
  window: TimeWindow;
  /** The server's current time. */
  now: Date;
  ids: Ids;
  /** Finds operations that the server does not have. Default: it has all. */
  presence?: Presence;
  /** Finds operations without known credentials. Default: there are none. */
  findUnserved?: FindMissingCredentials;
  /** The name that a scenario test gives to objects it creates. Default: a random unique name. */
  tag?: string;
  /** Called when a case no longer needs its responses so far. */
  releaseResponses?: () => void;
  /** True if all other cases are done. Changing data is then read more often, and judged by how much it changes. */
  isLast?: boolean;
  /** Maximum response time in milliseconds. Default: no limit. */
  maxResponseMs?: number;
  /** Called with each response to a case. */
  onAnswer?: (operation: string, exchange: Exchange) => void;
  /** Stops a running scenario test. */
  signal?: AbortSignal;
  /** Rules of plugins for single responses. Default: none. */
  rules?: readonly Rule[];
  /** The user's options for single operations, by id. */
  operations?: Readonly<Record<string, OperationOptions>>;
}

/** An id. An example of the document may not exist on the server. */
export interface FoundId {
  id: string;
  isExample?: true;
}

/** The operation that needs an id, and the name of its parameter. */
export interface IdUse {
  operation: Operation;
  parameter: string;
}

/** Finds ids, given or discovered. */
export interface Ids {
  find(entity: string, asker: IdUse): Promise<FoundId | { reason: string }>;
}

/** A case's request with its values filled in, as text. */
export interface ResolvedRequest {
  path: Record<string, string>;
  query: Record<string, string>;
  headers?: Record<string, string>;
  cookies?: Record<string, string>;
  /** Lists and objects by place and name: `query ids`. */
  data?: ReadonlyMap<string, Json>;
  /** Names of parameters with example values of the document. */
  examples?: readonly string[];
}

/**
 * Shortens the window to the limits of all given operations, so that compared figures are for the same window.
 */
export function withinLimits(world: CheckContext, operations: readonly string[]): CheckContext {
  const limits = operations.map((id) => world.contract.findOperation(id)?.behaviour.window?.limit);
  const window = limits.reduce(cutToLimit, world.window);
  return window === world.window ? world : { ...world, window };
}

type Place = 'path' | 'query' | 'headers' | 'cookies';

/** Fills in ids and windows, or returns why a value is missing. */
export async function resolveRequest(
  world: Pick<CheckContext, 'vendor' | 'window' | 'now' | 'ids' | 'operations'>,
  operation: Operation,
  request: CaseRequest,
): Promise<ResolvedRequest | { reason: string }> {
  const bounds = operation.behaviour.window;
  const examples: string[] = [];

  const data = new Map<string, Json>();

  async function toText(place: Place, name: string, value: Value): Promise<string | { reason: string }> {
    if (typeof value === 'string') return value;
    if ('data' in value && value.data !== undefined) data.set(`${place} ${name}`, value.data);
    if ('example' in value) {
      examples.push(name);
      return value.example;
    }
    if ('data' in value) return JSON.stringify(value.data);
    if ('edge' in value) {
      const window = getWindow(value.window, world.window, bounds?.limit, world.now);
      return formatEdge(window, value.edge, bounds?.format ?? 'iso-instant', world.vendor.isEndInclusive);
    }
    const given = findGivenValue(world.operations, operation.id, name);
    if (given !== undefined) return given;
    const found = await world.ids.find(value.entity, { operation, parameter: name });
    if ('reason' in found) return found;
    if (found.isExample) examples.push(name);
    return found.id;
  }

  const resolved: ResolvedRequest = { path: {}, query: {} };
  for (const place of ['path', 'query', 'headers', 'cookies'] as const) {
    for (const [name, value] of Object.entries(request[place] ?? {})) {
      const text = await toText(place, name, value);
      if (typeof text !== 'string') return text;
      resolved[place] = { ...resolved[place], [name]: text };
    }
  }
  const obstacle = findPathObstacle(operation, resolved.path) ?? findHeaderObstacle(resolved.headers);
  if (obstacle !== undefined) return { reason: obstacle };
  return {
    ...resolved,
    ...(examples.length > 0 && { examples }),
    ...(data.size > 0 && { data }),
  };
}

/** Path values that would lead to another operation. */
const unsafePathValues: readonly string[] = ['', '.', '..'];

/** A clause that says why headers cannot be sent; undefined if they can. */
function findHeaderObstacle(headers: ResolvedRequest['headers'] = {}): string | undefined {
  const [wrong] =
    Object.entries(headers).find(([name, value]) => !/^[\w.-]+$/.test(name) || /[^\t\x20-\x7e]/.test(value)) ?? [];
  return wrong && `the header "${wrong}" cannot have its value`;
}

/** False for text with a lone surrogate, which cannot be encoded as UTF-8. */
function isEncodable(value: string): boolean {
  try {
    encodeURIComponent(value);
    return true;
  } catch {
    return false;
  }
}

/** A clause that says why these values give no URL; undefined if they do. */
function findPathObstacle({ path }: Operation, values: Readonly<Record<string, string>>): string | undefined {
  for (const name of readTemplate(path).names) {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (value === undefined) return `the document does not say what the parameter "${name}" of its path is`;
    const isWrong = unsafePathValues.includes(value) || !isEncodable(value);
    if (isWrong) return `the parameter "${name}" cannot be ${JSON.stringify(value)} in a path`;
  }
  return undefined;
}

/**
 * Sends a resolved request with the credentials of the case's role. Throws NetworkFailure.
 *
 * @param wanted.mayBeKnown True if a response that another case received may be reused.
 */
export async function sendRequest(
  world: Pick<CheckContext, 'url' | 'vendor' | 'credentials' | 'client' | 'onAnswer'>,
  operation: Operation,
  resolved: ResolvedRequest,
  { role, without, body, mayBeKnown }: Pick<CaseRequest, 'role' | 'without' | 'body'> & { mayBeKnown?: boolean },
): Promise<Exchange> {
  const identity = world.credentials.find(role);
  const pick = (headers: Record<string, string> = {}) =>
    Object.fromEntries(Object.entries(headers).filter(([name]) => name !== without));
  const method = operation.method.toUpperCase();
  const text = body === undefined ? undefined : JSON.stringify(body);
  const json: Record<string, string> = text === undefined ? {} : { 'content-type': 'application/json' };
  const placed = placeCredentials(operation, identity ?? { headers: {}, shown: {} }, world.vendor);
  const toParts = ({ headers, query, cookies }: PlacedCredentials, isShown = false) => ({
    url: withQuery(toUrl(world.url, operation, resolved), query, isShown),
    headers: { ...json, ...toHeaders(operation, resolved, cookies), ...pick(headers) },
  });
  const { url, headers } = toParts(placed.sent);
  const exchange = await world.client.send({
    method,
    url,
    headers: { ...toAccept(operation), ...headers },
    body: text,
    ...(mayBeKnown && method === 'GET' ? { mayBeCached: mayBeKnown } : {}),
    curl: toCurl({ method, ...toParts(placed.shown, true), body: text }),
  });
  world.onAnswer?.(operation.id, exchange);
  return exchange;
}

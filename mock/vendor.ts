import type { JsonObject } from '../specs/json/json.ts';
import type { Operation } from '../specs/operations.ts';
import type { VendorName } from '../specs/vendors.ts';
import { ApiError } from './api-error.ts';
import type { Explainable } from './explanation.ts';
import type { IncrementalWork } from './incremental-work.ts';
import type { Company } from './seed/company.ts';
import type { DomainEvent } from './state/event-log.ts';
import { fork } from './state/fork.ts';
import { deserializeTables, type PlainClasses, serializeTables } from './state/serialize.ts';
import type { Scenario } from './workspaces/scenario.ts';

/**
 * A request as vendors' handlers receive it. It does not depend on Express, so that a handler can be called from
 * anywhere.
 */
export interface MockRequest {
  method: string;
  /** Path without the query. */
  path: string;
  /** Path parameters, not converted. */
  params: Record<string, string>;
  /** Query parameters, not converted; the last value of a name wins. */
  query: Record<string, string>;
  /** Names of query parameters that were sent more than once, without brackets. Absent if there are none. */
  repeats?: string[];
  /** All values of those parameters by name. Logs of earlier versions contain the names only. */
  repeatedValues?: Record<string, string[]>;
  /** Query parameters that were sent as lists, `labels[]=a&labels[]=b`, by their names without brackets. */
  lists: Record<string, string[]>;
  /** Headers with lower-case names, without those that contain credentials. */
  headers: Record<string, string | undefined>;
  /**
   * Digests of credentials, by the lower-case names of their headers, or by `credentialKeyOf` for the credentials of a user's
   * document.
   */
  credentials: Record<string, string | undefined>;
  /** The body, with digests in place of passwords and tokens. */
  body: unknown;
  /** The body was sent as a form: its values are text, and files are described by `UploadedFile`. */
  form?: boolean;
  /** The media type of a body that was parsed as a document describes it: see `toDocumentedBody`. */
  bodyType?: string;
  /** The Content-Type of a body that was not parsed, since it is neither JSON nor a form; empty if it had none. */
  unread?: string;
  /** The base URL (http://host:port) that the client used. */
  origin: string;
}

/** Where requests to a vendor contain secrets. */
export interface SecretsOfRequests {
  /** Lower-case names of headers. */
  headers: readonly string[];
  /** Members of bodies: tokens, or a function that hashes the member. */
  fields: Readonly<Record<string, 'token' | ((value: unknown) => unknown)>>;
}

/** A response; no body is sent if `body` is undefined. */
export interface Reply {
  status: number;
  body?: unknown;
  /** Media type of a body that is text; JSON without one. */
  type?: string;
  /** How the text encodes the bytes of a body that has a type. Default: utf8. */
  encoding?: 'base64';
  /** Media type of JSON, if it is not the usual one. */
  jsonType?: string;
  headers?: Record<string, string>;
}

/** A seeded identity with the headers of its requests. */
export interface Identity {
  vendor: VendorName;
  role: string;
  name: string;
  account_id?: number;
  headers: Record<string, string>;
}

/** An identity whose token only operations with a certain security scheme accept. */
export interface SchemeIdentity {
  scheme: string;
  identity: Identity;
  /** The token, by the check's environment variables. */
  credentials: Record<string, string>;
}

/** The arguments of a handler: the tables to read, and the function that changes them. */
export interface HandlerCall<Tables = unknown, Caller = unknown, Event = DomainEvent> {
  tables: Tables;
  caller: Caller;
  operation: Operation;
  request: MockRequest;
  /** Documented parameters by name, converted to their types, with defaults. */
  values: Record<string, unknown>;
  /** The workspace's time, milliseconds since 1970. */
  now: number;
  /** The version of the emulated server, x.y.z. */
  version: string;
  /** The edition of the emulated server. */
  edition: 'community' | 'enterprise';
  /** Whether this workspace's profile includes the ledger entry with that id. If so, the response names it. */
  appliesDeviation(id: string): boolean;
  append(event: Event): void;
}

/** How a vendor's servers treat all requests, if it differs from the default. */
export interface Wire {
  /** The media type of JSON. */
  jsonType?: string;
  /** Whether JSON that is neither an object nor a list is accepted; otherwise it is malformed. */
  acceptsBareJson?: boolean;
  /** Whether paths are case-sensitive. */
  isCaseSensitive?: boolean;
  /** Removes the format (`.json`) that the server accepts at the end of a path; undefined for a path without one. */
  withoutFormat?(path: string): string | undefined;
  /** The response to a method that a path does not support, given the supported ones in upper case. */
  refuseMethod?(method: string, allowed: readonly string[]): Reply;
}

/** How a real server reads the input of an operation, if it differs from the document. */
export interface ServerInput {
  /** The ledger entry that describes the difference. */
  deviation: string;
  /** Whether input is validated before the caller is authorized. */
  isReadBeforeAuthorization?: boolean;
  /** Reads the parameters and the body for the handler. Throws {@link ApiError} for input that the server refuses. */
  read(request: MockRequest): { values?: Record<string, unknown>; body?: unknown };
}

/** A handler. It returns the body of a 200, or an {@link CustomReply} with more. */
export type Handler<Tables, Caller, Event> = (call: HandlerCall<Tables, Caller, Event>) => unknown;

/** A response that is not a 200 with JSON. */
export class CustomReply implements Reply {
  readonly body: unknown;
  readonly status: number;
  /** Media type of a body that is text; JSON without one. */
  readonly type?: string;
  readonly headers?: Record<string, string>;

  constructor(body: unknown, { status = 200, type, headers }: Partial<Omit<Reply, 'body'>> = {}) {
    this.body = body;
    this.status = status;
    this.type = type;
    this.headers = headers;
  }
}

/**
 * What a vendor's folder declares. {@link defineVendor} converts it to a {@link Vendor}, whose types are the same for
 * all vendors.
 */
export interface VendorDefinition<Tables, Caller, Event extends DomainEvent> {
  name: VendorName;
  /** The default version of the emulated server, x.y.z. */
  version: string;
  /** Whether a path that no operation matches belongs to this vendor, which decides the format of the 404. */
  ownsPath(path: string): boolean;
  wire?: Wire;
  secrets: SecretsOfRequests;
  createTables(seed: number): Tables;
  /** Classes of this vendor that are used in the tables. */
  classes: PlainClasses;
  /** Pure reducers: the same events in the same order give the same tables. */
  reducers: { [Type in Event['type']]: (tables: Tables, event: Extract<Event, { type: Type }>) => void };
  seed(company: Company, emit: (event: Event) => void): IncrementalWork;
  /** Called after the history was seeded. It computes aggregates that later events keep up to date. */
  computeAggregates?(tables: Tables): IncrementalWork;
  /** Events that are due at a time without any request, e.g. the end of a conversation's snooze. */
  listDueEvents?(tables: Tables, now: number): Event[];
  /**
   * Completes an event that a user wrote, validated as strictly as a request, with the ids that were left out. `at` may
   * be in the past. Throws {@link ApiError} `invalid` with every problem, `unknown` for a resource that no event has
   * created.
   */
  prepare?(tables: Tables, written: JsonObject): Event;
  identities(tables: Tables): Identity[];
  /** Tokens of seeded identities by the check's environment variables, so that mock and check can share one file. */
  credentials(tables: Tables): Record<string, string>;
  /** Additional identities for documents that have operations with a certain security scheme. */
  schemeIdentities?: readonly SchemeIdentity[];
  /** Events that set the time zone (an IANA name) of a server with the seeded history. */
  setTimezone?(tables: Tables, timezone: string, at: number): Event[];
  /** Events that assign the user's own tokens to seeded identities, by the check's environment variables. */
  adoptTokens(tables: Tables, variables: Record<string, string | undefined>, at: number): Event[];
  /** Number of rows by table. */
  counts(tables: Tables): Record<string, number>;
  /**
   * The first ids of resources in the tables, for responses that are generated from a document. Empty for an unknown
   * kind.
   *
   * @param kind The words of the resource, in the singular: `contact`.
   * @param params Parameters of the request's path.
   */
  listIds?(tables: Tables, kind: string, params: Readonly<Record<string, string>>, most: number): (number | string)[];
  /**
   * Whether the tables contain the resource that the path of a request names. Undefined for an unknown kind, and for
   * paths that are not the vendor's.
   *
   * @param kind The words of the resource, in the singular: `contact`.
   */
  holdsId?(
    tables: Tables,
    kind: string,
    id: string,
    request: Pick<MockRequest, 'path' | 'params'>,
  ): boolean | undefined;
  /** Named edge cases of this vendor. */
  scenarios: readonly Scenario[];
  /** Example paths, with reports about the month before a time (milliseconds since 1970). */
  samples(now: number): string[];
  /**
   * Finds the caller to whom a token belongs, by its digest, wherever it is in a request; undefined for an unknown
   * token. A value that identifies a user but is not a secret, such as an id, is valid only together with a secret.
   */
  findHolder(tables: Tables, digest: string): { caller: Caller; isSecret: boolean } | undefined;
  /**
   * Returns the caller of a request at a time (milliseconds since 1970). Throws {@link ApiError} `unauthenticated` or
   * `unrecognised`.
   */
  authenticate(tables: Tables, request: MockRequest, now: number): Caller;
  /** Converts a request's body before it is validated, if the vendor does so. */
  toBody?(request: MockRequest, operation: Operation, deviates: HandlerCall['appliesDeviation']): unknown;
  /** Throws {@link ApiError} if the caller may not call the operation. */
  authorize(tables: Tables, caller: Caller, operation: Operation, request: MockRequest): void;
  /** Roles that may call an operation without a handler, if its document names none; undefined allows all roles. */
  findRoles?(operation: Operation): readonly string[] | undefined;
  /** Handlers by operationId. A handler returns the body of a 200. */
  handlers: Record<string, Handler<Tables, Caller, Event>>;
  /** Input readers by operationId. */
  inputs?: Record<string, ServerInput>;
  /** By operationId: functions that list the numbers of a report's body that can be explained. */
  explainers?: Record<string, (call: HandlerCall<Tables, Caller, Event>, body: never) => Explainable[]>;
  /** Converts a fault to the vendor's error format. `operation` is undefined if no operation matched. */
  renderError(fault: ApiError, operation: Operation | undefined, deviates: (id: string) => boolean): Reply;
}

/** One vendor's part of a workspace: its tables, and the functions that use them. */
export interface World {
  /** Applies an event to the tables. Throws if the event names something that no event has created. */
  fold(event: DomainEvent): void;
  /** Returns a copy. No events may be folded into this world afterwards. */
  fork(): World;
  /** Serializes the world, for {@link Vendor.deserializeWorld}. */
  serialize(): Uint8Array;
  listDueEvents(now: number): DomainEvent[];
  /** Throws {@link ApiError} for an invalid event. */
  prepare(written: JsonObject): DomainEvent;
  identities(): Identity[];
  credentials(): Record<string, string>;
  readonly schemeIdentities: readonly SchemeIdentity[];
  setTimezone(timezone: string, at: number): DomainEvent[];
  adoptTokens(variables: Record<string, string | undefined>, at: number): DomainEvent[];
  counts(): Record<string, number>;
  listIds(kind: string, params: Readonly<Record<string, string>>, most: number): (number | string)[];
  holdsId(kind: string, id: string, request: Pick<MockRequest, 'path' | 'params'>): boolean | undefined;
  authenticate(request: MockRequest, now: number): unknown;
  findHolder(digest: string): { caller: unknown; isSecret: boolean } | undefined;
  authorize(caller: unknown, operation: Operation, request: MockRequest): void;
  handle(call: Omit<HandlerCall, 'tables'>): unknown;
  /** The numbers in the body of a handled call that can be explained, for operations that the vendor explains. */
  listExplainable(call: Omit<HandlerCall, 'tables'>, body: unknown): Explainable[];
}

export interface Vendor {
  name: VendorName;
  wire: Wire;
  /** The default version of the emulated server. */
  version: string;
  ownsPath(path: string): boolean;
  secrets: SecretsOfRequests;
  hasHandler(operationId: string): boolean;
  /** Whether the numbers of the operation's responses can be explained. */
  canExplain(operationId: string): boolean;
  findInput(operationId: string): ServerInput | undefined;
  toBody(request: MockRequest, operation: Operation, deviates: HandlerCall['appliesDeviation']): unknown;
  scenarios: readonly Scenario[];
  samples(now: number): string[];
  /** Creates a world with the seeded history. */
  createWorld(seed: number, company: Company): IncrementalWork<World>;
  /** Reads a serialized world. The bytes must not change afterwards. Undefined if they have another byte order. */
  deserializeWorld(serialized: Uint8Array<ArrayBuffer>): World | undefined;
  renderError(fault: ApiError, operation: Operation | undefined, deviates: (id: string) => boolean): Reply;
}

type Reducer<Tables> = (tables: Tables, event: DomainEvent) => void;

/** Creates a {@link Vendor} that hides the vendor's own types, so that core code treats all vendors alike. */
export function defineVendor<Tables, Caller, Event extends DomainEvent>(
  definition: VendorDefinition<Tables, Caller, Event>,
): Vendor {
  const { name, version, ownsPath, secrets, handlers, renderError, classes } = definition;
  const reducersByType = new Map(Object.entries(definition.reducers) as [string, Reducer<Tables>][]);

  /** Adds the roles that may call an operation without a handler. */
  function withRoles(operation: Operation): Operation {
    if (Object.hasOwn(handlers, operation.id) || operation.behaviour.roles) return operation;
    const roles = definition.findRoles?.(operation);
    return roles ? { ...operation, behaviour: { ...operation.behaviour, roles: [...roles] } } : operation;
  }

  function toWorld(tables: Tables): World {
    return {
      fold(event) {
        const reduce = reducersByType.get(event.type);
        if (!reduce) throw new Error(`Unknown event type of ${name}: "${event.type}".`);
        reduce(tables, event);
      },
      fork: () => toWorld(fork(tables)),
      serialize: () => serializeTables(tables, classes),
      listDueEvents: (now) => definition.listDueEvents?.(tables, now) ?? [],
      prepare(written) {
        if (!definition.prepare) throw new ApiError('invalid');
        return definition.prepare(tables, written);
      },
      identities: () => definition.identities(tables),
      credentials: () => definition.credentials(tables),
      schemeIdentities: definition.schemeIdentities ?? [],
      setTimezone: (timezone, at) => definition.setTimezone?.(tables, timezone, at) ?? [],
      adoptTokens: (variables, at) => definition.adoptTokens(tables, variables, at),
      counts: () => definition.counts(tables),
      listIds: (kind, params, most) => definition.listIds?.(tables, kind, params, most) ?? [],
      holdsId: (kind, id, request) => definition.holdsId?.(tables, kind, id, request),
      authenticate: (request, now) => definition.authenticate(tables, request, now),
      findHolder: (digest) => definition.findHolder(tables, digest),
      authorize: (caller, operation, request) =>
        definition.authorize(tables, caller as Caller, withRoles(operation), request),
      listExplainable(call, body) {
        const explainer = definition.explainers?.[call.operation.id];
        return explainer?.({ ...call, tables } as HandlerCall<Tables, Caller, Event>, body as never) ?? [];
      },
      handle: (call) => handlers[call.operation.id]?.({ ...call, tables } as HandlerCall<Tables, Caller, Event>),
    };
  }

  return {
    name,
    version,
    wire: definition.wire ?? {},
    ownsPath,
    secrets,
    renderError,
    toBody: definition.toBody ?? (({ body }) => body),
    scenarios: definition.scenarios,
    samples: definition.samples,
    hasHandler: (operationId) => Object.hasOwn(handlers, operationId),
    canExplain: (operationId) =>
      definition.explainers !== undefined && Object.hasOwn(definition.explainers, operationId),
    findInput: (operationId) => definition.inputs?.[operationId],
    *createWorld(seed, company) {
      const tables = definition.createTables(seed);
      const world = toWorld(tables);
      yield* definition.seed(company, world.fold);
      if (definition.computeAggregates) yield* definition.computeAggregates(tables);
      return world;
    },
    deserializeWorld(serialized) {
      const tables = deserializeTables<Tables>(serialized, classes);
      return tables && toWorld(tables);
    },
  };
}

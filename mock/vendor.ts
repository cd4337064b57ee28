import type { JsonObject } from '../specs/json.ts';
import type { Operation } from '../specs/operations.ts';
import type { VendorName } from '../specs/vendors.ts';
import type { Explainable } from './explanation.ts';
import { Fault } from './fault.ts';
import type { Scenario } from './scenario.ts';
import type { Company } from './seed/company.ts';
import { fork } from './state/fork.ts';
import type { DomainEvent } from './state/log.ts';
import { deserializeTables, type PlainClasses, serializeTables } from './state/serialize.ts';
import type { Steps } from './steps.ts';

/** A request as vendors see it: no Express, so that a handler can be called from anywhere. */
export interface MockRequest {
  method: string;
  /** Path without the query. */
  path: string;
  /** Path parameters as text. */
  params: Record<string, string>;
  /** Query parameters as text; the last one wins. */
  query: Record<string, string>;
  /** Names of query parameters that were sent more than once, without brackets. Absent where none was. */
  repeats?: string[];
  /** All values of those, by name. Logs of earlier versions have the names alone. */
  repeatedValues?: Record<string, string[]>;
  /** Query parameters that were sent as lists, `labels[]=a&labels[]=b`, by their names without the brackets. */
  lists: Record<string, string[]>;
  /** Lower-case names. Those that say who somebody is are not among them. */
  headers: Record<string, string | undefined>;
  /**
   * Digests of what says who somebody is, by the lower-case names of its headers, or by what `keyOf` calls the credentials
   * of a user's document.
   */
  credentials: Record<string, string | undefined>;
  /** Digests stand in it for passwords and tokens. */
  body: unknown;
  /** The body came as a form: its values are text, and files are described by `UploadedFile`. */
  form?: boolean;
  /** The media type of a body that was read as a document describes it: see `toDocumentedBody`. */
  bodyType?: string;
  /** The Content-Type of a body that was not read, since it is neither JSON nor a form; empty where there was none. */
  unread?: string;
  /** http://host:port that the client used. */
  origin: string;
}

/** Where requests to a vendor carry secrets. */
export interface SecretsOfRequests {
  /** Lower-case names of headers. */
  headers: readonly string[];
  /** Members of bodies: tokens, or what seals such a member, whatever its type. */
  fields: Readonly<Record<string, 'token' | ((value: unknown) => unknown)>>;
}

/** What goes on the wire; a body of undefined sends none. */
export interface Reply {
  status: number;
  body?: unknown;
  /** Media type of a body that is text; JSON without one. */
  type?: string;
  /** How a text stands for the bytes of a body that has a type. Default: utf8. */
  encoding?: 'base64';
  /** Media type of JSON, where it is not the usual one. */
  jsonType?: string;
  headers?: Record<string, string>;
}

/** Someone whom the seed made, with headers ready to send. */
export interface Identity {
  vendor: VendorName;
  role: string;
  name: string;
  account_id?: number;
  headers: Record<string, string>;
}

/** The holder of a token that only operations with a certain security scheme take. */
export interface SchemeIdentity {
  scheme: string;
  identity: Identity;
  /** The token, by the variables that a check reads. */
  credentials: Record<string, string>;
}

/** What a handler gets: the tables to read, and the one way to change them. */
export interface Call<Tables = unknown, Caller = unknown, Event = DomainEvent> {
  tables: Tables;
  caller: Caller;
  operation: Operation;
  request: MockRequest;
  /** Documented parameters by name, converted to their types, defaults filled in. */
  values: Record<string, unknown>;
  /** The workspace's time, milliseconds since 1970. */
  now: number;
  /** The version that the server plays here, x.y.z. */
  version: string;
  /** What the server is licensed as. */
  edition: 'community' | 'enterprise';
  /** True when this workspace's profile takes in the ledger entry of that id; the response then names it. */
  deviates(id: string): boolean;
  append(event: Event): void;
}

/** What a vendor's servers do with requests of any path, where it is not what others do. */
export interface Wire {
  /** The media type of JSON. */
  jsonType?: string;
  /** Whether JSON that is neither object nor list is read; elsewhere it is malformed. */
  takesBareJson?: boolean;
  /** Whether the case of letters in a path matters. */
  isCaseSensitive?: boolean;
  /** A path without the format that the server takes from its end; undefined for one that ends in none. */
  withoutFormat?(path: string): string | undefined;
  /** The answer to a method that a path has not, given those that it has, in upper case. */
  refuseMethod?(method: string, allowed: readonly string[]): Reply;
}

/** How a real server reads what an operation is given, where that is not what its document says. */
export interface Input {
  /** The ledger entry that says so. */
  deviation: string;
  /** True where what is wrong is said before it matters who asks. */
  isFirst?: boolean;
  /** Parameters by name, and the body, as the handler gets them. Throws {@link Fault} for what the server refuses. */
  read(request: MockRequest): { values?: Record<string, unknown>; body?: unknown };
}

/** What a handler returns: the body of a 200, or an {@link Answer} that says more. */
export type Handler<Tables, Caller, Event> = (call: Call<Tables, Caller, Event>) => unknown;

/** An answer that is not a 200 with JSON. */
export class Answer implements Reply {
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

/** What a vendor's folder declares; {@link defineVendor} makes it usable by a core that knows no vendor. */
export interface VendorDefinition<Tables, Caller, Event extends DomainEvent> {
  name: VendorName;
  /** The version that the mock plays unless told otherwise, x.y.z. */
  version: string;
  /** Whose a path is when no operation matches it: decides the shape of the 404. */
  owns(path: string): boolean;
  wire?: Wire;
  secrets: SecretsOfRequests;
  createTables(seed: number): Tables;
  /** Classes of this vendor that stand in the tables. */
  classes: PlainClasses;
  /** Pure folds: the same events in the same order make the same tables. */
  reducers: { [Type in Event['type']]: (tables: Tables, event: Extract<Event, { type: Type }>) => void };
  seed(company: Company, emit: (event: Event) => void): Steps;
  /** Called when the seeded history is told: what is counted all at once, and kept up from then on. */
  count?(tables: Tables): Steps;
  /** What the passing of time alone brings about up to a time: a snoozed conversation that wakes. */
  due?(tables: Tables, now: number): Event[];
  /**
   * An event as somebody wrote it, checked as strictly as a request, with the ids that it left out. `at` may lie in the
   * past. Throws {@link Fault} `invalid` with every problem, `unknown` for a thing that no event has created.
   */
  prepare?(tables: Tables, written: JsonObject): Event;
  identities(tables: Tables): Identity[];
  /** Tokens of seeded identities by the variables that a check reads: one file serves both. */
  credentials(tables: Tables): Record<string, string>;
  /** Who is there besides for documents that have operations with a certain security scheme. */
  schemeIdentities?: readonly SchemeIdentity[];
  /** Events that put a server with the seeded history into a zone, a name of the IANA database. */
  begin?(tables: Tables, timezone: string, at: number): Event[];
  /** Events that give seeded identities the tokens of a user's own file, by the check's variable names. */
  adoptTokens(tables: Tables, variables: Record<string, string | undefined>, at: number): Event[];
  /** Rows by table. */
  counts(tables: Tables): Record<string, number>;
  /**
   * Ids of resources that the tables hold, for answers that are made from a document: the first of them. Empty for a kind
   * that is not known.
   *
   * @param kind The words of the resource, in the singular: `contact`.
   * @param params Parameters of the request's path.
   */
  listIds?(tables: Tables, kind: string, params: Readonly<Record<string, string>>, most: number): (number | string)[];
  /**
   * Whether the tables hold a resource that the path of a request names. Undefined for a kind that is not known, and for
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
  /** Paths worth trying first, about the month before a time (milliseconds since 1970). */
  samples(now: number): string[];
  /**
   * To whom a token belongs, by its digest, wherever in a request it stands; undefined where nobody has it. What names
   * somebody and is no secret, an id for one, counts beside a secret only.
   */
  findHolder(tables: Tables, digest: string): { caller: Caller; isSecret: boolean } | undefined;
  /** Who is calling at this time (milliseconds since 1970). Throws {@link Fault} `unauthenticated` or `unrecognised`. */
  authenticate(tables: Tables, request: MockRequest, now: number): Caller;
  /** What counts as the body of a request, where that is not what was sent: before anything is held against the document. */
  toBody?(request: MockRequest, operation: Operation, deviates: Call['deviates']): unknown;
  /** Throws {@link Fault} when this caller may not do this. */
  authorize(tables: Tables, caller: Caller, operation: Operation, request: MockRequest): void;
  /** Roles that may call an operation that no handler answers, where its document names none; undefined: any. */
  findRoles?(operation: Operation): readonly string[] | undefined;
  /** By operationId. What one returns is the body of a 200. */
  handlers: Record<string, Handler<Tables, Caller, Event>>;
  /** By operationId. */
  inputs?: Record<string, Input>;
  /** By operationId: the numbers of a report's body that can be explained. */
  explainers?: Record<string, (call: Call<Tables, Caller, Event>, body: never) => Explainable[]>;
  /** A fault in the vendor's own shape. `operation` is undefined where nothing matched. */
  renderFault(fault: Fault, operation: Operation | undefined, deviates: (id: string) => boolean): Reply;
}

/** One vendor's part of one workspace: its tables, and everything that can be asked of them. */
export interface World {
  /** Changes the tables. Throws when the event names what no event has created. */
  fold(event: DomainEvent): void;
  /** A world that starts the same. This one must not be folded into afterwards. */
  fork(): World;
  /** All of it as bytes, for {@link Vendor.deserializeWorld}. */
  serialize(): Uint8Array;
  due(now: number): DomainEvent[];
  /** Throws {@link Fault} for an event that nobody may append. */
  prepare(written: JsonObject): DomainEvent;
  identities(): Identity[];
  credentials(): Record<string, string>;
  readonly schemeIdentities: readonly SchemeIdentity[];
  begin(timezone: string, at: number): DomainEvent[];
  adoptTokens(variables: Record<string, string | undefined>, at: number): DomainEvent[];
  counts(): Record<string, number>;
  listIds(kind: string, params: Readonly<Record<string, string>>, most: number): (number | string)[];
  holdsId(kind: string, id: string, request: Pick<MockRequest, 'path' | 'params'>): boolean | undefined;
  authenticate(request: MockRequest, now: number): unknown;
  findHolder(digest: string): { caller: unknown; isSecret: boolean } | undefined;
  authorize(caller: unknown, operation: Operation, request: MockRequest): void;
  handle(call: Omit<Call, 'tables'>): unknown;
  /** The numbers of a handled call's body that can be explained: of operations that the vendor explains. */
  listExplainable(call: Omit<Call, 'tables'>, body: unknown): Explainable[];
}

export interface Vendor {
  name: VendorName;
  wire: Wire;
  /** The version that the mock plays unless told otherwise. */
  version: string;
  owns(path: string): boolean;
  secrets: SecretsOfRequests;
  handles(operationId: string): boolean;
  /** Whether numbers of the operation's answers can be explained. */
  explains(operationId: string): boolean;
  findInput(operationId: string): Input | undefined;
  toBody(request: MockRequest, operation: Operation, deviates: Call['deviates']): unknown;
  scenarios: readonly Scenario[];
  samples(now: number): string[];
  /** A world with the seeded history in it. */
  createWorld(seed: number, company: Company): Steps<World>;
  /** The world that was serialized. The bytes must stay as they are; undefined when they are of another byte order. */
  deserializeWorld(serialized: Uint8Array<ArrayBuffer>): World | undefined;
  renderFault(fault: Fault, operation: Operation | undefined, deviates: (id: string) => boolean): Reply;
}

type Reducer<Tables> = (tables: Tables, event: DomainEvent) => void;

/** Closes over a vendor's own types, so that core code handles all vendors alike and knows none. */
export function defineVendor<Tables, Caller, Event extends DomainEvent>(
  definition: VendorDefinition<Tables, Caller, Event>,
): Vendor {
  const { name, version, owns, secrets, handlers, renderFault, classes } = definition;
  const reducersByType = new Map(Object.entries(definition.reducers) as [string, Reducer<Tables>][]);

  /** An operation without a handler, with the roles that may call it. */
  function withRoles(operation: Operation): Operation {
    if (Object.hasOwn(handlers, operation.id) || operation.behaviour.roles) return operation;
    const roles = definition.findRoles?.(operation);
    return roles ? { ...operation, behaviour: { ...operation.behaviour, roles: [...roles] } } : operation;
  }

  function toWorld(tables: Tables): World {
    return {
      fold(event) {
        const reduce = reducersByType.get(event.type);
        if (!reduce) throw new Error(`${name} knows no event "${event.type}".`);
        reduce(tables, event);
      },
      fork: () => toWorld(fork(tables)),
      serialize: () => serializeTables(tables, classes),
      due: (now) => definition.due?.(tables, now) ?? [],
      prepare(written) {
        if (!definition.prepare) throw new Fault('invalid');
        return definition.prepare(tables, written);
      },
      identities: () => definition.identities(tables),
      credentials: () => definition.credentials(tables),
      schemeIdentities: definition.schemeIdentities ?? [],
      begin: (timezone, at) => definition.begin?.(tables, timezone, at) ?? [],
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
        return explainer?.({ ...call, tables } as Call<Tables, Caller, Event>, body as never) ?? [];
      },
      handle: (call) => handlers[call.operation.id]?.({ ...call, tables } as Call<Tables, Caller, Event>),
    };
  }

  return {
    name,
    version,
    wire: definition.wire ?? {},
    owns,
    secrets,
    renderFault,
    toBody: definition.toBody ?? (({ body }) => body),
    scenarios: definition.scenarios,
    samples: definition.samples,
    handles: (operationId) => Object.hasOwn(handlers, operationId),
    explains: (operationId) => definition.explainers !== undefined && Object.hasOwn(definition.explainers, operationId),
    findInput: (operationId) => definition.inputs?.[operationId],
    *createWorld(seed, company) {
      const tables = definition.createTables(seed);
      const world = toWorld(tables);
      yield* definition.seed(company, world.fold);
      if (definition.count) yield* definition.count(tables);
      return world;
    },
    deserializeWorld(serialized) {
      const tables = deserializeTables<Tables>(serialized, classes);
      return tables && toWorld(tables);
    },
  };
}

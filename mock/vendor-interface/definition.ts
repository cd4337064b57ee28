import type { JsonObject } from '../../specs/json/json.ts';
import type { KnownOperation } from '../../specs/known-operations.ts';
import type { Operation } from '../../specs/operations.ts';
import type { ApiError } from '../api-error.ts';
import type { IncrementalWork } from '../incremental-work.ts';
import type { Company } from '../seed/company.ts';
import type { DomainEvent } from '../state/event-log.ts';
import type { PlainClasses } from '../state/serialize.ts';
import type { Explainer, Handler, HandlerCall } from './handler.ts';
import type { Identity, SchemeIdentity } from './identity.ts';
import type { Reply } from './reply.ts';
import type { ReportChart } from './report-chart.ts';
import type { MockRequest } from './request.ts';
import type { Scenario } from './scenario.ts';

/** Where requests to a vendor contain secrets. */
export interface SecretsOfRequests {
  /** Lower-case names of headers. */
  headers: readonly string[];
  /** Members of bodies: tokens, or a function that hashes the member. */
  fields: Readonly<Record<string, 'token' | ((value: unknown) => unknown)>>;
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
  /** Methods in upper case that the server routes like another one, if the path has no operation for them. */
  sameMethods?: Readonly<Record<string, string>>;
  /** The response to a method that a path does not support, given the supported ones in upper case. */
  refuseMethod?(method: string, allowed: readonly string[]): Reply;
}

/** Input as a real server reads it: parameters by name, and the body. */
export interface ReadInput {
  values?: object;
  body?: unknown;
}

/** How a real server reads the input of an operation, if it differs from the document. */
export interface ServerInput<Input extends ReadInput = ReadInput> {
  /** The ledger entry that describes the difference. */
  deviation: string;
  /** Whether input is validated before the caller is authorized. */
  isReadBeforeAuthorization?: boolean;
  /** Reads the parameters and the body for the handler. Throws {@link ApiError} for input that the server refuses. */
  read(request: MockRequest): Input;
}

/**
 * How the mock serves a vendor, in addition to its declaration. {@link defineVendorMock} converts it to a
 * {@link Vendor}, whose types are the same for all vendors.
 */
export interface VendorDefinition<Tables, Caller, Event extends DomainEvent> {
  wire?: Wire;
  /** Default: the headers with credentials of the declaration. */
  secrets?: SecretsOfRequests;
  createTables(seed: number): Tables;
  /** Classes of this vendor that are used in the tables. Default: none. */
  classes?: PlainClasses;
  /** Pure reducers: the same events in the same order give the same tables. */
  reducers: { [Type in Event['type']]: (tables: Tables, event: Extract<Event, { type: Type }>) => void };
  /** Generates the history as events, step by step. */
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
  /**
   * Events that assign the user's own tokens to seeded identities, by the check's environment variables. Default: the
   * seeded tokens stay.
   */
  adoptTokens?(tables: Tables, variables: Record<string, string | undefined>, at: number): Event[];
  /** Number of rows by table. Default: none are counted. */
  counts?(tables: Tables): Record<string, number>;
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
  /** Named edge cases of this vendor. Default: none. */
  scenarios?: readonly Scenario[];
  /** Example paths, with reports about the month before a time (milliseconds since 1970). Default: none. */
  samples?(now: number): string[];
  /** Reports that the console draws. Default: none. */
  charts?: readonly ReportChart[];
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
  explainers?: Record<string, Explainer<Tables, Caller, Event>>;
  /**
   * Loads the operations of the vendor's servers, whether or not the mock computes them. It is called at the first request
   * that no operation serves, to say whether the path is misspelt. Default: only those of the document are known.
   */
  loadKnownOperations?(): Promise<readonly KnownOperation[]>;
  /** Converts a fault to the vendor's error format. `operation` is undefined if no operation matched. */
  renderError(fault: ApiError, operation: Operation | undefined, deviates: (id: string) => boolean): Reply;
}

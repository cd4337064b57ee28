import type { JsonObject } from '../../specs/json/json.ts';
import type { KnownOperation } from '../../specs/known-operations.ts';
import type { Operation } from '../../specs/operations.ts';
import type { VendorDeclaration } from '../../specs/vendor-declaration.ts';
import type { VendorName } from '../../specs/vendors.ts';
import type { ApiError } from '../api-error.ts';
import type { Explainable } from '../explanation.ts';
import type { IncrementalWork } from '../incremental-work.ts';
import type { Company } from '../seed/company.ts';
import type { DomainEvent } from '../state/event-log.ts';
import type { SecretsOfRequests, ServerInput, Wire } from './definition.ts';
import type { HandlerCall } from './handler.ts';
import type { Identity, SchemeIdentity } from './identity.ts';
import type { Reply } from './reply.ts';
import type { ReportChart } from './report-chart.ts';
import type { MockRequest } from './request.ts';
import type { Scenario } from './scenario.ts';

/** One vendor's part of a workspace: its tables, and the functions that use them. */
export interface World {
  /** The default version of the emulated server, x.y.z. */
  readonly version: string;
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
  declaration: VendorDeclaration;
  name: VendorName;
  wire: Wire;
  secrets: SecretsOfRequests;
  /** The ids of the operations that have a handler. */
  handlerIds: readonly string[];
  hasHandler(operationId: string): boolean;
  /** Whether the numbers of the operation's responses can be explained. */
  canExplain(operationId: string): boolean;
  findInput(operationId: string): ServerInput | undefined;
  toBody(request: MockRequest, operation: Operation, deviates: HandlerCall['appliesDeviation']): unknown;
  scenarios: readonly Scenario[];
  samples(now: number): string[];
  charts: readonly ReportChart[];
  /** Creates a world with the seeded history. */
  createWorld(seed: number, company: Company): IncrementalWork<World>;
  /** Reads a serialized world. The bytes must not change afterwards. Undefined if they have another byte order. */
  deserializeWorld(serialized: Uint8Array<ArrayBuffer>): World | undefined;
  /** Loads the operations of the vendor's servers, whether or not the mock computes them. */
  loadKnownOperations(): Promise<readonly KnownOperation[]>;
  renderError(fault: ApiError, operation: Operation | undefined, deviates: (id: string) => boolean): Reply;
}

import type { Operation } from '../../specs/operations.ts';
import type { DomainEvent } from '../state/event-log.ts';
import type { MockRequest } from './request.ts';

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

/** A handler. It returns the body of a 200, or an {@link CustomReply} with more. */
export type Handler<Tables, Caller, Event> = (call: HandlerCall<Tables, Caller, Event>) => unknown;

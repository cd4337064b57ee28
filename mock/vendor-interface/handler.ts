import type { ParameterValues, PathParameters, RequestBody } from '../../specs/bodies.ts';
import type { Operation } from '../../specs/operations.ts';
import type { Explainable } from '../explanation.ts';
import type { DomainEvent } from '../state/event-log.ts';
import type { MockRequest } from './request.ts';

/** The types of an operation's input, as it is when the handler is called. */
export interface HandlerInput {
  /** Path parameters, not converted. */
  params: Record<string, string>;
  /** Documented parameters, converted. */
  values: object;
  body: unknown;
}

/**
 * The input of an operation of a built-in document, as far as both profiles guarantee it. A user's own document may
 * have no body for the operation.
 */
export interface InputOf<Types> extends HandlerInput {
  params: PathParameters<Types>;
  values: ParameterValues<Types>;
  body: RequestBody<Types> | undefined;
}

/** Input of which no types are known. */
interface UntypedInput extends HandlerInput {
  values: Record<string, unknown>;
}

/** The arguments of a handler: the tables to read, and the function that changes them. */
export interface HandlerCall<
  Tables = unknown,
  Caller = unknown,
  Event = DomainEvent,
  Input extends HandlerInput = UntypedInput,
> {
  tables: Tables;
  caller: Caller;
  operation: Operation;
  request: MockRequest<Input['params'], Input['body']>;
  /** Documented parameters by name, converted to their types, with defaults. */
  values: Input['values'];
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

/** Lists the numbers in the body of a report that can be explained. */
export type Explainer<Tables, Caller, Event> = (
  call: HandlerCall<Tables, Caller, Event>,
  body: unknown,
) => Explainable[];

/**
 * Converts handlers that declare the types of their input. The caller guarantees that each handler is called with
 * input of these types: the pipeline validates it against the document, or a {@link ServerInput} reads it.
 */
export function toHandlers<Tables, Caller, Event>(
  handlers: Readonly<Record<string, (call: never) => unknown>>,
): Record<string, Handler<Tables, Caller, Event>> {
  // TypeScript cannot know what the pipeline guarantees.
  return handlers as Record<string, Handler<Tables, Caller, Event>>;
}

/** Converts explainers that declare the types of their input and of the body, which their handlers return. */
export function toExplainers<Tables, Caller, Event>(
  explainers: Readonly<Record<string, (call: never, body: never) => Explainable[]>>,
): Record<string, Explainer<Tables, Caller, Event>> {
  // As for handlers.
  return explainers as Record<string, Explainer<Tables, Caller, Event>>;
}

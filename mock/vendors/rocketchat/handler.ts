import type {
  RocketChatBody,
  RocketChatOperation,
  RocketChatOperationId,
  UndocumentedField,
} from '../../../specs/bodies.ts';
import type { HandlerCall, HandlerInput, InputOf } from '../../vendor-interface/handler.ts';
import type { Caller } from './access/user-access.ts';
import type { RocketChatEvent } from './events.ts';
import type { Inputs } from './input/index.ts';
import type { RocketChatTables } from './tables.ts';

/** The arguments of any handler. */
export type RocketChatCall = HandlerCall<RocketChatTables, Caller, RocketChatEvent>;

/**
 * The parameters of an operation with a reader: as documented, or as read. A documented parameter that the reader does
 * not return was not validated.
 */
type ReadValues<Documented, Read> = {
  [Name in keyof Read]: Read[Name] | (Name extends keyof Documented ? Documented[Name] : undefined);
} & { [Name in Exclude<keyof Documented, keyof Read>]?: unknown };

/** What a reader returns instead of the documented input. */
interface WithReader<Documented extends HandlerInput, Read> {
  params: Documented['params'];
  values: ReadValues<Documented['values'], Read extends { values: infer Values } ? Values : unknown>;
  body: Documented['body'] | (Read extends { body: infer Body } ? Body : never);
}

type Input<Id extends RocketChatOperationId> = Id extends keyof Inputs
  ? WithReader<InputOf<RocketChatOperation<Id>>, ReturnType<Inputs[Id]['read']>>
  : InputOf<RocketChatOperation<Id>>;

/** The arguments of the handler of an operation. */
export type RocketChatCallOf<Id extends RocketChatOperationId> = HandlerCall<
  RocketChatTables,
  Caller,
  RocketChatEvent,
  Input<Id>
>;

/**
 * Handlers of all operations. A handler returns a documented body.
 *
 * The function type stands here because TypeScript does not compare what functions return if their types are the same
 * alias with different ids.
 */
export type RocketChatHandlers = {
  [Id in RocketChatOperationId]: (call: RocketChatCallOf<Id>) => RocketChatBody<Id>;
};

/** Refuses handlers that return fields which are not documented. */
export type OnlyDocumented<Handlers extends RocketChatHandlers> = {
  [Id in RocketChatOperationId]: [UndocumentedField<ReturnType<Handlers[Id]>, RocketChatBody<Id>>] extends [never]
    ? RocketChatHandlers[Id]
    : { undocumentedField: UndocumentedField<ReturnType<Handlers[Id]>, RocketChatBody<Id>> };
};

import type { ChatwootBody, ChatwootOperation, ChatwootOperationId, UndocumentedField } from '../../../specs/bodies.ts';
import type { HandlerCall, InputOf } from '../../vendor-interface/handler.ts';
import type { CustomReply } from '../../vendor-interface/reply.ts';
import type { Caller } from './access/agent-access.ts';
import type { ChatwootEvent } from './events.ts';
import type { ChatwootTables } from './tables.ts';

/** The arguments of any handler. */
export type ChatwootCall = HandlerCall<ChatwootTables, Caller, ChatwootEvent>;

/** The arguments of the handler of an operation. */
export type ChatwootCallOf<Id extends ChatwootOperationId> = HandlerCall<
  ChatwootTables,
  Caller,
  ChatwootEvent,
  InputOf<ChatwootOperation<Id>>
>;

/**
 * Handlers of all operations. A handler returns a documented body, or a {@link CustomReply} if the operation has no JSON.
 *
 * The function type stands here because TypeScript does not compare what functions return if their types are the same
 * alias with different ids.
 */
export type ChatwootHandlers = {
  [Id in ChatwootOperationId]: (
    call: ChatwootCallOf<Id>,
  ) => [ChatwootBody<Id>] extends [never] ? CustomReply : ChatwootBody<Id>;
};

/** Refuses handlers that return fields which are not documented. */
export type OnlyDocumented<Handlers extends ChatwootHandlers> = {
  [Id in ChatwootOperationId]: [
    UndocumentedField<Exclude<ReturnType<Handlers[Id]>, CustomReply>, ChatwootBody<Id>>,
  ] extends [never]
    ? ChatwootHandlers[Id]
    : { undocumentedField: UndocumentedField<ReturnType<Handlers[Id]>, ChatwootBody<Id>> };
};

import type { ChatwootBody, ChatwootOperation, ChatwootOperationId } from '../../../specs/bodies.ts';
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

/** A handler of an operation. It returns a documented body, or a {@link CustomReply} if the operation has no JSON. */
export type ChatwootHandler<Id extends ChatwootOperationId> = (
  call: ChatwootCallOf<Id>,
) => [ChatwootBody<Id>] extends [never] ? CustomReply : ChatwootBody<Id>;

/** Handlers of all operations. */
export type ChatwootHandlers = { [Id in ChatwootOperationId]: ChatwootHandler<Id> };

import type { Handler, HandlerCall } from '../../vendor-interface/handler.ts';
import type { Caller } from './access/user-access.ts';
import type { RocketChatEvent } from './events.ts';
import type { RocketChatTables } from './tables.ts';

export type RocketChatHandler = Handler<RocketChatTables, Caller, RocketChatEvent>;
export type RocketChatCall = HandlerCall<RocketChatTables, Caller, RocketChatEvent>;

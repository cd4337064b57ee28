import type { Handler } from '../../vendor-interface/handler.ts';
import type { Caller } from './access/agent-access.ts';
import type { ChatwootEvent } from './events.ts';
import type { ChatwootTables } from './tables.ts';

export type ChatwootHandler = Handler<ChatwootTables, Caller, ChatwootEvent>;

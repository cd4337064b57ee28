import type { Explainable } from '../../../explanation.ts';
import type { HandlerCall } from '../../../vendor-interface/handler.ts';
import type { Caller } from '../access/agent-access.ts';
import type { ChatwootEvent } from '../events.ts';
import type { ChatwootTables } from '../tables.ts';

export type ChatwootCall = HandlerCall<ChatwootTables, Caller, ChatwootEvent>;
export type Explainer = (call: ChatwootCall, body: never) => Explainable[];

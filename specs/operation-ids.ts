import type { operations as ChatwootDocumented } from './generated/chatwoot-documented.ts';
import type { operations as ChatwootObserved } from './generated/chatwoot-observed.ts';
import type { operations as RocketChatDocumented } from './generated/rocketchat-documented.ts';
import type { operations as RocketChatObserved } from './generated/rocketchat-observed.ts';

/** Id of an operation of Chatwoot, in either profile. */
export type ChatwootOperationId = keyof ChatwootDocumented | keyof ChatwootObserved;

/** Id of an operation of Rocket.Chat, in either profile. */
export type RocketChatOperationId = keyof RocketChatDocumented | keyof RocketChatObserved;

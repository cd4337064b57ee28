import type { operations as ChatwootDocumented } from './generated/chatwoot-documented.ts';
import type { operations as ChatwootObserved } from './generated/chatwoot-observed.ts';
import type { operations as RocketChatDocumented } from './generated/rocketchat-documented.ts';
import type { operations as RocketChatObserved } from './generated/rocketchat-observed.ts';

type Success<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never;

/** Body of a 200 of a Chatwoot operation, in either profile. A handler that drifts from the documents does not compile. */
export type ChatwootBody<Id extends keyof ChatwootDocumented & keyof ChatwootObserved> =
  | Success<ChatwootDocumented[Id]>
  | Success<ChatwootObserved[Id]>;

/** Body of a 200 of a Rocket.Chat operation, in either profile. */
export type RocketChatBody<Id extends keyof RocketChatDocumented & keyof RocketChatObserved> =
  | Success<RocketChatDocumented[Id]>
  | Success<RocketChatObserved[Id]>;

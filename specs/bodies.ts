import type {
  components as ChatwootComponents,
  operations as ChatwootDocumented,
} from './generated/chatwoot-documented.ts';
import type {
  operations as ChatwootObserved,
  components as ChatwootObservedComponents,
} from './generated/chatwoot-observed.ts';
import type { operations as RocketChatDocumented } from './generated/rocketchat-documented.ts';
import type { operations as RocketChatObserved } from './generated/rocketchat-observed.ts';

type Success<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } }
  ? Body
  : never;

/** Body of a 200 of a Chatwoot operation, in either profile. A handler that drifts from the documents does not compile. */
export type ChatwootBody<Id extends keyof ChatwootDocumented & keyof ChatwootObserved> =
  | Success<ChatwootDocumented[Id]>
  | Success<ChatwootObserved[Id]>;

type RequestBody<Operation> = Operation extends { requestBody?: { content: { 'application/json': infer Body } } }
  ? Body
  : never;

/** Body of a request to a Chatwoot operation, in either profile. */
export type ChatwootRequest<Id extends keyof ChatwootDocumented & keyof ChatwootObserved> =
  | RequestBody<ChatwootDocumented[Id]>
  | RequestBody<ChatwootObserved[Id]>;

/** A named schema of Chatwoot's document, in either profile. */
export type ChatwootSchema<Name extends keyof ChatwootComponents['schemas']> =
  | ChatwootComponents['schemas'][Name]
  | ChatwootObservedComponents['schemas'][Name];

/** Body of a 200 of a Rocket.Chat operation, in either profile. */
export type RocketChatBody<Id extends keyof RocketChatDocumented & keyof RocketChatObserved> =
  | Success<RocketChatDocumented[Id]>
  | Success<RocketChatObserved[Id]>;

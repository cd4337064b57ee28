import type {
  operations as ChatwootDocumented,
  components as ChatwootDocumentedComponents,
} from './generated/chatwoot-documented.ts';
import type {
  operations as ChatwootObserved,
  components as ChatwootObservedComponents,
} from './generated/chatwoot-observed.ts';
import type { operations as RocketChatDocumented } from './generated/rocketchat-documented.ts';
import type { operations as RocketChatObserved } from './generated/rocketchat-observed.ts';

/** The id of an operation of Chatwoot, in either profile. */
export type ChatwootOperationId = keyof ChatwootDocumented | keyof ChatwootObserved;

/** The id of an operation of Rocket.Chat, in either profile. */
export type RocketChatOperationId = keyof RocketChatDocumented | keyof RocketChatObserved;

type At<Operations, Id> = Id extends keyof Operations ? Operations[Id] : never;

/** The types of an operation of Chatwoot, in both profiles. */
export type ChatwootOperation<Id extends ChatwootOperationId> = At<ChatwootDocumented, Id> | At<ChatwootObserved, Id>;

/** The types of an operation of Rocket.Chat, in both profiles. */
export type RocketChatOperation<Id extends RocketChatOperationId> =
  | At<RocketChatDocumented, Id>
  | At<RocketChatObserved, Id>;

type SuccessStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | 207 | 208;

type JsonOf<Message> = Message extends { content: { 'application/json': infer Body } } ? Body : never;

type SuccessOf<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses & SuccessStatus]: JsonOf<Responses[Status]> }[keyof Responses & SuccessStatus]
  : never;

/** A list whose items may each be of either profile. */
type MixedList<Body> = [Extract<Body, unknown[]>] extends [never] ? never : Extract<Body, unknown[]>[number][];

/** The JSON body of a successful response. `never` if an operation has none. */
export type SuccessBody<Operation> = SuccessOf<Operation> | MixedList<SuccessOf<Operation>>;

type KeysOf<Union> = Union extends unknown ? keyof Union : never;

type PropertyOf<Union, Key> = Union extends unknown ? (Key extends keyof Union ? Union[Key] : never) : never;

/** Counts down the levels of {@link UndocumentedField}, since deeper objects come from functions with a return type. */
type Below = [never, 0, 1];

/**
 * The names of fields that a body has and its documented form has not, in the upper levels. TypeScript itself accepts
 * additional fields in what a function returns.
 */
export type UndocumentedField<Body, Documented, Levels extends number = 2> = Levels extends 0
  ? never
  : unknown extends Documented
    ? never
    : Body extends readonly (infer Item)[]
      ? UndocumentedField<Item, Extract<Documented, readonly unknown[]>[number], Levels>
      : Body extends object
        ? {
            [Name in keyof Body]-?: Name extends KeysOf<Documented>
              ? UndocumentedField<Body[Name], PropertyOf<Documented, Name>, Below[Levels]>
              : Name;
          }[keyof Body]
        : never;

type RequestOf<Operation> = Operation extends { requestBody: infer Request }
  ? JsonOf<Request>
  : Operation extends { requestBody?: infer Request }
    ? JsonOf<Request> | undefined
    : undefined;

/** A form may lack fields that a JSON body must have, because documents do not say which fields of a form are required. */
type MaybeForm<Body> = Body extends (infer Item)[]
  ? MaybeForm<Item>[]
  : Body extends object
    ? { [Name in keyof Body]?: MaybeForm<Body[Name]> }
    : Body;

/** The bodies of which no fields are known. They include all others. */
type AnyObject<Body> = Body extends object ? (string extends keyof Body ? Body : never) : never;

/**
 * The JSON body of a request, as it is after validation: undefined if it may be left out, or if the operation has none.
 * Its fields are unknown if servers do not validate it.
 */
export type RequestBody<Operation> = [AnyObject<RequestOf<Operation>>] extends [never]
  ? MaybeForm<RequestOf<Operation>>
  : Exclude<RequestOf<Operation>, object> | Record<string, unknown>;

type PartOf<Parameters, Place> = Place extends keyof Parameters ? NonNullable<Parameters[Place]> : never;

type OrEmpty<Part> = [Part] extends [never] ? Record<never, never> : Part;

/** The parameters of an operation by name, converted to their documented types. */
export type ParameterValues<Operation> = Operation extends { parameters: infer Parameters }
  ? OrEmpty<PartOf<Parameters, 'query'>> &
      OrEmpty<PartOf<Parameters, 'header'>> &
      OrEmpty<PartOf<Parameters, 'cookie'>> &
      OrEmpty<PartOf<Parameters, 'path'>>
  : never;

/** The parameters in the path of an operation by name, as sent. */
export type PathParameters<Operation> = Operation extends { parameters: infer Parameters }
  ? { [Name in keyof OrEmpty<PartOf<Parameters, 'path'>>]: string }
  : never;

/** Body of a successful response of a Chatwoot operation, in either profile. */
export type ChatwootBody<Id extends ChatwootOperationId> = SuccessBody<ChatwootOperation<Id>>;

/** A named schema of Chatwoot's document, in either profile. */
export type ChatwootSchema<Name extends keyof ChatwootDocumentedComponents['schemas']> =
  | ChatwootDocumentedComponents['schemas'][Name]
  | ChatwootObservedComponents['schemas'][Name];

/** Body of a successful response of a Rocket.Chat operation, in either profile. */
export type RocketChatBody<Id extends RocketChatOperationId> = SuccessBody<RocketChatOperation<Id>>;

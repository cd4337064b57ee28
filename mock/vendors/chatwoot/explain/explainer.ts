import type { ChatwootBody, ChatwootOperationId } from '../../../../specs/bodies.ts';
import type { Explainable } from '../../../explanation.ts';
import type { ChatwootCallOf } from '../handler.ts';

/** Lists the numbers in the body of an operation that can be explained. */
export type Explainer<Id extends ChatwootOperationId> = (
  call: ChatwootCallOf<Id>,
  body: ChatwootBody<Id>,
) => Explainable[];

export type Explainers = { [Id in ChatwootOperationId]?: Explainer<Id> };

import type { RocketChatBody, RocketChatOperationId } from '../../../../specs/bodies.ts';
import type { Explainable } from '../../../explanation.ts';
import type { RocketChatCallOf } from '../handler.ts';

/** Lists the numbers in the body of an operation that can be explained. */
export type Explainer<Id extends RocketChatOperationId> = (
  call: RocketChatCallOf<Id>,
  body: RocketChatBody<Id>,
) => Explainable[];

export type Explainers = { [Id in RocketChatOperationId]?: Explainer<Id> };

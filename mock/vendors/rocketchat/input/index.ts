import type { RocketChatOperationId } from '../../../../specs/bodies.ts';
import type { ServerInput } from '../../../vendor-interface/definition.ts';
import { dashboardInputs } from './dashboard.ts';
import { routeInputs } from './routes.ts';

/** Readers of input, by operationId. */
export const inputs = { ...dashboardInputs, ...routeInputs } satisfies Partial<
  Record<RocketChatOperationId, ServerInput>
>;

export type Inputs = typeof inputs;

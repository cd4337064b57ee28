import { operations } from '../../../specs/generated/rocketchat-operations.ts';
import { type KnownOperation, parseKnownOperations } from '../../../specs/known-operations.ts';

/** All operations that Rocket.Chat publishes. */
export const knownOperations: readonly KnownOperation[] = parseKnownOperations(operations);

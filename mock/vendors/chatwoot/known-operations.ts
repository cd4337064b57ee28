import { operations } from '../../../specs/generated/chatwoot-operations.ts';
import { type KnownOperation, parseKnownOperations } from '../../../specs/known-operations.ts';
import { unpublishedOperations } from './unpublished-operations.ts';

/** All operations of Chatwoot that the project knows. */
export const knownOperations: readonly KnownOperation[] = parseKnownOperations(unpublishedOperations + operations);

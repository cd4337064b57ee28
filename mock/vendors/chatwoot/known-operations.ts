import { operations } from '../../../specs/generated/chatwoot-operations.ts';
import { type KnownOperation, parseKnownOperations } from '../../../specs/known-operations.ts';
import { unpublishedOperations } from './unpublished-operations.ts';

const listed = parseKnownOperations(unpublishedOperations + operations);
const isListed = (method: string, path: string) => listed.some((each) => each.method === method && each.path === path);

/** The other method of each update: Rails routes PATCH and PUT alike, and documents have one of them. */
const otherUpdates = listed.flatMap(({ method, path }): KnownOperation[] => {
  const other = { PATCH: 'PUT', PUT: 'PATCH' }[method];
  return other === undefined || isListed(other, path) ? [] : [{ method: other, path }];
});

/** All operations of Chatwoot that the project knows. */
export const knownOperations: readonly KnownOperation[] = [...listed, ...otherUpdates];

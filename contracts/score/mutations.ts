import { figureMutations } from './figure-mutations.ts';
import { listMutations, queryMutations } from './list-mutations.ts';
import type { Mutation } from './mutation.ts';
import { shapeMutations, wholeMutations } from './shape-mutations.ts';

/** The mutations that a check is scored by. */
export const mutations: readonly Mutation[] = [
  ...shapeMutations,
  ...wholeMutations,
  ...figureMutations,
  ...listMutations,
  ...queryMutations,
];

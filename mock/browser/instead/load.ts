import { UsageError } from '../../../usage-error.ts';

/** In place of `specs/load.ts`: nobody reads files in a page. */

type Original = typeof import('../../../specs/load.ts');

export const loadDocument: Original['loadDocument'] = async (source) => {
  throw new UsageError('BAD_OPTION', `${source} can't be read here: a mock in a browser has our own documents only.`);
};

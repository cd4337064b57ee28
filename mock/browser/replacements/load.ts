import { UsageError } from '../../../usage-error.ts';

// Replaces `specs/documents/load.ts`: a page cannot read files.

type Original = typeof import('../../../specs/documents/load.ts');

export const loadDocument: Original['loadDocument'] = async (source) => {
  throw new UsageError(
    'OPTION_NEEDS_NODE',
    `Reading ${source} needs Node.js: a mock in a browser has only the built-in documents.`,
  );
};

import { UsageError } from '../../usage-error.ts';
import type { SourceDocument } from '../documents/load.ts';
import type { VendorName } from '../vendors.ts';
import { inspectDocument } from './inspect-document.ts';

const maxShownProblems = 20;

/** Names of documents that were already warned about, since a document is often read more than once. */
const warned = new Set<string>();

/** Suppresses the warning for a document of this name. */
export function suppressWarning(name: string): void {
  warned.add(name);
}

/**
 * Converts a user's document to a readable form. Violations of OpenAPI are repaired or ignored, and a warning states their
 * number.
 *
 * @throws UsageError `INVALID_DOCUMENT` with file and line of each place that cannot be read.
 */
export async function readUserDocument(source: SourceDocument, vendor: VendorName): Promise<SourceDocument> {
  const { json, problems, locateProblems } = await inspectDocument(source);
  const command = `chatpact specs --vendor ${vendor} --spec ${vendor}=${source.name}`;
  if (problems.some(({ isFatal }) => isFatal)) {
    const fatal = locateProblems().filter(({ isFatal }) => isFatal);
    const shown = fatal.slice(0, maxShownProblems).map(({ at, message }) => `${at}: ${message}.`);
    const more =
      fatal.length > maxShownProblems ? [`And ${fatal.length - maxShownProblems} more: ${command} lists all.`] : [];
    throw new UsageError('INVALID_DOCUMENT', [...shown, ...more, 'Correct the document in these places.'].join('\n'));
  }
  const warning = `${source.name} violates the OpenAPI specification in ${countPlaces(problems.length)}. Run ${command} to list them.`;
  if (problems.length > 0 && !warned.has(source.name)) {
    suppressWarning(source.name);
    process.emitWarning(warning, { type: 'Warning', code: 'CHATPACT_DOCUMENT' });
  }
  return { ...source, json };
}

const countPlaces = (count: number) => (count === 1 ? 'one place' : `${count} places`);

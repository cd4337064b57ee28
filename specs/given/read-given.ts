import { UsageError } from '../../usage-error.ts';
import type { SourceDocument } from '../load.ts';
import type { VendorName } from '../vendors.ts';
import { inspectDocument } from './inspect-document.ts';

/** As many lines as one reads. */
const mostTold = 20;

/** A document is often read more than once. */
const said = new Set<string>();

/** Of a document of this name there is nothing left to say. */
export function noteSaid(name: string): void {
  said.add(name);
}

/**
 * A user's document as it can be read. What is not as OpenAPI says is read as well as it can be, and a warning says how
 * many places there are.
 *
 * @throws UsageError `BAD_DOCUMENT` with file and line of all that can't be understood.
 */
export async function readGiven(source: SourceDocument, vendor: VendorName): Promise<SourceDocument> {
  const { json, problems } = await inspectDocument(source);
  const command = `chatpact specs --vendor ${vendor} --spec ${vendor}=${source.name}`;
  const fatal = problems.filter(({ isFatal }) => isFatal);
  if (fatal.length > 0) {
    const shown = fatal.slice(0, mostTold).map(({ at, message }) => `${at}: ${message}.`);
    const more = fatal.length > mostTold ? [`And ${fatal.length - mostTold} more: ${command} lists all.`] : [];
    throw new UsageError('INVALID_DOCUMENT', [...shown, ...more, 'Correct the document in these places.'].join('\n'));
  }
  const warning = `${source.name} is not as OpenAPI says in ${countPlaces(problems.length)}. ${command} lists them.`;
  if (problems.length > 0 && !said.has(source.name)) {
    noteSaid(source.name);
    process.emitWarning(warning, { type: 'Warning', code: 'CHATPACT_DOCUMENT' });
  }
  return { ...source, json };
}

const countPlaces = (count: number) => (count === 1 ? 'one place' : `${count} places`);

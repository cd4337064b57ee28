import { assertSameBeginning, type Beginning } from '../kept.ts';

/** The format of the files of a log. In 1, a record's checksum did not depend on the record before it. */
const present = 'chatpact.log/2';
const first = 'chatpact.log/1';

/** How a file begins that is written now. Earlier versions of chatpact refuse it, rather than take it for damaged. */
export const toFileBeginning = (beginning: Beginning): Beginning => ({ ...beginning, format: present });

/** Whether the checksums of a file that begins so depend on each other. */
export const isChained = ({ format }: Beginning): boolean => format !== first;

/**
 * A log outlives the version of chatpact that began it; everything else must be as it was.
 *
 * @throws UsageError `BAD_LOG`.
 */
export function assertOurs(ours: Beginning, theirs: Beginning): void {
  const isReadable = theirs.format === present || theirs.format === first;
  const read = isReadable && ours.format !== undefined ? { ...theirs, format: ours.format } : theirs;
  assertSameBeginning(ours, read, ['chatpact', 'documents']);
}

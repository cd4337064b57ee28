import { assertSameHeader, type LogHeader } from '../persistent-log.ts';

/** The format of a log's files. In format 1 a record's checksum did not depend on the previous record. */
const currentFormat = 'chatpact.log/2';
const format1 = 'chatpact.log/1';

/** The header of new files. Earlier versions of chatpact refuse it with a clear error instead of reporting damage. */
export const toFileHeader = (beginning: LogHeader): LogHeader => ({ ...beginning, format: currentFormat });

/** Whether the checksums of a file with this header depend on the previous record. */
export const isChained = ({ format }: LogHeader): boolean => format !== format1;

/**
 * Checks that a log was created with this server's options. Only the version of chatpact and the documents may differ.
 *
 * @throws UsageError `UNUSABLE_LOG`.
 */
export function assertReadableHeader(ours: LogHeader, theirs: LogHeader): void {
  const isReadable = theirs.format === currentFormat || theirs.format === format1;
  const read = isReadable && ours.format !== undefined ? { ...theirs, format: ours.format } : theirs;
  assertSameHeader(ours, read, ['chatpact', 'documents']);
}

import { UsageError } from '../../usage-error.ts';
import type { SourceDocument } from '../documents/load.ts';
import { toPointer } from '../json/json.ts';
import { listWritten } from './operation-key.ts';
import { isSameOperation, type PlacedOperation } from './same-operation.ts';

const maxShownConflicts = 20;

/**
 * Checks that documents can be merged: an operation in several documents must be equal in all of them.
 *
 * @throws UsageError `CONFLICTING_DOCUMENTS` with both places of each operation that differs.
 */
export function refuseConflicts(sources: readonly SourceDocument[]): void {
  const known = new Map<string, { placed: PlacedOperation; source: SourceDocument }>();
  const conflicts: string[] = [];
  for (const source of sources) {
    for (const written of listWritten(source.json)) {
      const placed = { ...written, document: source.json };
      const first = known.get(written.key);
      if (!first) known.set(written.key, { placed, source });
      // The linter reports duplicates within one document.
      else if (first.source !== source && !isSameOperation(first.placed, placed)) {
        const [one, other] = [locate(first.source, first.placed), locate(source, placed)];
        conflicts.push(`${other}: ${written.method.toUpperCase()} ${written.path} is another operation at ${one}.`);
      }
    }
  }
  if (conflicts.length === 0) return;
  const more = conflicts.length > maxShownConflicts ? [`And ${conflicts.length - maxShownConflicts} more.`] : [];
  const remedy = 'Documents may share an operation only if it is the same in each. Remove one of them.';
  throw new UsageError('CONFLICTING_DOCUMENTS', [...conflicts.slice(0, maxShownConflicts), ...more, remedy].join('\n'));
}

const locate = ({ locate: at }: SourceDocument, { path, method }: PlacedOperation) =>
  at(toPointer(['paths', path, method]));

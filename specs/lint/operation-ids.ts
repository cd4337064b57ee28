import { toPointer } from '../json.ts';
import type { SourceDocument } from '../load.ts';
import { listWritten, type WrittenOperation } from '../merge/operation-key.ts';
import type { LintProblem } from './rules.ts';

/** Operations of documents that together are one whose id another operation has. */
export function lintOperationIds(sources: readonly SourceDocument[]): LintProblem[] {
  const first = new Map<string, { at: string; key: string }>();
  return sources.flatMap((source) =>
    listWritten(source.json).flatMap((written): LintProblem[] => {
      const { operationId: id } = written.operation;
      if (typeof id !== 'string') return [];
      const at = locate(source, written);
      const known = first.get(id);
      if (!known) first.set(id, { at, key: written.key });
      // The same operation may stand in several documents.
      if (!known || (known.key === written.key && known.at !== at)) return [];
      return [
        {
          rule: 'duplicate-operation-id',
          at,
          message: `the operationId ${JSON.stringify(id)} is that of ${known.at}, too`,
        },
      ];
    }),
  );
}

const locate = ({ locate: at }: SourceDocument, { path, method }: WrittenOperation) =>
  at(toPointer(['paths', path, method]));

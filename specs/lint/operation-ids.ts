import type { SourceDocument } from '../documents/load.ts';
import { toPointer } from '../json/json.ts';
import { listWritten, type WrittenOperation } from '../merge/operation-key.ts';
import type { LintProblem } from './rules.ts';

/** Reports operations whose id another operation of the same contract has. The contract may consist of several documents. */
export function lintOperationIds(sources: readonly SourceDocument[]): LintProblem[] {
  const first = new Map<string, { at: string; key: string }>();
  return sources.flatMap((source) =>
    listWritten(source.json).flatMap((written): LintProblem[] => {
      const { operationId: id } = written.operation;
      if (typeof id !== 'string') return [];
      const at = locate(source, written);
      const known = first.get(id);
      if (!known) first.set(id, { at, key: written.key });
      // Several documents may contain the same operation.
      if (!known || (known.key === written.key && known.at !== at)) return [];
      return [
        {
          rule: 'duplicate-operation-id',
          at,
          message: `the operationId ${JSON.stringify(id)} is also used at ${known.at}`,
        },
      ];
    }),
  );
}

const locate = ({ locate: at }: SourceDocument, { path, method }: WrittenOperation) =>
  at(toPointer(['paths', path, method]));

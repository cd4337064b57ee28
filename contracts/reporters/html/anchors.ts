import type { CheckReport } from '../../results/check-report.ts';

/** Ids of HTML elements. Operation ids are not used, because a document may contain any text as an operation id. */
export interface Anchors {
  /** Operation ids in the order of the plan. */
  operations: readonly string[];
  ofOperation(id: string): string;
  ofCase(id: string): string;
}

export function toAnchors({ cases }: Pick<CheckReport, 'cases'>): Anchors {
  const operations = [...new Set(cases.map(({ operation }) => operation))];
  const caseNumbers = new Map(cases.map(({ id }, index) => [id, index + 1]));
  const operationNumbers = new Map(operations.map((id, index) => [id, index + 1]));
  return {
    operations,
    ofOperation: (id) => `operation-${operationNumbers.get(id) ?? 0}`,
    ofCase: (id) => `case-${caseNumbers.get(id) ?? 0}`,
  };
}

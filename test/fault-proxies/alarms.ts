import type { CheckReport } from '../../contracts/results/check-report.ts';

/** The false alarms of a check: findings that the ledger does not explain, and cases without a verdict. */
export function listAlarms({ cases, failure }: CheckReport, isKnown: (deviation: string) => boolean): string[] {
  const findings = cases.flatMap((each) => each.findings).filter(({ severity }) => severity !== 'observation');
  const unexplained = findings.filter(({ deviation }) => !deviation?.id.split(' + ').every(isKnown));
  const open = cases.filter(({ verdict }) => verdict === 'inconclusive');
  return [
    ...(failure ? [failure.message] : []),
    ...unexplained.map(({ caseId, message, deviation }) => `${caseId}: ${message} ${deviation?.id ?? ''}`),
    ...open.map(({ id, reason }) => `${id}: ${reason}`),
  ];
}

/** 1 if a known deviation is not excused by the ledger, else 0. */
export const dueExitCode = ({ cases }: CheckReport) =>
  cases.some(({ findings }) => findings.some(({ deviation }) => deviation?.excused === false)) ? 1 : 0;

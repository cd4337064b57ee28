import type { CheckReport } from '../../contracts/report.ts';

/** What the check says that it should not: nothing, where the ledger explains all of it and every case has a verdict. */
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

/** 1 where a known deviation is one that the ledger does not excuse, 0 else. */
export const dueExitCode = ({ cases }: CheckReport) =>
  cases.some(({ findings }) => findings.some(({ deviation }) => deviation?.excused === false)) ? 1 : 0;

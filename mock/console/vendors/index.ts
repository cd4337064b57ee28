import type { ServedVendor } from '../../admin/responses.ts';
import { chatwootReports } from './chatwoot/reports.ts';
import { toReport } from './declared-report.ts';
import type { ReportDefinition } from './report.ts';
import { rocketchatReports } from './rocketchat/reports.ts';

const ownReports: readonly ReportDefinition[] = [...chatwootReports, ...rocketchatReports];

/** The reports of these vendors: those of the console's own, and the charts that the vendors declare. */
export function listReports(vendors: readonly ServedVendor[]): ReportDefinition[] {
  return vendors.flatMap(({ name, charts }) => [
    ...ownReports.filter(({ vendor }) => vendor === name),
    ...charts.map((chart) => toReport(name, chart)),
  ]);
}

import type { VendorName } from '../../admin/responses.ts';
import type { ChartData } from '../charts/chart-data.ts';

/** A select control of a report. */
export interface Control {
  name: string;
  label: string;
  /** Values with their labels. The first one is the default. */
  options: readonly (readonly [value: string, label: string])[];
}

/** What the user has selected for a report. */
export interface ReportParameters {
  /** Start of the period in milliseconds since 1970, inclusive. */
  since: number;
  /** End of the period, exclusive. */
  until: number;
  /** Chatwoot account. */
  account: number;
  /** Values of the controls by control name. */
  values: Record<string, string>;
}

/** A vendor's report, charted as in the vendor's own dashboard. */
export interface ReportDefinition {
  id: string;
  vendor: VendorName;
  title: string;
  /** One sentence that describes the chart. */
  note: string;
  controls: readonly Control[];
  /** Takes the whole width. */
  isWide?: boolean;
  /** Path and query of the report's request. */
  path(choice: ReportParameters): string;
  /** @param body The body of a 200 to the report's request. */
  read(body: unknown, choice: ReportParameters): ChartData;
}

/** Defines a report whose `read` takes a typed response body. */
export function defineReport<Body>(
  picture: Omit<ReportDefinition, 'read'> & { read(body: Body, choice: ReportParameters): ChartData },
): ReportDefinition {
  return picture;
}

import { UsageError } from '../../usage-error.ts';
import type { ReportChart } from './report-chart.ts';

/**
 * Checks that each chart of a vendor has its own id, and names an operation with a handler.
 *
 * @throws UsageError `INVALID_PLUGIN` otherwise.
 */
export function assertCharts(vendor: string, charts: readonly ReportChart[], handlers: object): void {
  const ids = new Set<string>();
  for (const { id, operation } of charts) {
    const chart = `The chart "${id}" of the vendor "${vendor}"`;
    if (ids.has(id)) throw new UsageError('INVALID_PLUGIN', `${chart} is declared twice. Rename one of them.`);
    ids.add(id);
    if (Object.hasOwn(handlers, operation)) continue;
    const known = Object.keys(handlers).join(', ');
    throw new UsageError(
      'INVALID_PLUGIN',
      `${chart} names the operation "${operation}", which has no handler. Operations with a handler: ${known}.`,
    );
  }
}

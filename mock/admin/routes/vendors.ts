import type { Operation } from '../../../specs/operations.ts';
import type { ServedWorkspace } from '../../pipeline/served-workspace.ts';
import type { ReportChart } from '../../vendor-interface/report-chart.ts';
import type { Vendor } from '../../vendor-interface/vendor.ts';
import type { ServedChart, ServedVendor } from '../responses.ts';
import { type AdminRoute, defineRoute } from '../route.ts';

/** Routes that describe the vendors. */
export const vendorRoutes: AdminRoute[] = [
  defineRoute({
    method: 'get',
    path: '/vendors',
    summary: 'Lists the served vendors: name, title, version, example paths, and charts of reports.',
    answer: ({ workspace, vendors }): ServedVendor[] => vendors.map((vendor) => show(vendor, workspace)),
  }),
];

function show(vendor: Vendor, workspace: ServedWorkspace): ServedVendor {
  const { name, declaration } = vendor;
  return {
    name,
    title: declaration.title,
    version: workspace.version(name),
    samples: vendor.samples(workspace.clock.now()),
    charts: vendor.charts.flatMap((chart) => {
      // A user's document may lack the operation.
      const operation = workspace.contract(name).findOperation(chart.operation);
      return operation ? [showChart(chart, operation, vendor.canExplain(operation.id))] : [];
    }),
  };
}

function showChart(chart: ReportChart, operation: Operation, isExplained: boolean): ServedChart {
  const { id, title, note, rows = '', label, values = { [title]: '' }, unit = 'count' } = chart;
  const { window } = operation.behaviour;
  return { id, title, note, path: toPath(operation, chart.parameters), window, rows, label, values, unit, isExplained };
}

/** The path of a report, with the parameters that its chart sets. */
function toPath({ basePath = '', path, parameters }: Operation, values: Readonly<Record<string, string>> = {}): string {
  const isInPath = (name: string) => parameters.some((each) => each.in === 'path' && each.name === name);
  const entries = Object.entries(values);
  const query = new URLSearchParams(entries.filter(([name]) => !isInPath(name))).toString();
  const filled = entries.reduce((text, [name, value]) => text.replaceAll(`{${name}}`, encodeURIComponent(value)), path);
  return `${basePath}${filled}${query && `?${query}`}`;
}

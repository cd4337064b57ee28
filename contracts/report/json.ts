import { atTheEnd, type ReporterSpec } from './reporter.ts';

/** The {@link CheckReport} itself, indented. Its `format` names the shape and changes when the shape does. */
export const json: ReporterSpec = {
  name: 'json',
  summary: 'The whole report as one JSON document.',
  create: atTheEnd((report) => `${JSON.stringify(report, null, 2)}\n`),
};

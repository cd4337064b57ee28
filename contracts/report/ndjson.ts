import type { ReporterSpec } from './reporter.ts';

/** Every {@link CheckEvent} as it happens; the last holds the whole report. */
export const ndjson: ReporterSpec = {
  name: 'ndjson',
  summary: 'One line of JSON for each event, while the check runs.',
  create: (sink) => ({
    on: (event) => sink.write(`${JSON.stringify(event)}\n`),
  }),
};

import type { CreateReporter } from '../reporter.ts';

/** Writes each {@link CheckEvent} as it happens, one line of JSON each. The last one holds the whole report. */
export const ndjson: CreateReporter = (sink) => ({
  on: (event) => sink.write(`${JSON.stringify(event)}\n`),
});

import type { CreateReporter } from './reporter.ts';

/** Every {@link CheckEvent} as it happens; the last holds the whole report. */
export const ndjson: CreateReporter = (sink) => ({
  on: (event) => sink.write(`${JSON.stringify(event)}\n`),
});

import { type CreateReporter, createFinalReporter } from '../reporter.ts';

/** Writes the {@link CheckReport} as indented JSON. Its `format` is the version of the format. */
export const json: CreateReporter = createFinalReporter((report) => `${JSON.stringify(report, null, 2)}\n`);

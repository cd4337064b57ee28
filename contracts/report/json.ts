import { atTheEnd, type CreateReporter } from './reporter.ts';

/** Writes the {@link CheckReport} as indented JSON. Its `format` is the version of the format. */
export const json: CreateReporter = atTheEnd((report) => `${JSON.stringify(report, null, 2)}\n`);

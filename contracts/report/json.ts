import { atTheEnd, type CreateReporter } from './reporter.ts';

/** The {@link CheckReport} itself, indented. Its `format` names the shape and changes when the shape does. */
export const json: CreateReporter = atTheEnd((report) => `${JSON.stringify(report, null, 2)}\n`);

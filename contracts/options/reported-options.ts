import type { JsonObject } from '../../specs/json/json.ts';
import { type CheckOptionTable, checkOptionEntries } from './option-table.ts';
import type { CheckOptions } from './options.ts';
import type { ReportedForm, ReportedValue } from './reported-forms.ts';

/** The name of an option in reports; never for an option that reports do not list. */
type ReportedName<Entry> = Entry extends { reported: object; reportedAs: infer Name extends string }
  ? Name
  : Entry extends { reported: object; setting: infer Name extends string }
    ? Name
    : never;

/**
 * The options that were set, by their names in the configuration: durations in seconds, files relative to the working
 * folder, URLs without user and query. Credentials are left out.
 */
export type ReportedOptions = {
  [Name in keyof CheckOptionTable as ReportedName<CheckOptionTable[Name]>]?: CheckOptionTable[Name] extends {
    reported: ReportedForm<never, infer Reported>;
  }
    ? Reported
    : never;
};

interface ReportedOption {
  option: keyof CheckOptions;
  name: string;
  form: ReportedForm<unknown>;
}

const reportedOptions = checkOptionEntries.flatMap(([option, entry]): ReportedOption[] => {
  const { reported: form, setting = option, reportedAs: name = setting } = entry;
  return form ? [{ option, name, form }] : [];
});

/** The JSON Schema of the options in a report. */
export const reportedOptionsSchema: JsonObject = {
  description:
    'The options that were given and decide what the check does, by their names in the configuration. Durations are in seconds, files relative to the working folder, URLs without user and query.',
  type: 'object',
  additionalProperties: false,
  properties: Object.fromEntries(reportedOptions.map(({ name, form }) => [name, form.schema])),
};

/** What a report says of the options that it was made with. */
export function toReportedOptions(options: CheckOptions): ReportedOptions {
  const given = reportedOptions.flatMap(({ option, name, form }): [string, ReportedValue][] => {
    const value = options[option];
    return value === undefined ? [] : [[name, form.toReported(value)]];
  });
  return Object.fromEntries(given.filter(([, value]) => !Array.isArray(value) || value.length > 0));
}

/** The options that are equal in all given reports. */
export function toCommonOptions(all: readonly ReportedOptions[]): ReportedOptions {
  const [first = {}, ...others] = all;
  const toText = (value: unknown) => JSON.stringify(value);
  const isCommon = (name: string, value: unknown) =>
    others.every((other) => toText(other[name as keyof ReportedOptions]) === toText(value));
  return Object.fromEntries(Object.entries(first).filter(([name, value]) => isCommon(name, value)));
}

import type { JsonObject } from '../../specs/json/json.ts';
import { toShownFileName } from '../results/file-location.ts';

/** The value of an option in a report. */
export type ReportedValue = string | number | boolean | readonly string[];

/** How a report shows an option. */
export interface ReportedForm<Value, Reported extends ReportedValue = ReportedValue> {
  /** The JSON Schema of the reported value. */
  schema: JsonObject;
  /** Converts the option's value. An empty list is not reported. */
  toReported(value: Value): Reported;
}

const form = <Value, Reported extends ReportedValue>(
  schema: JsonObject,
  toReported: (value: Value) => Reported,
): ReportedForm<Value, Reported> => ({ schema, toReported });

const list = { type: 'array', items: { type: 'string' } };

export const text = form({ type: 'string' }, (value: string | number) => String(value));
export const number = form({ type: 'number' }, (value: number) => value);
export const boolean = form({ type: 'boolean' }, (value: boolean) => value);
export const texts = form(list, (values: readonly string[]) => values);
/** Milliseconds of the library, as seconds. */
export const seconds = form({ type: 'number' }, (milliseconds: number) => milliseconds / 1000);
/** A file relative to the working folder, or a URL without user and query. */
export const file = form({ type: 'string' }, (name: string) => toShownFileName(name));
export const files = form(list, (names: readonly string[]) => names.map((name) => toShownFileName(name)));

/** A single document is a text, several are a list. */
export const documents = form(
  { anyOf: [{ type: 'string' }, list] },
  (names: string | readonly string[]): string | readonly string[] => {
    const [first, ...others] = files.toReported([names].flat());
    return first === undefined || others.length > 0 ? [first ?? [], others].flat() : first;
  },
);

/** Entries as `inbox=3`. */
export const pairs = form(
  { ...list, description: 'Ids by kind, as inbox=3.' },
  (ids: Readonly<Record<string, string | number>>) => Object.entries(ids).map(([kind, id]) => `${kind}=${id}`),
);

export const operationIds = form(
  { ...list, description: 'Ids of the operations that have options of their own.' },
  (operations: Readonly<Record<string, object>>) => Object.keys(operations),
);

export const pluginNames = form(
  { ...list, description: 'Names of the plugins that added to the check.' },
  (plugins: readonly { name: string }[]) => plugins.map(({ name }) => name),
);

import type { FaultRule } from '../../mock/faults/injected-fault.ts';
import type { JsonObject } from '../../specs/json/json.ts';
import { documents } from '../settings/file-kinds.ts';
import { type Kind, unchanged } from '../settings/kind.ts';
import { textSchema } from '../settings/kinds.ts';
import type { MockFlags } from './flag-table.ts';

/** A key of the section `mock` in the configuration. */
export interface MockSetting {
  kind: Kind<unknown>;
  /** Describes the key in the schema of the configuration. */
  description: string;
  /** Why a found configuration may not have the key; absent if it may. */
  untrusted?: string;
  /** Converts a value to the flags that would set it. */
  toFlags(value: unknown): Partial<MockFlags>;
}

/** Defines a key. The value has been validated with the schema of its kind. */
export function setting<Value>(
  kind: Kind<Value>,
  description: string,
  toFlags: (value: Value) => Partial<MockFlags>,
  untrusted?: string,
): MockSetting {
  // The kind and the function agree on the type of the value, which the table of all keys cannot express.
  return { kind, description, toFlags, ...(untrusted && { untrusted }) } as MockSetting;
}

const typed = <Value>(schema: JsonObject): Kind<Value> => unchanged({ schema, fate: 'typed' });

export const integer = (minimum: number, maximum: number) => typed<number>({ type: 'integer', minimum, maximum });
export const positive = typed<number>({ type: 'number', exclusiveMinimum: 0 });
export const amount = typed<number>({ type: 'number', minimum: 0 });
export const words = typed<string[]>({ type: 'array', items: textSchema });
export const origins = typed<boolean | string[]>({ type: ['boolean', 'array'], items: textSchema });
export const versionsByVendor = typed<Record<string, string>>({ type: 'object', additionalProperties: textSchema });

/** Whether the admin API is served, or its own port. */
export const adminApi = typed<boolean | { port: number }>({
  type: ['boolean', 'object'],
  required: ['port'],
  additionalProperties: false,
  properties: { port: { type: 'integer', minimum: 0, maximum: 65_535 } },
});

/** The mock validates the rules, as those of POST /__admin/faults. */
export const faultRules = unchanged<FaultRule[]>({
  schema: { type: 'array', items: { type: 'object' } },
  fate: 'kept',
});

/** Documents, by vendor. */
export const documentsByVendor = unchanged<Record<string, string | string[]>>({
  schema: { type: 'object', additionalProperties: documents.schema },
  fate: 'kept',
  confined: 'read',
  splitPath: (path) => ['', path],
  mapTexts: (byVendor, change) =>
    Object.fromEntries(
      Object.entries(byVendor).map(([vendor, paths]) => [
        vendor,
        typeof paths === 'string' ? change(paths) : paths.map(change),
      ]),
    ),
});

/** Whether a mock serves HTTPS, or the files of its certificate. Like other files of TLS, they may be anywhere. */
export const certificateFiles = unchanged<boolean | { cert: string; key?: string }>({
  schema: {
    type: ['boolean', 'object'],
    required: ['cert'],
    additionalProperties: false,
    properties: { cert: textSchema, key: textSchema },
  },
  fate: 'kept',
  splitPath: (path) => ['', path],
  mapTexts: (given, change) =>
    typeof given === 'boolean'
      ? given
      : { cert: change(given.cert), ...(given.key !== undefined && { key: change(given.key) }) },
});

/** The address of a log: `file:FOLDER`, or a URL of Redis. */
export const logAddress = unchanged<string>({
  schema: textSchema,
  fate: 'sent',
  confined: 'written',
  splitPath(text) {
    const [, before = text, path] = /^(file:)(?!\/\/)(.+)$/s.exec(text) ?? [];
    return [before, path];
  },
  mapTexts: (address, change) => change(address),
});

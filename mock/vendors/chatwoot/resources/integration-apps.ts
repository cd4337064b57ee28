import { isObject, type Json, type JsonObject } from '../../../../specs/json/json.ts';
import { integrations } from './integrations.ts';

/** An integration as the server is configured, with the names of the wire. */
export interface IntegrationApp {
  id: string;
  /** Absent if a new server does not list it. */
  texts?: { name: string; description: string; short_description: string };
  logo?: string;
  i18n_key?: string;
  action?: string;
  hook_type: 'account' | 'inbox';
  allow_multiple_hooks: boolean;
  /** The feature that the account needs. Accounts of the mock have none. */
  feature_flag?: string;
  settings_json_schema?: {
    type: string;
    properties: Record<string, { type: string }>;
    required: string[];
    additionalProperties: boolean;
  };
  settings_form_schema?: JsonObject[];
  visible_properties?: string[];
}

/** Returns an integration by its id; undefined if the server has no such integration. */
export const findApp = (id: unknown): IntegrationApp | undefined => integrations.find((app) => app.id === id);

/** Whether settings are valid for an app. Apps without a schema, and unknown ones, take any. */
export function isValidSettings(id: unknown, settings: Json): boolean {
  const schema = findApp(id)?.settings_json_schema;
  if (!schema) return true;
  if (!isObject(settings)) return false;
  const isOfType = ([name, value]: [string, Json | undefined]) => {
    const type = Object.hasOwn(schema.properties, name) ? schema.properties[name]?.type : undefined;
    if (type === 'object') return isObject(value);
    return type === 'integer' ? Number.isInteger(value) : type !== undefined && typeof value === type;
  };
  return schema.required.every((name) => Object.hasOwn(settings, name)) && Object.entries(settings).every(isOfType);
}

import type { JsonObject } from '../../specs/json/json.ts';
import { mockSettingEntries } from '../mock/setting-table.ts';
import { settingEntries } from '../settings/table.ts';

const description = `Servers to check, settings of the checks, and of the mock. In every string, \${NAME} and \${NAME:-default} are replaced with environment variables. Paths are relative to this file. A configuration that was found in the folder, not passed with --config, may use only CHATPACT_* variables for URLs, ids, parameters, credentials and output files, and its paths must stay in its own folder.`;

const inConfiguration = settingEntries.filter(([, entry]) => entry.description !== undefined);

const toProperties = (entries: typeof settingEntries): JsonObject =>
  Object.fromEntries(entries.map(([name]) => [name, { $ref: `#/$defs/${name}` }]));

/**
 * The JSON Schema of the configuration. `npm run schemas:generate` writes it to config.schema.json, which the package exports
 * as `chatpact/config.schema.json`.
 */
export const configSchema: JsonObject = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'chatpact.config',
  description,
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string', description: 'Path or URL of this schema, for editors.' },
    defaults: {
      description: 'Default settings of all targets, and of a URL on the command line.',
      type: 'object',
      additionalProperties: false,
      properties: toProperties(inConfiguration.filter(([, { isTargetOnly }]) => !isTargetOnly)),
    },
    targets: {
      description: 'Servers by name, for `chatpact check NAME`.',
      type: 'object',
      propertyNames: { pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' },
      additionalProperties: {
        type: 'object',
        required: ['url'],
        additionalProperties: false,
        properties: toProperties(inConfiguration),
      },
    },
    mock: {
      description: 'Settings of `chatpact mock`. Flags and environment variables take precedence.',
      type: 'object',
      additionalProperties: false,
      properties: Object.fromEntries(
        mockSettingEntries.map(([name, { kind, description: text }]) => [name, { ...kind.schema, description: text }]),
      ),
    },
  },
  $defs: Object.fromEntries(
    inConfiguration.map(([name, entry]) => [name, { ...entry.kind.schema, description: entry.description }]),
  ),
};

import { configSchema as schema } from '../../cli/config/config-schema.ts';
import { isObject, type JsonObject } from '../../specs/json/json.ts';
import { code, codes, join, toTable } from './markdown.ts';

/** Generates the page of all configuration keys from the schema. */
export function toConfigurationPage(): string {
  const definitions = schema.$defs as Record<string, JsonObject>;
  const { defaults, targets, mock } = schema.properties as Record<'defaults' | 'targets' | 'mock', JsonObject>;
  const target = (targets.additionalProperties as JsonObject).properties as JsonObject;
  const inDefaults = Object.keys(defaults.properties as JsonObject);
  const rows = Object.entries(target).map(([name, raw]) => {
    const key = resolve(raw as JsonObject, definitions);
    return [code(name), toKind(key), inDefaults.includes(name) ? 'yes' : 'no', String(key.description ?? '')];
  });
  return join(
    '# Configuration',
    `\`chatpact.config.yaml\`, \`.yml\` or \`.json\`, or \`--config FILE\`. ${schema.description}`,
    toTable(
      ['key', ''],
      [
        ['`defaults`', String(defaults.description)],
        ['`targets`', String(targets.description)],
        ['`mock`', String(mock.description)],
      ],
    ),
    '## Keys of a target',
    toTable(['key', 'takes', 'in defaults', ''], rows),
    '## Keys of the mock',
    toTable(
      ['key', 'takes', ''],
      Object.entries(mock.properties as JsonObject).map(([name, raw]) => {
        const key = raw as JsonObject;
        return [code(name), toKind(key), String(key.description ?? '')];
      }),
    ),
    'The schema is exported as `chatpact/config.schema.json`.',
  );
}

function resolve(key: JsonObject, definitions: Record<string, JsonObject>): JsonObject {
  const [, name = ''] = /^#\/\$defs\/(.+)$/.exec(String(key.$ref)) ?? [];
  return { ...definitions[name], ...key };
}

function toKind({ type, enum: values, items }: JsonObject): string {
  if (Array.isArray(values)) return codes(values.map(String));
  const kinds = Array.isArray(type) ? type.join(' or ') : String(type ?? '');
  return isObject(items) ? `${kinds} of ${String(items.type)}s` : kinds;
}

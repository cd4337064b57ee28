import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { findAt, fromPointer, isObject, toPointer } from '../../specs/json/json.ts';
import { listMistakes } from '../../specs/schemas/mistakes.ts';
import { UsageError } from '../../usage-error.ts';
import { findSettingOfFlag } from '../mock/setting-aliases.ts';
import type { Settings } from '../settings/table.ts';
import { configSchema } from './config-schema.ts';
import type { Substituted } from './substitute.ts';

/** The content of a configuration. Targets do not include the defaults. */
export interface ConfigContent {
  defaults?: Settings;
  targets?: Record<string, Settings & { url: string }>;
  /** The section for `chatpact mock`; see cli/mock/setting-table.ts. */
  mock?: Record<string, unknown>;
}

let validate: ValidateFunction<ConfigContent> | undefined;

/**
 * Validates a configuration with the schema that is published as `chatpact/config.schema.json`. It converts values of
 * environment variables to numbers and booleans where the schema expects them, and ignores strings with missing variables.
 *
 * @throws UsageError `INVALID_CONFIG` with a line for each mistake. Of values, which may be secrets, it quotes only wrong choices that
 * are written in the file.
 */
export function validateConfig(
  { content, filled, missing }: Substituted,
  where: (at: string) => string,
): ConfigContent {
  validate ??= compile();
  if (!validate(content)) {
    for (const { keyword, instancePath, params } of validate.errors ?? []) {
      if (keyword === 'type' && filled.has(instancePath)) convert(content, instancePath, [params.type].flat());
    }
  }
  if (validate(content)) return content;
  const problems = (validate.errors ?? []).filter(({ instancePath }) => !missing.has(instancePath));
  if (problems.length === 0) return content as ConfigContent;
  const lines = listMistakes(problems, content, (pointer) => !filled.has(pointer)).map(
    ({ pointer, sentence }) => `${where(pointer)}: ${toFlagHint(pointer) ?? sentence}`,
  );
  throw new UsageError('INVALID_CONFIG', lines.join('\n'));
}

/** The sentence about a key of the section `mock` that is named like a flag; undefined for other places. */
function toFlagHint(pointer: string): string | undefined {
  const [section, name = '', ...rest] = fromPointer(pointer);
  const key = section === 'mock' && rest.length === 0 ? findSettingOfFlag(name) : undefined;
  return key && `mock.${name} is not known here. Use ${key}.`;
}

function compile(): ValidateFunction<ConfigContent> {
  return new Ajv2020({
    allErrors: true,
    allowUnionTypes: true,
    strictTypes: false,
    verbose: true,
  }).compile<ConfigContent>(configSchema);
}

/** Converts the text at a JSON Pointer to the first type that fits, in place. Other text stays unchanged. */
function convert(content: unknown, pointer: string, types: readonly string[]): void {
  const path = fromPointer(pointer);
  const last = path.pop() ?? '';
  const parent = findAt(content, toPointer(path));
  const text = findAt(content, pointer);
  if (!(isObject(parent) || Array.isArray(parent)) || typeof text !== 'string') return;
  const converters: Record<string, () => unknown> = {
    boolean: () => ({ true: true, false: false })[text],
    number: () => (text.trim() === '' ? undefined : Number(text)),
    integer: () => (/^-?\d+$/.test(text) ? Number(text) : undefined),
  };
  const value = types.map((type) => converters[type]?.()).find((each) => each !== undefined && !Number.isNaN(each));
  if (value !== undefined) Object.assign(parent, { [last]: value });
}

import type { Limits } from '../../contracts/options/limits.ts';
import { parseShard, type Shard } from '../../contracts/options/shard.ts';
import type { JsonObject } from '../../specs/json/json.ts';
import { collectValues, parseNumber } from '../flags/shared-flags.ts';
import { type Fate, type Kind, unchanged } from './kind.ts';

export const textSchema: JsonObject = { type: 'string', minLength: 1 };

export const boolean = unchanged<boolean>({ schema: { type: 'boolean' }, fate: 'typed' });

export const text = (fate: Fate): Kind<string> => unchanged({ schema: textSchema, fate });

export const choice = (choices: readonly string[]): Kind<string> =>
  unchanged({ schema: { enum: [...choices] }, fate: 'typed', choices });

/** The name of a vendor: a built-in one, or one of a plugin. */
export const vendorName = unchanged<string>({
  schema: { type: 'string', pattern: '^[a-z][a-z0-9-]*$' },
  fate: 'typed',
});

export const url = unchanged<string>({ schema: { type: 'string' }, fate: 'sent' });

/** A list that must not be empty. */
export const selectors = unchanged<readonly string[]>({
  schema: { type: 'array', minItems: 1, items: textSchema },
  fate: 'kept',
  parseFlag: collectValues,
});

export const id = unchanged<string | number>({ schema: { type: ['string', 'integer'] }, fate: 'typed' });

/** A date, or Unix seconds. */
export const time: Kind<string | number, string> = { ...id, toOption: String };

export const shard: Kind<string, Shard> = { ...text('typed'), toOption: (value) => parseShard(value) };

/** A number within the limits that the library has for it. The command line and the configuration count in seconds. */
export const number = ({ kind, min, max }: Limits): Kind<number> => {
  const scale = kind === 'milliseconds' ? 1000 : 1;
  return {
    schema: { type: kind === 'integer' ? 'integer' : 'number', minimum: min / scale, maximum: max / scale },
    fate: 'typed',
    parseFlag: parseNumber,
    toOption: (value) => value * scale,
  };
};

const amount = (schema: JsonObject): Kind<number | string> => unchanged({ schema, fate: 'typed' });

export const rate = amount({
  type: ['number', 'string'],
  exclusiveMinimum: 0,
  pattern: '^[0-9]+(\\.[0-9]+)?(/[sm])?$',
});

export const responseTime = amount({
  type: ['number', 'string'],
  exclusiveMinimum: 0,
  pattern: '^[0-9]+(\\.[0-9]+)?(ms|s|m)?$',
});

/** A number of cases, or a percentage. */
export const tolerance = amount({
  type: ['integer', 'string'],
  minimum: 0,
  pattern: '^[0-9]+(\\.[0-9]+)?%?$',
});

import { InvalidArgumentError } from 'commander';
import type { CheckOptions } from '../../contracts/index.ts';
import { parseHeaders } from '../flags/headers.ts';
import { collectLines } from '../flags/shared-flags.ts';
import { type Kind, unchanged } from './kind.ts';

function collectIds(text: string, given: Ids = {}): Ids {
  const [kind, id] = text.split('=', 2);
  if (!kind || !id) throw new InvalidArgumentError('Expected KIND=ID, such as inbox=3 or team=2.');
  return { ...given, [kind]: id };
}

type Ids = Record<string, string | number>;

export const ids = unchanged<Ids>({
  schema: { type: 'object', additionalProperties: { type: ['string', 'integer'] } },
  fate: 'sent',
  isMerged: true,
  parseFlag: collectIds,
});

/** Names of environment variables. Their values are sent. */
export const variableNames = unchanged<Record<string, string>>({
  schema: {
    type: 'object',
    propertyNames: { pattern: '^CHATPACT_[A-Z0-9_]+$' },
    additionalProperties: { type: 'string', pattern: '^[A-Za-z_][A-Za-z0-9_]*$' },
  },
  fate: 'sent',
  isMerged: true,
});

/** Headers; as flags, each is `Name: value`. */
export const headers: Kind<Record<string, string>, Record<string, string>, string[]> = {
  schema: { type: 'object', additionalProperties: { type: 'string', minLength: 1 } },
  fate: 'header',
  parseFlag: collectLines,
  fromFlag: parseHeaders,
  toOption: (value) => value,
};

export const operations = unchanged<NonNullable<CheckOptions['operations']>>({
  schema: {
    type: 'object',
    additionalProperties: {
      type: 'object',
      additionalProperties: false,
      properties: {
        skip: { type: 'string', minLength: 1, description: 'Skip this operation, for this reason.' },
        parameters: {
          description: 'Values to send, by name of the parameter.',
          type: 'object',
          additionalProperties: { type: ['string', 'number', 'boolean'] },
        },
      },
    },
  },
  fate: 'sent',
  isMerged: true,
});

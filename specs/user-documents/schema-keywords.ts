import { isObject } from '../json/json.ts';
import { schemaLists, schemaMaps, schemaSingles } from '../schemas/normalize.ts';

/** The values that a keyword of JSON Schema allows. */
interface Keyword {
  isValid(value: unknown): boolean;
  /** The expectation after "must be": "a number". */
  due: string;
}

const types = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];
const isType = (value: unknown) => typeof value === 'string' && types.includes(value);
const isText = (value: unknown) => typeof value === 'string';
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 0;
const isNumber = (value: unknown) => typeof value === 'number';
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const isSchema = (value: unknown) => isObject(value) || typeof value === 'boolean';
const isSchemas = (value: unknown) => Array.isArray(value) && value.length > 0;

const type: Keyword = {
  isValid: (value) => isType(value) || (Array.isArray(value) && value.length > 0 && value.every(isType)),
  due: `one of ${types.join(', ')}, or a list of them`,
};
const number: Keyword = { isValid: isNumber, due: 'a number' };
const limit: Keyword = { isValid: (value) => isNumber(value) || typeof value === 'boolean', due: 'a number' };
const count: Keyword = { isValid: isCount, due: 'an integer of at least 0' };
const text: Keyword = { isValid: isText, due: 'a string' };
const flag: Keyword = { isValid: (value) => typeof value === 'boolean', due: 'true or false' };
const texts: Keyword = { isValid: isTexts, due: 'a list of names' };
const mapping: Keyword = { isValid: isObject, due: 'a mapping' };
const schema: Keyword = { isValid: isSchema, due: 'a schema' };
const schemas: Keyword = { isValid: isSchemas, due: 'a list of schemas' };

const ofAll = (words: readonly string[], keyword: Keyword) => Object.fromEntries(words.map((each) => [each, keyword]));

/** The keywords of JSON Schema and OpenAPI that make a validator fail if their values have the wrong type. */
export const schemaKeywords: Readonly<Record<string, Keyword>> = {
  type,
  enum: { isValid: (value) => Array.isArray(value) && value.length > 0, due: 'a list of values' },
  multipleOf: { isValid: (value) => isNumber(value) && Number(value) > 0, due: 'a number greater than 0' },
  maximum: number,
  minimum: number,
  exclusiveMaximum: limit,
  exclusiveMinimum: limit,
  maxLength: count,
  minLength: count,
  maxItems: count,
  minItems: count,
  maxProperties: count,
  minProperties: count,
  maxContains: count,
  minContains: count,
  pattern: text,
  format: text,
  uniqueItems: flag,
  nullable: flag,
  required: texts,
  dependentRequired: {
    isValid: (value) => isObject(value) && Object.values(value).every(isTexts),
    due: 'lists of names',
  },
  ...ofAll(schemaMaps, mapping),
  ...ofAll(schemaLists, schemas),
  ...ofAll(schemaSingles, schema),
  $ref: text,
};

import { isObject } from '../json.ts';
import { schemaLists, schemaMaps, schemaSingles } from '../normalize.ts';

/** What a word of JSON Schema takes. */
interface Word {
  isRight(value: unknown): boolean;
  /** "a number" */
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

const type: Word = {
  isRight: (value) => isType(value) || (Array.isArray(value) && value.length > 0 && value.every(isType)),
  due: `one of ${types.join(', ')}, or a list of them`,
};
const number: Word = { isRight: isNumber, due: 'a number' };
const limit: Word = { isRight: (value) => isNumber(value) || typeof value === 'boolean', due: 'a number' };
const count: Word = { isRight: isCount, due: 'a whole number from 0 on' };
const text: Word = { isRight: isText, due: 'a text' };
const flag: Word = { isRight: (value) => typeof value === 'boolean', due: 'true or false' };
const texts: Word = { isRight: isTexts, due: 'a list of names' };
const mapping: Word = { isRight: isObject, due: 'a mapping' };
const schema: Word = { isRight: isSchema, due: 'a schema' };
const schemas: Word = { isRight: isSchemas, due: 'a list of schemas' };

const ofAll = (words: readonly string[], word: Word) => Object.fromEntries(words.map((each) => [each, word]));

/** The words of JSON Schema and OpenAPI that a validator reads; it fails over a value of another kind. */
export const schemaWords: Readonly<Record<string, Word>> = {
  type,
  enum: { isRight: (value) => Array.isArray(value) && value.length > 0, due: 'a list of values' },
  multipleOf: { isRight: (value) => isNumber(value) && Number(value) > 0, due: 'a number above 0' },
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
    isRight: (value) => isObject(value) && Object.values(value).every(isTexts),
    due: 'lists of names',
  },
  ...ofAll(schemaMaps, mapping),
  ...ofAll(schemaLists, schemas),
  ...ofAll(schemaSingles, schema),
  $ref: text,
};

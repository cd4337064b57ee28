import type { SchemaValidateFunction } from 'ajv/dist/types/index.js';
import type { Json } from '../json/json.ts';
import { discriminatorWord } from '../schemas/normalize.ts';

/** The values that a discriminator allows. */
interface Wanted {
  propertyName: string;
  values: Json[];
  /** True if other values are allowed. */
  isOpen: boolean;
}

/**
 * Ajv keyword for an object that selects no branch. It is only evaluated for such objects. The error is about the property.
 */
export const namesBranch: SchemaValidateFunction = ({ propertyName, values, isOpen }: Wanted, data: object) => {
  if (isOpen) return true;
  const isMissing = !Object.hasOwn(data, propertyName);
  const params = { [isMissing ? 'missingProperty' : 'property']: propertyName, allowedValues: values };
  namesBranch.errors = [{ keyword: discriminatorWord, message: 'names no schema', params }];
  return false;
};

import type { SchemaValidateFunction } from 'ajv/dist/types/index.js';
import type { Json } from '../json.ts';
import { discriminatorWord } from '../normalize.ts';

/** What an object has to say by a discriminator. */
interface Wanted {
  propertyName: string;
  values: Json[];
  /** Another value will do. */
  isOpen: boolean;
}

/**
 * Judges, for Ajv, an object that names no branch. Only such objects come here; the error is about the property.
 */
export const namesBranch: SchemaValidateFunction = ({ propertyName, values, isOpen }: Wanted, data: object) => {
  if (isOpen) return true;
  const isMissing = !Object.hasOwn(data, propertyName);
  const params = { [isMissing ? 'missingProperty' : 'property']: propertyName, allowedValues: values };
  namesBranch.errors = [{ keyword: discriminatorWord, message: 'names no schema', params }];
  return false;
};

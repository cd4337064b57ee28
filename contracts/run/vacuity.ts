import { isObject } from '../../specs/json/json.ts';
import { resolve } from '../../specs/operations.ts';
import type { Subject } from '../checks/check.ts';
import { findContent } from '../checks/content-type.ts';

/** Common error bodies. A schema that also accepts an error body cannot prove anything. */
const errorEnvelopes = [
  { error: 'text' },
  { errors: ['text'] },
  { message: 'text' },
  { success: false, error: 'text' },
  { status: 'error', message: 'text' },
];

/** Returns why a successful response proves nothing; undefined if it proves something. */
export function findVacuousReason({ contract, operation, exchange }: Subject): string | undefined {
  const { body, status } = exchange;
  if (body.kind !== 'json') return undefined;
  if (isWithoutData(body.value)) return 'the response holds no data to judge';
  const found = findContent({ operation, exchange });
  const schema = found?.content.schema;
  if (!found || !schema) return 'the document has no schema for this response';
  const accepts = (value: unknown) =>
    contract.validator.checkResponse(operation, status, found.mediaType, value, 'closed')?.length === 0;
  if (errorEnvelopes.some(accepts)) return 'the schema, even in closed form, also accepts an error message';
  // A map has no required keys. This one was not empty, so its values were judged.
  const isMap = isObject(resolve(contract.document, schema).additionalProperties);
  return !isMap && accepts({}) ? 'the schema, even in closed form, also accepts {}' : undefined;
}

/** True for an empty value, and for an object whose lists are all empty. */
function isWithoutData(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (!isObject(value)) return false;
  const values = Object.values(value);
  const lists = values.filter(Array.isArray);
  return values.length === 0 || (lists.length > 0 && lists.every((list) => list.length === 0));
}

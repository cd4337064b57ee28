import { isObject } from '../specs/json.ts';
import { resolve } from '../specs/operations.ts';
import type { Subject } from './checks/check.ts';
import { findContent } from './checks/content-type.ts';

/** What services commonly send when something went wrong. A schema that takes them for an answer says nothing. */
const errorEnvelopes = [
  { error: 'text' },
  { errors: ['text'] },
  { message: 'text' },
  { success: false, error: 'text' },
  { status: 'error', message: 'text' },
];

/** Why a success proves nothing, or undefined when it does prove something. */
export function findVacuity({ contract, operation, exchange }: Subject): string | undefined {
  const { body, status } = exchange;
  if (body.kind !== 'json') return undefined;
  if (isVoid(body.value)) return 'the answer holds nothing to judge';
  const found = findContent({ operation, exchange });
  const schema = found?.content.schema;
  if (!found || !schema) return 'the document has no schema for this answer';
  const accepts = (value: unknown) =>
    contract.validator.checkResponse(operation, status, found.mediaType, value, 'closed')?.length === 0;
  if (errorEnvelopes.some(accepts)) return 'the schema, even closed, would take an error message for an answer';
  // A map's keys can't be required; it was not empty, so its values were judged.
  const isMap = isObject(resolve(contract.document, schema).additionalProperties);
  return !isMap && accepts({}) ? 'the schema, even closed, would take {} for an answer' : undefined;
}

/** Nothing at all, or lists of which every one is empty. */
function isVoid(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  if (!isObject(value)) return false;
  const values = Object.values(value);
  const lists = values.filter(Array.isArray);
  return values.length === 0 || (lists.length > 0 && lists.every((list) => list.length === 0));
}

import type { IncomingMessage } from 'node:http';
import { findMediaType, formTypes, isJsonType, toBareType } from '../../specs/media-types.ts';
import type { Operation } from '../../specs/operations.ts';
import type { FormField } from '../../specs/parameters/form.ts';
import type { Validator } from '../../specs/validator.ts';
import type { MockRequest } from '../vendor.ts';

/** What the parsers found in a body. */
export interface ReadBody {
  /** Of JSON, or what the names of a form's fields make. */
  body?: unknown;
  /** Of a form. */
  fields?: readonly FormField[];
  /** Of a text that is no JSON. */
  text?: string;
}

/** What an operation that only a document describes is held against. */
export interface Documented {
  operation: Operation;
  validator: Validator;
}

/**
 * The body of a request as its document describes it: by the media type that fits the one that was sent. A form becomes
 * the object of its schema, text stays text, and of anything else only its size is kept.
 */
export function toDocumentedBody(
  { headers }: IncomingMessage,
  { body, fields, text }: ReadBody,
  { operation, validator }: Documented,
): Pick<MockRequest, 'body' | 'bodyType'> {
  const bodyType = toBareType(headers['content-type'] ?? '');
  const listed = operation.body?.content ?? {};
  const key = findMediaType(Object.keys(listed), bodyType);
  const content = key === undefined ? undefined : listed[key];
  if (isJsonType(bodyType) || !content) return { body, bodyType };
  if (formTypes.includes(bodyType) && fields) return { body: validator.readForm(content, fields), bodyType };
  return { body: text ?? { mediaType: bodyType, bytes: Number(headers['content-length'] ?? 0) }, bodyType };
}

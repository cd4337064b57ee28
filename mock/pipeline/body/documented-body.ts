import type { IncomingMessage } from 'node:http';
import { findMediaType, formTypes, isJsonType, toBareType } from '../../../specs/media-types.ts';
import type { Operation } from '../../../specs/operations.ts';
import type { FormField } from '../../../specs/parameters/form.ts';
import type { Validator } from '../../../specs/schemas/validator.ts';
import type { MockRequest } from '../../vendor-interface/request.ts';

/** What the body parsers leave on a request. */
export interface ParsedBody {
  /** The parsed JSON, or the object that a form's field names describe. */
  body?: unknown;
  /** Fields of a form. */
  fields?: readonly FormField[];
  /** Text of a body that is not JSON. */
  text?: string;
}

/** An operation without a handler, and the validator of its document. */
export interface DocumentedOperation {
  operation: Operation;
  validator: Validator;
}

/**
 * Converts a body to what the operation's document describes, by the media type that matches. A form becomes the object
 * of its schema and text stays text. Of any other body only its size is kept.
 */
export function toDocumentedBody(
  { headers }: IncomingMessage,
  { body, fields, text }: ParsedBody,
  { operation, validator }: DocumentedOperation,
): Pick<MockRequest, 'body' | 'bodyType'> {
  const bodyType = toBareType(headers['content-type'] ?? '');
  const listed = operation.body?.content ?? {};
  const key = findMediaType(Object.keys(listed), bodyType);
  const content = key === undefined ? undefined : listed[key];
  if (isJsonType(bodyType) || !content) return { body, bodyType };
  if (formTypes.includes(bodyType) && fields) return { body: validator.readForm(content, fields), bodyType };
  return { body: text ?? { mediaType: bodyType, bytes: Number(headers['content-length'] ?? 0) }, bodyType };
}

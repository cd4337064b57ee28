import type { IncomingMessage } from 'node:http';
import express from 'express';
import { formTypes, isJsonType } from '../../../specs/media-types.ts';
import type { FormField } from '../../../specs/parameters/form.ts';
import { ApiError } from '../../api-error.ts';
import type { Middleware } from '../../http/middleware.ts';
import { nestNames, type UploadedFile } from '../../http/nested-names.ts';

/** Middleware that reads the body of a form into an object, by the names of its fields. Other bodies are not read. */
export function parseForm({ limit }: { limit: string }): Middleware {
  const read: Middleware = express.raw({ limit, type: [...formTypes] });
  return (req, res, next) => {
    read(req, res, (error) => {
      const { body } = req as { body?: unknown };
      if (error || !(body instanceof Uint8Array)) next(error);
      else readForm(req, body).then(() => next(), next);
    });
  };
}

async function readForm(req: IncomingMessage, bytes: Uint8Array): Promise<void> {
  const sent = await readFields(bytes, req.headers['content-type'] ?? '');
  const entries = sent.map(([name, value]) => [name, typeof value === 'string' ? value : describe(value)] as const);
  Object.assign(req, { body: nestNames(entries), fields: await Promise.all(sent.map(toField)) });
}

/** @throws ApiError `malformed` for a body that is not a form. */
async function readFields(bytes: Uint8Array, type: string): Promise<[string, string | File][]> {
  // Copied, since the buffer that body-parser returns may be part of a larger one.
  const sent = new Response(bytes.length > 0 ? new Uint8Array(bytes) : null, { headers: { 'content-type': type } });
  const form = await sent.formData().catch(() => {
    throw new ApiError('malformed');
  });
  return [...form];
}

const describe = ({ name, type, size }: File): UploadedFile => ({
  filename: name,
  mediaType: type || 'application/octet-stream',
  bytes: size,
});

/** Converts an entry to a form field. The text of a JSON part is kept, since clients send values as JSON files. */
async function toField([name, value]: [string, string | File]): Promise<FormField> {
  if (typeof value === 'string') return [name, value];
  const { filename, mediaType } = describe(value);
  return [name, { filename, mediaType, ...(isJsonType(mediaType) && { text: await value.text() }) }];
}

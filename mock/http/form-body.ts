import type { IncomingMessage } from 'node:http';
import express from 'express';
import { formTypes, isJsonType } from '../../specs/media-types.ts';
import type { FormField } from '../../specs/parameters/form.ts';
import { Fault } from '../fault.ts';
import { nestNames, type UploadedFile } from './nested-names.ts';
import type { Step } from './step.ts';

/** Reads the body of a form into an object, by the names of its fields. Other bodies are left alone. */
export function parseForm({ limit }: { limit: string }): Step {
  const read = express.raw({ limit, type: [...formTypes] }) as unknown as Step;
  return (req, res, next) => {
    read(req, res, (error) => {
      const { body } = req as { body?: unknown };
      if (error || !(body instanceof Uint8Array)) next(error);
      else put(req, body).then(() => next(), next);
    });
  };
}

async function put(req: IncomingMessage, bytes: Uint8Array): Promise<void> {
  const sent = await readFields(bytes, req.headers['content-type'] ?? '');
  const entries = sent.map(([name, value]) => [name, typeof value === 'string' ? value : describe(value)] as const);
  Object.assign(req, { body: nestNames(entries), fields: await Promise.all(sent.map(toField)) });
}

/** @throws Fault `malformed` for what is no form. */
async function readFields(bytes: Uint8Array, type: string): Promise<[string, string | File][]> {
  // A copy: what body-parser read may be part of a larger buffer.
  const sent = new Response(bytes.length > 0 ? new Uint8Array(bytes) : null, { headers: { 'content-type': type } });
  const form = await sent.formData().catch(() => {
    throw new Fault('malformed');
  });
  return [...form];
}

const describe = ({ name, type, size }: File): UploadedFile => ({
  filename: name,
  mediaType: type || 'application/octet-stream',
  bytes: size,
});

/** A part of JSON is a value that clients send as a file. */
async function toField([name, value]: [string, string | File]): Promise<FormField> {
  if (typeof value === 'string') return [name, value];
  const { filename, mediaType } = describe(value);
  return [name, { filename, mediaType, ...(isJsonType(mediaType) && { text: await value.text() }) }];
}

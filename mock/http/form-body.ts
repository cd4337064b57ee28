import type { IncomingMessage } from 'node:http';
import express from 'express';
import { Fault } from '../fault.ts';
import { formTypes } from './limits.ts';
import { nestNames, type UploadedFile } from './nested-names.ts';
import type { Step } from './step.ts';

/** Reads the body of a form into an object, by the names of its fields. Other bodies are left alone. */
export function parseForm({ limit }: { limit: string }): Step {
  const read = express.raw({ limit, type: formTypes }) as unknown as Step;
  return (req, res, next) => {
    read(req, res, (error) => {
      const { body } = req as { body?: unknown };
      if (error || !(body instanceof Uint8Array)) next(error);
      else put(req, body).then(() => next(), next);
    });
  };
}

async function put(req: IncomingMessage, bytes: Uint8Array): Promise<void> {
  Object.assign(req, { body: nestNames(await readFields(bytes, req.headers['content-type'] ?? '')) });
}

/** @throws Fault `malformed` for what is no form. */
async function readFields(bytes: Uint8Array, type: string): Promise<[string, string | UploadedFile][]> {
  // A copy: what body-parser read may be part of a larger buffer.
  const sent = new Response(bytes.length > 0 ? new Uint8Array(bytes) : null, { headers: { 'content-type': type } });
  const form = await sent.formData().catch(() => {
    throw new Fault('malformed');
  });
  return [...form].map(([name, value]) => [name, typeof value === 'string' ? value : describe(value)]);
}

const describe = ({ name, type, size }: File): UploadedFile => ({
  filename: name,
  mediaType: type || 'application/octet-stream',
  bytes: size,
});

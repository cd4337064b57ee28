import express, { type RequestHandler } from 'express';
import { createParameterError } from '../../api-error.ts';
import { assertExtent } from './json-limit.ts';

export type BulkFormat = 'json' | 'lines';

/**
 * Middleware that parses a body of many megabytes. Concurrent bodies are decoded one at a time, with other requests
 * between them; together they would block the event loop.
 */
export const parseBulk = (form: BulkFormat, limit: string): RequestHandler[] => [
  express.raw({ limit, type: () => true }),
  async (req, _res, next) => {
    await waitForSlot();
    if (Buffer.isBuffer(req.body)) req.body = decoders[form](req.body);
    next();
  },
];

const decoders: Record<BulkFormat, (bytes: Buffer) => unknown> = {
  json(bytes) {
    assertExtent(bytes);
    try {
      return JSON.parse(decode(bytes));
    } catch {
      throw createParameterError('malformed', 'body', 'must be JSON');
    }
  },

  /** Text with JSON in its lines. */
  lines(bytes) {
    assertExtent(bytes);
    return decode(bytes);
  },
};

/** Decodes UTF-8 and removes a byte order mark. */
const decode = (bytes: Buffer) => new TextDecoder().decode(bytes);

let lastSlot = Promise.resolve();

/** Resolves in a later round of the event loop. Each caller gets its own, first come first served. */
function waitForSlot(): Promise<void> {
  lastSlot = lastSlot.then(() => new Promise((resolve) => setImmediate(resolve)));
  return lastSlot;
}

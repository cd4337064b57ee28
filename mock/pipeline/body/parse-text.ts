import express from 'express';
import type { Middleware } from '../../http/middleware.ts';

/** Media types of text other than JSON and forms. */
const textTypes = ['text/*', 'application/xml', '+xml', 'application/yaml', '+yaml', 'application/x-ndjson'];

/**
 * Middleware that reads a text body into `text`. It does not set `body`, since the vendors' servers do not parse these
 * types.
 */
export function parseText({ limit }: { limit: string }): Middleware {
  const read: Middleware = express.text({ limit, type: textTypes });
  return (req, res, next) => {
    const { body } = req as { body?: unknown };
    if (body !== undefined) return next();
    read(req, res, (error) => {
      const { body: text } = req as { body?: unknown };
      if (typeof text === 'string') Object.assign(req, { body: undefined, text });
      next(error);
    });
  };
}

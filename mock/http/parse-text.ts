import express from 'express';
import type { Step } from './step.ts';

/** Media types of text that is neither JSON nor a form. */
const textTypes = ['text/*', 'application/xml', '+xml', 'application/yaml', '+yaml', 'application/x-ndjson'];

/** Reads a body of text. It is not the request's `body`: servers of the vendors read none of that type. */
export function parseText({ limit }: { limit: string }): Step {
  const read = express.text({ limit, type: textTypes }) as unknown as Step;
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

import express, { type RequestHandler } from 'express';
import { createParameterFault } from '../fault.ts';
import { assertExtent } from './json-limit.ts';

export type BulkForm = 'json' | 'lines';

/**
 * Reads a body of many megabytes. What comes at the same time is decoded one at a time, and all others are served in
 * between: together they would hold them up for as long as all of these take.
 */
export const parseBulk = (form: BulkForm, limit: string): RequestHandler[] => [
  express.raw({ limit, type: () => true }),
  async (req, _res, next) => {
    await takeTurn();
    if (Buffer.isBuffer(req.body)) req.body = forms[form](req.body);
    next();
  },
];

const forms: Record<BulkForm, (bytes: Buffer) => unknown> = {
  json(bytes) {
    assertExtent(bytes);
    try {
      return JSON.parse(decode(bytes));
    } catch {
      throw createParameterFault('malformed', 'body', 'must be JSON');
    }
  },

  /** Text that has JSON in its lines. */
  lines(bytes) {
    assertExtent(bytes);
    return decode(bytes);
  },
};

/** Without the byte order mark that some editors put in front. */
const decode = (bytes: Buffer) => new TextDecoder().decode(bytes);

let lastTurn = Promise.resolve();

/** Each has a round of the event loop for itself, in the order in which they asked. */
function takeTurn(): Promise<void> {
  lastTurn = lastTurn.then(() => new Promise((resolve) => setImmediate(resolve)));
  return lastTurn;
}

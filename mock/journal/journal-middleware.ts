import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Middleware, originalUrlOf } from '../http/middleware.ts';
import { redactUrl } from '../http/redact-url.ts';
import { findSentBody, toHeaderPairs } from '../http/send.ts';
import type { MockLogger } from '../logger.ts';
import { toIso } from '../time/iso.ts';
import type { Exchanges } from './exchanges.ts';
import { type Journal, type JournalEntry, unlistedHeader } from './journal.ts';

const notes = new WeakMap<ServerResponse, Partial<JournalEntry>>();

/** Adds fields to the journal entry of a request, besides those that every entry has. */
export function addToJournalEntry(res: ServerResponse, note: Partial<JournalEntry>): void {
  notes.set(res, { ...notes.get(res), ...note });
}

interface JournalMiddlewareTools {
  logger: MockLogger;
  exchanges: Exchanges;
  /** Returns the workspace of a request; undefined for a request that matches no route, which may have none. */
  findWorkspace(req: IncomingMessage): { journal: Journal; clock: { now(): number } } | undefined;
}

/** Adds each request to its workspace's journal when the response is finished or the connection is closed. */
export function createJournalMiddleware({ logger, exchanges, findWorkspace }: JournalMiddlewareTools): Middleware {
  return (req, res, next) => {
    const workspace = findWorkspace(req);
    if (!workspace || req.headers[unlistedHeader] !== undefined) return next();
    const { journal, clock } = workspace;
    const started = performance.now();
    const { method = 'GET' } = req;
    const url = originalUrlOf(req);
    res.once('close', () => {
      const entry = {
        at: toIso(clock.now()),
        method,
        url: redactUrl(url),
        status: res.statusCode,
        duration: Math.round((performance.now() - started) * 100) / 100,
        ...notes.get(res),
      };
      exchanges.keep(journal.add(entry), {
        requestHeaders: req.rawHeaders,
        requestBody: JSON.stringify((req as IncomingMessage & { body?: unknown }).body),
        responseHeaders: toHeaderPairs(res),
        responseBody: findSentBody(res),
      });
      logger.debug(entry, 'request');
    });
    next();
  };
}

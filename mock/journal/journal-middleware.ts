import type { IncomingMessage, ServerResponse } from 'node:http';
import { systemNow } from '../ambient.ts';
import { type Middleware, originalUrlOf } from '../http/middleware.ts';
import { redactUrl } from '../http/redact-url.ts';
import { findSentBody, toHeaderPairs } from '../http/send.ts';
import type { MockLogger } from '../logger.ts';
import { toIso } from '../time/iso.ts';
import type { Exchanges } from './exchanges.ts';
import { type Journal, type JournalEntry, unlistedHeader } from './journal.ts';
import type { ReportRequest } from './request-listener.ts';

const notes = new WeakMap<ServerResponse, Partial<JournalEntry>>();

/** Adds fields to the journal entry of a request, besides those that every entry has. */
export function addToJournalEntry(res: ServerResponse, note: Partial<JournalEntry>): void {
  notes.set(res, { ...notes.get(res), ...note });
}

interface JournalMiddlewareTools {
  logger: MockLogger;
  exchanges: Exchanges;
  reportRequest: ReportRequest;
  /** Returns the workspace of a request; undefined for a request that matches no route, which may have none. */
  findWorkspace(req: IncomingMessage): { name: string; journal: Journal; clock: { now(): number } } | undefined;
}

/** Adds each request to its workspace's journal when the response is finished or the connection is closed. */
export function createJournalMiddleware({
  logger,
  exchanges,
  reportRequest,
  findWorkspace,
}: JournalMiddlewareTools): Middleware {
  return (req, res, next) => {
    const workspace = findWorkspace(req);
    if (!workspace || req.headers[unlistedHeader] !== undefined) return next();
    const { journal, clock } = workspace;
    const started = performance.now();
    const receivedAt = toIso(systemNow());
    const { method = 'GET' } = req;
    const url = originalUrlOf(req);
    res.once('close', () => {
      const entry = {
        at: toIso(clock.now()),
        receivedAt,
        method,
        url: redactUrl(url),
        status: res.writableEnded || res.headersSent ? res.statusCode : 0,
        duration: Math.round((performance.now() - started) * 100) / 100,
        ...notes.get(res),
        ...(!res.writableEnded && { aborted: true as const }),
      };
      const listed = journal.add(entry);
      exchanges.keep(listed, {
        requestHeaders: req.rawHeaders,
        requestBody: JSON.stringify((req as IncomingMessage & { body?: unknown }).body),
        responseHeaders: toHeaderPairs(res),
        responseBody: findSentBody(res),
      });
      logger.debug(entry, 'request');
      reportRequest(listed, workspace.name);
    });
    next();
  };
}

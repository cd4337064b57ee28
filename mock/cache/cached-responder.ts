import type { IncomingMessage, ServerResponse } from 'node:http';
import { systemNow } from '../ambient.ts';
import { logPositionHeader } from '../http/log-position.ts';
import { redactUrl } from '../http/redact-url.ts';
import { workspaceHeader } from '../http/workspace-address.ts';
import type { Exchanges } from '../journal/exchanges.ts';
import { type Journal, unlistedHeader } from '../journal/journal.ts';
import type { ReportRequest } from '../journal/request-listener.ts';
import type { MockLogger } from '../logger.ts';
import type { CommandLog } from '../storage/command-log.ts';
import { toIso } from '../time/iso.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import type { WorkspaceParts } from '../workspaces/workspace-parts.ts';
import { defaultWorkspaceName, type Workspaces } from '../workspaces/workspaces.ts';
import { ignoredHeaders } from './ignored-headers.ts';
import type { ResponseCache } from './response-cache.ts';

/** Headers of requests that bypass the cache: their response is generated each time, or they have a body. */
const bypassing = new Set(['prefer', 'x-chatpact-explain', 'content-length', 'transfer-encoding']);

/** Characters of a key. Longer requests are not cached. */
const maxKeyLength = 4000;

/**
 * The cache key: everything in a request on which its response can depend, including the credentials, so that no caller
 * gets another caller's response. Undefined for requests that cannot be cached.
 */
export function toCacheKey(url: string, { method, rawHeaders }: IncomingMessage): string | undefined {
  if (method !== 'GET' || url.includes('__')) return undefined;
  let key = url;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (ignoredHeaders.has(name)) continue;
    if (bypassing.has(name)) return undefined;
    key += `\n${name}:${rawHeaders[index + 1]}`;
  }
  return key.length > maxKeyLength ? undefined : key;
}

/** Whether responses of a workspace can be cached: its clock does not tick, and no faults are injected. */
export function isConstant({ clock, faults }: Pick<Workspace, 'clock' | 'faults'>): boolean {
  return !clock.isTicking && faults.list().length === 0;
}

/** The parts of a workspace that a cached response uses. */
interface CachedParts extends WorkspaceParts {
  readonly responseCache: ResponseCache;
  readonly journal: Journal;
}

export interface CachedResponderTools {
  log: CommandLog;
  logger: MockLogger;
  exchanges: Exchanges;
  reportRequest: ReportRequest;
}

/**
 * Answers a request from the response cache, before the router. A hit has the same credentials and the same state of
 * the same workspace, and gets a journal entry like any request.
 *
 * @returns False if the request was not answered and has to go through the router.
 */
export function createCachedResponder(
  workspaces: Workspaces<CachedParts>,
  { log, logger, exchanges, reportRequest }: CachedResponderTools,
) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const started = performance.now();
    const { url = '/', headers, method = 'GET' } = request;
    const inPath = url.startsWith('/@') ? /^\/@([^/?]*)/.exec(url)?.[1] : undefined;
    const name = inPath ?? String(headers[workspaceHeader] ?? defaultWorkspaceName);
    const workspace = findInUse(name, workspaces, log);
    if (!workspace || !isConstant(workspace) || mustWait(log, headers[logPositionHeader])) return false;
    const key = toCacheKey(url, request);
    const answer = key === undefined ? undefined : workspace.responseCache.find(key);
    if (!answer) return false;

    const condition = headers['if-none-match'];
    const isKnown = condition === answer.etag;
    // Lists of tags and requests with Cache-Control are rare; the router's code handles them.
    if (condition !== undefined && (!isKnown || headers['cache-control'] !== undefined)) return false;
    const status = isKnown ? 304 : 200;
    const kept = isKnown ? withoutBody(answer.headers) : answer.headers;
    const position = log.position();
    const responseHeaders = position === undefined ? kept : [...kept, logPositionHeader, position];
    const responseBody = isKnown ? undefined : answer.bytes;
    response.writeHead(status, responseHeaders);
    response.end(responseBody);
    if (headers[unlistedHeader] !== undefined) return true;
    const entry = {
      at: toIso(workspace.clock.now()),
      receivedAt: toIso(systemNow()),
      method,
      url: redactUrl(url),
      status,
      duration: Math.round((performance.now() - started) * 100) / 100,
      ...answer.journal,
    };
    const requestHeaders = request.rawHeaders;
    const listed = workspace.journal.add(entry);
    exchanges.keep(listed, {
      requestHeaders,
      requestBody: undefined,
      responseHeaders,
      responseBody,
    });
    logger.debug(entry, 'request');
    reportRequest(listed, name);
    return true;
  };
}

/** Finds an existing workspace and marks it as used. */
function findInUse(
  name: string,
  workspaces: Workspaces<CachedParts>,
  log: CommandLog,
): Workspace<CachedParts> | undefined {
  if (!workspaces.find(name)) return undefined;
  if (workspaces.needsUseRecord(name)) {
    const used = log.submit({ type: 'use', workspace: name });
    // Other servers need to learn that it is in use, but this response does not wait for that.
    if (used instanceof Promise) used.catch(() => {});
  }
  return workspaces.find(name);
}

function mustWait(log: CommandLog, version: string | string[] | undefined): boolean {
  return version !== undefined && log.reach(String(version)) !== undefined;
}

/** The headers of a 304: without Content-Type and Content-Length. */
function withoutBody(headers: readonly string[]): string[] {
  return headers.filter((_, index) => !/^content-(type|length)$/.test(headers[index - (index % 2)] ?? ''));
}

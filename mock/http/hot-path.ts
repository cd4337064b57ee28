import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CommandLog } from '../log/command-log.ts';
import type { MockLogger } from '../logger.ts';
import { toIso } from '../time/iso.ts';
import type { Workspace } from '../workspace.ts';
import { defaultName, type Workspaces } from '../workspaces.ts';
import { workspaceHeader } from './address.ts';
import type { Exchanges } from './exchanges.ts';
import { indifferent } from './indifferent.ts';
import { redactUrl, unlistedHeader } from './journal.ts';
import { versionHeader } from './version.ts';

/** Ask for something that is made anew each time, or bring a body. */
const special = new Set(['prefer', 'x-chatpact-explain', 'content-length', 'transfer-encoding']);

/** Letters of a key: whoever sends more is not waited for by a cache. */
const longest = 4000;

/**
 * Everything about a request that its answer can depend on; undefined when it asks for what is never the same. The
 * credentials are in it, so that nobody is given what was made for another.
 */
export function toHotKey(url: string, { method, rawHeaders }: IncomingMessage): string | undefined {
  if (method !== 'GET' || url.includes('__')) return undefined;
  let key = url;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = (rawHeaders[index] ?? '').toLowerCase();
    if (indifferent.has(name)) continue;
    if (special.has(name)) return undefined;
    key += `\n${name}:${rawHeaders[index + 1]}`;
  }
  return key.length > longest ? undefined : key;
}

/** True while answers of a workspace hold: time stands, and no fault waits for a request. */
export function isConstant({ clock, faults }: Workspace): boolean {
  return !clock.isTicking && faults.list().length === 0;
}

export interface HotPathTools {
  log: CommandLog;
  logger: MockLogger;
  exchanges: Exchanges;
}

/**
 * Answers from what was answered before, ahead of the router. A hit is one of the same credentials, in the same state of the
 * same workspace; it stands in the journal like any other.
 *
 * @returns False when the request has to take the long way.
 */
export function createHotPath(workspaces: Workspaces, { log, logger, exchanges }: HotPathTools) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const started = performance.now();
    const { url = '/', headers, method = 'GET' } = request;
    const inPath = url.startsWith('/@') ? /^\/@([^/?]*)/.exec(url)?.[1] : undefined;
    const name = inPath ?? String(headers[workspaceHeader] ?? defaultName);
    const workspace = findInUse(name, workspaces, log);
    if (!workspace || !isConstant(workspace) || mustWait(log, headers[versionHeader])) return false;
    const key = toHotKey(url, request);
    const answer = key === undefined ? undefined : workspace.hot.find(key);
    if (!answer) return false;

    const condition = headers['if-none-match'];
    const isKnown = condition === answer.etag;
    // Lists of tags, and those who want it anew whatever the tag, are rare: the long way knows the rules.
    if (condition !== undefined && (!isKnown || headers['cache-control'] !== undefined)) return false;
    const status = isKnown ? 304 : 200;
    const kept = isKnown ? withoutBody(answer.headers) : answer.headers;
    const position = log.position();
    const responseHeaders = position === undefined ? kept : [...kept, versionHeader, position];
    const responseBody = isKnown ? undefined : answer.bytes;
    response.writeHead(status, responseHeaders);
    response.end(responseBody);
    if (headers[unlistedHeader] !== undefined) return true;
    const entry = {
      at: toIso(workspace.clock.now()),
      method,
      url: redactUrl(url),
      status,
      duration: Math.round((performance.now() - started) * 100) / 100,
      ...answer.journal,
    };
    const requestHeaders = request.rawHeaders;
    exchanges.keep(workspace.journal.add(entry), {
      requestHeaders,
      requestBody: undefined,
      responseHeaders,
      responseBody,
    });
    logger.debug(entry, 'request');
    return true;
  };
}

/** A workspace that is there, and counts as used from now on. */
function findInUse(name: string, workspaces: Workspaces, log: CommandLog): Workspace | undefined {
  if (!workspaces.find(name)) return undefined;
  if (workspaces.isStale(name)) {
    const used = log.submit({ type: 'use', workspace: name });
    // That somebody uses it is of use to others, but nothing that the answer has to wait for.
    if (used instanceof Promise) used.catch(() => {});
  }
  return workspaces.find(name);
}

function mustWait(log: CommandLog, version: string | string[] | undefined): boolean {
  return version !== undefined && log.reach(String(version)) !== undefined;
}

/** Headers of a 304: those that speak of the body's form go with it. */
function withoutBody(headers: readonly string[]): string[] {
  return headers.filter((_, index) => !/^content-(type|length)$/.test(headers[index - (index % 2)] ?? ''));
}

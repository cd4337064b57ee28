import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import fresh from 'fresh';
import type { Reply } from '../vendor-interface/reply.ts';

/** A body as it is sent: bytes, or UTF-8 text, which Node writes together with the headers. */
export type SentBody = string | Buffer;

const sent = new WeakMap<ServerResponse, SentBody>();

/** The body that was sent; undefined if there was none. */
export function findSentBody(res: ServerResponse): SentBody | undefined {
  return sent.get(res);
}

/** The headers that were sent, as alternating names and values. */
export function toHeaderPairs(res: ServerResponse): string[] {
  const pairs: string[] = [];
  const headers = res.getHeaders();
  for (const name in headers) pairs.push(name, String(headers[name]));
  return pairs;
}

/**
 * Sends a reply, or a 304 if the client already has it.
 *
 * @returns The body; undefined if none was sent.
 */
export function send(req: IncomingMessage, res: ServerResponse, reply: Reply): SentBody | undefined {
  const { status, body, headers = {} } = reply;
  for (const [name, value] of Object.entries(headers)) {
    const before = name === 'vary' ? res.getHeader(name) : undefined;
    res.setHeader(name, before === undefined ? value : `${before}, ${value}`);
  }
  res.statusCode = status;
  if (body === undefined) {
    res.end();
    return undefined;
  }
  const sendable = toSentBody(reply);
  if (status === 200 && (req.method === 'GET' || req.method === 'HEAD')) {
    const etag = toEtag(sendable);
    res.setHeader('etag', etag);
    if (fresh(req.headers, { etag })) {
      res.statusCode = 304;
      res.end();
      return undefined;
    }
  }
  res.setHeader('content-type', contentTypeOf(reply));
  res.setHeader('content-length', Buffer.byteLength(sendable));
  const isRead = req.method !== 'HEAD';
  res.end(isRead ? sendable : undefined);
  if (isRead) sent.set(res, sendable);
  return sendable;
}

/** Sends a JSON response of chatpact itself. */
export function sendJson(req: IncomingMessage, res: ServerResponse, status: number, body: unknown): void {
  send(req, res, { status, body });
}

/** A strong ETag: equal for equal bytes only. */
function toEtag(body: SentBody): string {
  return `"${hash('sha1', body, 'base64url')}"`;
}

export function toBytes(reply: Reply): Buffer {
  return Buffer.from(toSentBody(reply));
}

function toSentBody({ body, type, encoding }: Reply): SentBody {
  if (!type) return JSON.stringify(body ?? null);
  return encoding === undefined ? String(body) : Buffer.from(String(body), encoding);
}

export function contentTypeOf({ type, jsonType = 'application/json; charset=utf-8' }: Reply): string {
  if (type === undefined) return jsonType;
  return type.startsWith('text/') && !type.includes('charset') ? `${type}; charset=utf-8` : type;
}

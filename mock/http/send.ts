import { hash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import fresh from 'fresh';
import type { Reply } from '../vendor.ts';
import type { HotAnswer } from './hot-answers.ts';
import { versionHeader } from './version.ts';

const sent = new WeakMap<ServerResponse, Buffer>();

/** The body that was sent as it is; undefined where there was none. */
export function findSent(res: ServerResponse): Buffer | undefined {
  return sent.get(res);
}

/** The headers that were sent, names and values in turn. */
export function toPairs(res: ServerResponse): string[] {
  return Object.entries(res.getHeaders()).flatMap(([name, value]) => [name, String(value)]);
}

/**
 * Sends a reply as it is, or says that the client has it already.
 *
 * @returns The body's bytes, where there were any to send.
 */
export function send(req: IncomingMessage, res: ServerResponse, reply: Reply): Buffer | undefined {
  const { status, body, headers = {} } = reply;
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.statusCode = status;
  if (body === undefined) {
    res.end();
    return undefined;
  }
  const bytes = toBytes(reply);
  if (status === 200 && (req.method === 'GET' || req.method === 'HEAD')) {
    const etag = toEtag(bytes);
    res.setHeader('etag', etag);
    if (fresh(req.headers, { etag })) {
      res.statusCode = 304;
      res.end();
      return undefined;
    }
  }
  res.setHeader('content-type', typeOf(reply));
  res.setHeader('content-length', bytes.length);
  const isRead = req.method !== 'HEAD';
  res.end(isRead ? bytes : undefined);
  if (isRead) sent.set(res, bytes);
  return bytes;
}

/** Sends JSON of our own. */
export function sendJson(req: IncomingMessage, res: ServerResponse, status: number, body: unknown): void {
  send(req, res, { status, body });
}

/** Strong: the same bytes, and no others. */
function toEtag(bytes: Buffer): string {
  return `"${hash('sha1', bytes, 'base64url')}"`;
}

/** What was just sent, to be sent again. */
export function toHotAnswer(res: ServerResponse, bytes: Buffer, journal: object): HotAnswer {
  const headers: string[] = [];
  for (const [name, value] of Object.entries(res.getHeaders())) {
    if (name !== versionHeader) headers.push(name, String(value));
  }
  return { headers, bytes, etag: String(res.getHeader('etag')), journal };
}

export function toBytes({ body, type, encoding }: Reply): Buffer {
  return type ? Buffer.from(String(body), encoding ?? 'utf8') : Buffer.from(JSON.stringify(body ?? null));
}

export function typeOf({ type, jsonType = 'application/json; charset=utf-8' }: Reply): string {
  if (type === undefined) return jsonType;
  return type.startsWith('text/') && !type.includes('charset') ? `${type}; charset=utf-8` : type;
}

import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Request, Response } from 'express';
import type { Reply } from '../vendor.ts';
import type { Effect } from './faults.ts';
import type { HotAnswer } from './hot-answers.ts';

/** Sends a reply as it is, or says that the client has it already. */
export function send(req: Request, res: Response, reply: Reply): void {
  const { status, body, type, headers = {} } = reply;
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.statusCode = status;
  if (body === undefined) {
    res.end();
    return;
  }
  const bytes = toBytes(reply);
  if (status === 200 && (req.method === 'GET' || req.method === 'HEAD')) {
    res.setHeader('etag', toEtag(bytes));
    if (req.fresh) {
      res.statusCode = 304;
      res.end();
      return;
    }
  }
  if (type) res.type(type);
  else res.setHeader('content-type', typeOf(reply));
  res.setHeader('content-length', bytes.length);
  res.end(req.method === 'HEAD' ? undefined : bytes);
}

/** Strong: the same bytes, and no others. */
function toEtag(bytes: Buffer): string {
  return `"${createHash('sha1').update(bytes).digest('base64url')}"`;
}

/** What was just sent, to be sent again; undefined when it was no whole answer. */
export function toHotAnswer(res: Response, reply: Reply, journal: object): HotAnswer | undefined {
  const etag = res.getHeader('etag');
  if (reply.status !== 200 || reply.body === undefined || typeof etag !== 'string') return undefined;
  const headers = Object.entries(res.getHeaders()).flatMap(([name, value]) => [name, String(value)]);
  return { headers, bytes: toBytes(reply), etag, journal };
}

/** Sends a reply, harmed in the way that an injected fault asks for. */
export async function sendWith(effects: readonly Effect[], req: Request, res: Response, reply: Reply): Promise<void> {
  const harm = effects.find((effect) => effect.type in harms);
  if (harm) await harms[harm.type as Harm['type']](res, reply, harm as never);
  else send(req, res, reply);
}

type Harm = Extract<Effect, { type: 'reset' | 'truncate' | 'drip' | 'malformed' }>;

const harms: {
  [Type in Harm['type']]: (res: Response, reply: Reply, effect: Extract<Harm, { type: Type }>) => unknown;
} = {
  // An RST where the platform has one: the client sees the connection break, not end.
  reset: (res) => res.socket?.resetAndDestroy(),

  /** The length is promised, half of it comes, and the connection ends. */
  truncate(res, reply) {
    const bytes = toBytes(reply);
    res.writeHead(reply.status, { 'content-type': typeOf(reply), 'content-length': bytes.length });
    res.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => res.destroy());
  },

  async drip(res, reply, { bytesPerSecond }) {
    const bytes = toBytes(reply);
    res.writeHead(reply.status, { 'content-type': typeOf(reply), 'content-length': bytes.length });
    // Ten pieces a second, so that a slow line looks like one.
    const piece = Math.max(1, Math.ceil(bytesPerSecond / 10));
    for (let at = 0; at < bytes.length && !res.destroyed; at += piece) {
      res.write(bytes.subarray(at, at + piece));
      await sleep((1000 * piece) / bytesPerSecond);
    }
    res.end();
  },

  /** JSON that breaks off in the middle, as if it were whole. */
  malformed(res, reply) {
    const bytes = toBytes(reply);
    res
      .status(reply.status)
      .type(typeOf(reply))
      .send(bytes.subarray(0, Math.max(1, Math.floor(bytes.length * 0.7))));
  },
};

function toBytes({ body, type }: Reply): Buffer {
  return Buffer.from(type ? String(body) : JSON.stringify(body ?? null));
}

function typeOf({ type }: Reply): string {
  return type ?? 'application/json; charset=utf-8';
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reply } from '../vendor.ts';
import type { Effect } from './faults.ts';
import type { Pauses } from './pauses.ts';
import { send, toBytes, typeOf } from './send.ts';

/** Sends a reply late where latency was injected, and harmed in the way that an injected fault asks for. */
export async function sendHarmed(
  effects: readonly Effect[],
  req: IncomingMessage,
  res: ServerResponse,
  reply: Reply,
  pauses: Pauses,
): Promise<void> {
  for (const effect of effects) if (effect.type === 'latency') await pauses.pause(effect.ms);
  const harm = effects.find((effect) => effect.type in harms);
  if (harm) await harms[harm.type as Harm['type']](res, reply, harm as never, pauses);
  else send(req, res, reply);
}

type Harm = Extract<Effect, { type: 'reset' | 'truncate' | 'drip' | 'malformed' }>;

const harms: {
  [Type in Harm['type']]: (
    res: ServerResponse,
    reply: Reply,
    effect: Extract<Harm, { type: Type }>,
    pauses: Pauses,
  ) => unknown;
} = {
  // An RST where the platform has one: the client sees the connection break, not end.
  reset: (res) => res.socket?.resetAndDestroy(),

  /** The length is promised, half of it comes, and the connection ends. */
  truncate(res, reply) {
    const bytes = toBytes(reply);
    res.writeHead(reply.status, { 'content-type': typeOf(reply), 'content-length': bytes.length });
    res.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => res.destroy());
  },

  async drip(res, reply, { bytesPerSecond }, pauses) {
    const bytes = toBytes(reply);
    res.writeHead(reply.status, { 'content-type': typeOf(reply), 'content-length': bytes.length });
    // Ten pieces a second, so that a slow line looks like one.
    const piece = Math.max(1, Math.ceil(bytesPerSecond / 10));
    for (let at = 0; at < bytes.length && !res.destroyed; at += piece) {
      res.write(bytes.subarray(at, at + piece));
      await pauses.pause((1000 * piece) / bytesPerSecond);
    }
    res.end();
  },

  /** JSON that breaks off in the middle, as if it were whole. */
  malformed(res, reply) {
    const bytes = toBytes(reply);
    const part = bytes.subarray(0, Math.max(1, Math.floor(bytes.length * 0.7)));
    res.writeHead(reply.status, { 'content-type': typeOf(reply), 'content-length': part.length });
    res.end(part);
  },
};

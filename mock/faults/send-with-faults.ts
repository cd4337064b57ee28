import type { IncomingMessage, ServerResponse } from 'node:http';
import { contentTypeOf, send, toBytes } from '../http/send.ts';
import type { Reply } from '../vendor-interface/reply.ts';
import type { Delays } from './delays.ts';
import type { InjectedFault } from './injected-fault.ts';

/** Sends a reply with the injected effects: after the injected latency, and damaged if an effect says so. */
export async function sendWithFaults(
  effects: readonly InjectedFault[],
  req: IncomingMessage,
  res: ServerResponse,
  reply: Reply,
  pauses: Delays,
): Promise<void> {
  for (const effect of effects) if (effect.type === 'latency') await pauses.pause(effect.ms);
  const networkFault = effects.find(isNetworkFault);
  if (networkFault) await sendWithFault(networkFault, res, reply, pauses);
  else send(req, res, reply);
}

type NetworkFault = Extract<InjectedFault, { type: 'reset' | 'truncate' | 'drip' | 'malformed' }>;
type FaultsByType = { [Fault in NetworkFault as Fault['type']]: Fault };
type Sender<Fault> = (res: ServerResponse, reply: Reply, fault: Fault, pauses: Delays) => unknown;

const isNetworkFault = (fault: InjectedFault): fault is NetworkFault => Object.hasOwn(senders, fault.type);

function sendWithFault<Type extends keyof FaultsByType>(
  fault: FaultsByType[Type] & { type: Type },
  res: ServerResponse,
  reply: Reply,
  pauses: Delays,
): unknown {
  const sender: Sender<FaultsByType[Type]> = senders[fault.type];
  return sender(res, reply, fault, pauses);
}

const senders: { [Type in keyof FaultsByType]: Sender<FaultsByType[Type]> } = {
  // An RST if the platform supports it: the client sees an aborted connection, not an orderly end.
  reset: (res) => res.socket?.resetAndDestroy(),

  /** Announces the full length, sends half of the bytes, and closes the connection. */
  truncate(res, reply) {
    const bytes = toBytes(reply);
    res.writeHead(reply.status, { 'content-type': contentTypeOf(reply), 'content-length': bytes.length });
    res.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => res.destroy());
  },

  async drip(res, reply, { bytesPerSecond }, pauses) {
    const bytes = toBytes(reply);
    res.writeHead(reply.status, { 'content-type': contentTypeOf(reply), 'content-length': bytes.length });
    // Ten chunks a second, so that the client sees a steady slow stream.
    const chunkSize = Math.max(1, Math.ceil(bytesPerSecond / 10));
    for (let at = 0; at < bytes.length && !res.destroyed; at += chunkSize) {
      res.write(bytes.subarray(at, at + chunkSize));
      await pauses.pause((1000 * chunkSize) / bytesPerSecond);
    }
    res.end();
  },

  /** Sends the first 70 % of the body as if it were complete. */
  malformed(res, reply) {
    const bytes = toBytes(reply);
    const part = bytes.subarray(0, Math.max(1, Math.floor(bytes.length * 0.7)));
    res.writeHead(reply.status, { 'content-type': contentTypeOf(reply), 'content-length': part.length });
    res.end(part);
  },
};

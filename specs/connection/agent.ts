import { type AgentOptions, type ClientRequestArgs, Agent as PlainAgent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect } from 'node:tls';
import { Client } from 'undici';
import type { Connection } from './connection.ts';
import { ProxyRefusal } from './failure.ts';
import type { ForwardProxy } from './proxy.ts';

/** Creates the agent for requests of `node:http` and `node:https` to a target, or for http requests to its forward proxy. */
export function createAgent({ target, tls, proxy }: Connection, settings: AgentOptions): PlainAgent {
  if (target.protocol === 'http:') return new (proxy?.url.protocol === 'https:' ? SecureAgent : PlainAgent)(settings);
  return proxy ? new TunnelAgent(proxy, { ...settings, ...tls }) : new SecureAgent({ ...settings, ...tls });
}

/** Connects to a target with TLS through a tunnel (CONNECT) of the forward proxy. */
class TunnelAgent extends SecureAgent {
  private readonly proxy: ForwardProxy;

  constructor(proxy: ForwardProxy, settings: AgentOptions) {
    super(settings);
    this.proxy = proxy;
  }

  override createConnection(
    options: ClientRequestArgs,
    callback?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    const done = callback as (error: Error | null, stream?: Duplex) => void;
    openTunnel(this.proxy, `${options.host}:${options.port}`).then(
      (socket) => done(null, connect({ ...options, socket } as ConnectionOptions)),
      (error) => done(error),
    );
    return undefined;
  }
}

async function openTunnel({ url, authorization }: ForwardProxy, authority: string): Promise<Duplex> {
  const client = new Client(url);
  const headers = { host: authority, ...(authorization && { 'proxy-authorization': authorization }) };
  const { statusCode, socket } = await client.connect({ path: authority, headers });
  if (statusCode === 200) return socket;
  socket.on('error', () => undefined).destroy();
  throw new ProxyRefusal(statusCode);
}

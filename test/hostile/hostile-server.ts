import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createSecureServer, type ServerOptions } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { now } from '../faulty/history.ts';
import { answerAsReference, type ReferenceResponse } from '../faulty/reference-server.ts';
import { toReferenceHeaders } from './canaries.ts';
import { type ForwardProxyOptions, startProxy, type TestProxy } from './forward-proxy.ts';

/** Writes a response to the socket. `healthy` is the response of the reference server. */
export type Act = (socket: Socket, request: IncomingMessage, healthy: ReferenceResponse) => void;

/** A misbehaving server, and the expected result of the check. */
export interface Hostile {
  /** Completes "A server that …". */
  name: string;
  act: Act;
  /** Number of correct responses before it misbehaves: the first 2 are the version and the credentials. Default: 0. */
  after?: number;
  /** Closes every connection. */
  isDeaf?: boolean;
  /** Instead of misbehaving, it stops listening. */
  isMortal?: boolean;
  /** Uses TLS. */
  tls?: ServerOptions;
  /** The URL that the check gets; PORT is replaced by its port. Default: http or https, 127.0.0.1. */
  url?: string;
  /** The address to listen on. Default: 127.0.0.1. */
  address?: string;
  /** A proxy between the check and the server. */
  proxy?: ForwardProxyOptions;
  /** Environment variables of the check; PROXY is replaced by host and port of the proxy. */
  env?: Readonly<Record<string, string>>;
  /** Signals that the check gets as soon as the server misbehaves. */
  signals?: readonly NodeJS.Signals[];
  /** Additional command line flags. */
  flags?: readonly string[];
  expect: {
    exitCode: 0 | 1 | 3 | 4 | 130 | 143;
    failure?: 'unreachable' | 'refused' | 'stopped';
    says: RegExp;
    /** Expected standard error. Default: empty. */
    warns?: RegExp;
    /** The requests that the proxy received, one per line. */
    proxied?: RegExp;
  };
}

/** The fields that start a hostile server. */
export type HostileOptions = Omit<Hostile, 'name' | 'expect' | 'flags' | 'signals'> & {
  /** Called when the server misbehaves for the first time. */
  onAct?: () => void;
};

export interface HostileServer {
  url: string;
  /** Environment variables for the check. */
  env: Record<string, string>;
  proxy?: TestProxy;
  close(): Promise<void>;
}

/** Sends correct responses to the first requests, and misbehaves after that. */
export async function startHostile(options: HostileOptions): Promise<HostileServer> {
  const { act, after = 0, isDeaf, isMortal, tls, address = '127.0.0.1', onAct = () => undefined } = options;
  let asked = 0;
  const sockets = new Set<Socket>();
  const server = tls ? createSecureServer(tls) : createServer();
  server.on('request', (request: IncomingMessage) => {
    const isHealthy = ++asked <= after;
    if (asked === after + 1) onAct();
    const healthy = answerAsReference(readRequest(request));
    if (isMortal && !isHealthy) die();
    else (isHealthy ? sendReferenceResponse : act)(request.socket, request, healthy);
  });
  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (isDeaf) socket.resetAndDestroy();
  });
  function die(): void {
    server.close();
    for (const socket of sockets) socket.destroy();
  }
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  const proxy = options.proxy && (await startProxy(options.proxy));
  const { port } = server.address() as AddressInfo;
  const { url = `${tls ? 'https' : 'http'}://127.0.0.1:PORT`, env = {} } = options;
  return {
    url: url.replace('PORT', String(port)),
    env: Object.fromEntries(
      Object.entries(env).map(([name, text]) => [name, text.replace('PROXY', proxy?.host ?? '')]),
    ),
    proxy,
    async close() {
      const closed = server.listening && new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await Promise.all([closed, proxy?.close()]);
    },
  };
}

function readRequest({ url = '/', headers }: IncomingMessage) {
  const { pathname, searchParams } = new URL(url, 'http://hostile');
  return { path: pathname, query: Object.fromEntries(searchParams), headers: toReferenceHeaders(headers) };
}

export const sendReferenceResponse: Act = (socket, _, { status, body, text }) =>
  send(socket, text ?? JSON.stringify(body), { status });

export interface Sent {
  status?: number;
  headers?: Record<string, string>;
}

const calm = { date: new Date(now * 1000).toUTCString(), 'content-type': 'application/json' };

/** Writes the head of a response. The caller chooses its length headers. */
export function sendHead(socket: Socket, { status = 200, headers = {} }: Sent = {}): void {
  const lines = Object.entries({ ...calm, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`HTTP/1.1 ${status} Whatever\r\n${lines.join('')}\r\n`);
}

/** Writes a complete response and closes the connection. */
export function send(socket: Socket, body: string | Buffer, { status, headers }: Sent = {}): void {
  const length = String(Buffer.byteLength(body));
  sendHead(socket, { status, headers: { 'content-length': length, connection: 'close', ...headers } });
  socket.end(body);
}

/** Writes a chunk `times` times, or without an end, as fast as the client reads. */
export function pour(socket: Socket, piece: Buffer | string, times = Number.POSITIVE_INFINITY): void {
  let left = times;
  const more = () => {
    while (!socket.destroyed && left-- > 0) if (!socket.write(piece)) return;
    if (left <= 0) socket.end();
  };
  socket.on('drain', more);
  more();
}

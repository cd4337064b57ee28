import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { now } from '../faulty/history.ts';
import { answerTwin, type TwinAnswer } from '../faulty/twin.ts';
import { toTwinHeaders } from './canaries.ts';

/** What a hostile server does with a request, on the bare socket. `healthy` is what the twin would have answered. */
export type Act = (socket: Socket, request: IncomingMessage, healthy: TwinAnswer) => void;

/** A server that misbehaves, and what the check has to make of it. */
export interface Hostile {
  /** Completes "A server that …". */
  name: string;
  act: Act;
  /** Requests that it answers well before it misbehaves: 2 are the version and the credentials. Default: 0. */
  after?: number;
  /** Hangs up on whoever connects. */
  isDeaf?: boolean;
  /** Of the command line, besides the usual. */
  flags?: readonly string[];
  expect: { exitCode: 0 | 1 | 3 | 4; failure?: 'unreachable' | 'refused' | 'stopped'; says: RegExp };
}

export interface HostileServer {
  url: string;
  close(): Promise<void>;
}

/** Healthy for so many requests, and hostile from then on. */
export async function startHostile({
  act,
  after = 0,
  isDeaf,
}: Omit<Hostile, 'name' | 'expect'>): Promise<HostileServer> {
  let asked = 0;
  const sockets = new Set<Socket>();
  const server = createServer((request) => {
    asked++;
    const healthy = answerTwin(readRequest(request));
    (asked > after ? act : sendTwin)(request.socket, request, healthy);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    if (isDeaf) socket.resetAndDestroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function readRequest({ url = '/', headers }: IncomingMessage) {
  const { pathname, searchParams } = new URL(url, 'http://hostile');
  return { path: pathname, query: Object.fromEntries(searchParams), headers: toTwinHeaders(headers) };
}

export const sendTwin: Act = (socket, _, { status, body, text }) =>
  send(socket, text ?? JSON.stringify(body), { status });

export interface Sent {
  status?: number;
  headers?: Record<string, string>;
}

const calm = { date: new Date(now * 1000).toUTCString(), 'content-type': 'application/json' };

/** Writes the head of an answer; what it says of its length is the caller's. */
export function sendHead(socket: Socket, { status = 200, headers = {} }: Sent = {}): void {
  const lines = Object.entries({ ...calm, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.write(`HTTP/1.1 ${status} Whatever\r\n${lines.join('')}\r\n`);
}

/** Writes a whole answer and hangs up. */
export function send(socket: Socket, body: string | Buffer, { status, headers }: Sent = {}): void {
  const length = String(Buffer.byteLength(body));
  sendHead(socket, { status, headers: { 'content-length': length, connection: 'close', ...headers } });
  socket.end(body);
}

/** Writes the same piece as fast as it is taken, so many times or for ever. */
export function pour(socket: Socket, piece: Buffer | string, times = Number.POSITIVE_INFINITY): void {
  let left = times;
  const more = () => {
    while (!socket.destroyed && left-- > 0) if (!socket.write(piece)) return;
    if (left <= 0) socket.end();
  };
  socket.on('drain', more);
  more();
}

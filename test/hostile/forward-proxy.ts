import { createServer, type IncomingMessage, request as sendRequest } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Certificate } from './certificates.ts';

export interface ForwardProxyOptions {
  /** Requests without these credentials (`user:password`) get 407. */
  password?: string;
  /** The status of every response, also to CONNECT. */
  refusal?: number;
  /** The proxy itself uses TLS. */
  tls?: Certificate;
}

export interface TestProxy {
  /** Host name or address, and port. */
  host: string;
  /** The received requests: `CONNECT chat.staging.test:443`, `GET http://chat.staging.test/api/info`. */
  asked: string[];
  close(): Promise<void>;
}

/** A proxy that resolves every host name to this machine. */
export async function startProxy({ password, refusal, tls }: ForwardProxyOptions = {}): Promise<TestProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = tls ? createSecureServer(tls) : createServer();

  function findRefusal({ method, url, headers }: IncomingMessage): number | undefined {
    asked.push(`${method} ${url}`);
    const due = `Basic ${Buffer.from(password ?? '').toString('base64')}`;
    return password !== undefined && headers['proxy-authorization'] !== due ? 407 : refusal;
  }

  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    socket.on('error', () => undefined);
    const status = findRefusal(request);
    if (status) {
      socket.end(`HTTP/1.1 ${status} No\r\nproxy-authenticate: Basic\r\ncontent-length: 6\r\n\r\ncanary`);
      return;
    }
    const target = connect(Number(request.url?.split(':').at(-1)), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.pipe(socket).pipe(target);
    });
    target.on('error', () => socket.destroy());
  });
  server.on('request', (request: IncomingMessage, response) => {
    const status = findRefusal(request);
    if (status) {
      response.writeHead(status, { 'proxy-authenticate': 'Basic' }).end('canary');
      return;
    }
    const { pathname, search, port, host } = new URL(request.url ?? '');
    // Hop-by-hop headers are not forwarded to the target.
    const { 'proxy-authorization': _, ...headers } = { ...request.headers, host };
    const options = { host: '127.0.0.1', port, path: pathname + search, method: request.method, headers };
    const passed = sendRequest(options, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    // The server name of TLS must not be an IP address.
    host: `${tls ? 'localhost' : '127.0.0.1'}:${(server.address() as AddressInfo).port}`,
    asked,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

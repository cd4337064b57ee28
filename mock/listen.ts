import type { Server as HttpServer } from 'node:http';
import { Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../usage-error.ts';

type Server = HttpServer | HttpsServer;

/**
 * Starts listening.
 *
 * @throws UsageError `PORT_IN_USE`, `PORT_NOT_PERMITTED`, `UNAVAILABLE_ADDRESS`, `INVALID_PORT`.
 */
export function listen(server: Server, port: number, host: string): Promise<void> {
  const listening = new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // Throws synchronously if the port is out of range.
    server.listen(port, host, resolve);
  });
  return listening.catch((cause: NodeJS.ErrnoException) => {
    throw toUsageError(cause, port, host);
  });
}

const listenFailures: Record<string, (port: number, host: string) => UsageError> = {
  EADDRINUSE: (port) =>
    new UsageError('PORT_IN_USE', `Port ${port} is in use. Choose another with --port; 0 picks a free one.`),
  EACCES: (port) =>
    new UsageError('PORT_NOT_PERMITTED', `Port ${port} needs privileges. Choose a port above 1023: --port 4010.`),
  EADDRNOTAVAIL: (_, host) =>
    new UsageError('UNAVAILABLE_ADDRESS', `This machine has no address ${host}. Use 127.0.0.1, or 0.0.0.0 for all.`),
  ENOTFOUND: (_, host) =>
    new UsageError('UNAVAILABLE_ADDRESS', `Unknown host ${host}. Use 127.0.0.1, or 0.0.0.0 for all.`),
  ERR_SOCKET_BAD_PORT: (port) => new UsageError('INVALID_PORT', `Expected a port from 0 to 65535, got ${port}.`),
};

function toUsageError(cause: NodeJS.ErrnoException, port: number, host: string): Error {
  return listenFailures[cause.code ?? '']?.(port, host) ?? cause;
}

/** The port on which a server listens. */
export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** The base URL (http://host:port, or https) of a listening server. */
export function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  const scheme = server instanceof HttpsServer ? 'https' : 'http';
  return `${scheme}://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** Replaces the port of a base URL. */
export function withPort(base: string, port: number): string {
  return `${base.replace(/:\d+$/, '')}:${port}`;
}

/** Milliseconds that requests in flight have to finish. */
const closeTimeoutMs = 1000;

/** Stops accepting connections and lets requests in flight finish. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), closeTimeoutMs);
    // Idle keep-alive connections would keep the server open. Those of requests in flight become idle later, so they
    // are closed repeatedly.
    const idleTimer = setInterval(() => server.closeIdleConnections(), 20);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(idleTimer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

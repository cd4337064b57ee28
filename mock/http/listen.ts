import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../../usage-error.ts';

/** Throws UsageError `PORT_IN_USE`, `BAD_OPTION`. */
export function listen(server: Server, port: number, host: string): Promise<void> {
  const listening = new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // Throws at once when the port is no number that a port can be.
    server.listen(port, host, resolve);
  });
  return listening.catch((cause: NodeJS.ErrnoException) => {
    throw toUsageError(cause, port, host);
  });
}

const listenFailures: Record<string, (port: number, host: string) => UsageError> = {
  EADDRINUSE: (port) =>
    new UsageError(
      'PORT_IN_USE',
      `Port ${port} is taken by another program. Choose another: --port 0 finds a free one.`,
    ),
  EACCES: (port) => new UsageError('BAD_OPTION', `Port ${port} needs privileges. Choose one above 1023: --port 4010.`),
  EADDRNOTAVAIL: (_, host) =>
    new UsageError('BAD_OPTION', `${host} is no address of this machine. Try 127.0.0.1 or 0.0.0.0.`),
  ENOTFOUND: (_, host) => new UsageError('BAD_OPTION', `The host ${host} is unknown. Try 127.0.0.1 or 0.0.0.0.`),
  ERR_SOCKET_BAD_PORT: (port) => new UsageError('BAD_OPTION', `A port is a number from 0 to 65535; ${port} is none.`),
};

function toUsageError(cause: NodeJS.ErrnoException, port: number, host: string): Error {
  return listenFailures[cause.code ?? '']?.(port, host) ?? cause;
}

/** The port that a server listens on. */
export function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

/** http://host:port of a server that listens. */
export function urlOf(server: Server): string {
  const { address, family, port } = server.address() as AddressInfo;
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

/** A base URL with another port. */
export function withPort(base: string, port: number): string {
  return `${base.replace(/:\d+$/, '')}:${port}`;
}

/** How long requests in flight may take to finish, milliseconds. */
const patience = 1000;

/** Stops accepting, and lets what is in flight finish. */
export function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), patience);
    // Connections kept alive without a request would hold the server open; those of requests in flight fall idle later.
    const sweep = setInterval(() => server.closeIdleConnections(), 20);
    server.close(() => {
      clearTimeout(timer);
      clearInterval(sweep);
      resolve();
    });
    server.closeIdleConnections();
  });
}

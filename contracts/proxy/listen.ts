import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UsageError } from '../../usage-error.ts';

/** How long `close` waits for open requests. */
const graceMs = 1000;

/**
 * Starts a server. `close` waits up to a second for open requests.
 *
 * @throws UsageError `PORT_IN_USE`, or `UNAVAILABLE_ADDRESS` for an address that this machine does not have.
 */
export async function listen(
  server: Server,
  port: number,
  host: string,
): Promise<{ url: string; close(): Promise<void> }> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => reject(toUsageError(cause, port, host)));
    server.listen(port, host, resolve);
  });
  const { address, port: own, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${own}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeIdleConnections();
      const timer = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(timer);
    },
  };
}

function toUsageError(cause: NodeJS.ErrnoException, port: number, host: string): Error {
  if (cause.code === 'EADDRINUSE') {
    return new UsageError('PORT_IN_USE', `Port ${port} is in use. Choose another with --port; 0 picks a free one.`, {
      cause,
    });
  }
  if (cause.code === 'EADDRNOTAVAIL' || cause.code === 'ENOTFOUND') {
    return new UsageError(
      'UNAVAILABLE_ADDRESS',
      `This machine has no address ${host}. Use 127.0.0.1, or 0.0.0.0 for all.`,
      {
        cause,
      },
    );
  }
  return cause;
}

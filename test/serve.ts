import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server under test. */
export interface Served {
  /** http://127.0.0.1:port, without a slash at the end. */
  url: string;
  close(): Promise<void>;
}

/** Serves a node or Express handler on a free port of the loopback interface. */
export async function serve(handler: RequestListener): Promise<Served> {
  const server = createServer(handler);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/**
 * A TCP proxy whose connections can stop forwarding without either end noticing, as behind a firewall that drops their
 * state.
 */
export interface SwallowingProxy {
  port: number;
  /** From now on all connections drop what is sent: everything, or answers only. */
  swallow(what: 'all' | 'answers'): void;
  /** New connections work again. Those that have dropped data stay dead. */
  heal(): void;
}

export async function startSwallowingProxy(target: number): Promise<SwallowingProxy> {
  let mode: 'all' | 'answers' | 'nothing' = 'nothing';
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target, '127.0.0.1');
    let dead: 'all' | 'answers' | 'nothing' = 'nothing';
    const isDead = (direction: 'request' | 'response') => {
      if (dead === 'nothing') dead = mode;
      return dead === 'all' || (dead === 'answers' && direction === 'response');
    };
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    }
    client.on('data', (bytes) => isDead('request') || upstream.write(bytes));
    upstream.on('data', (bytes) => isDead('response') || client.write(bytes));
    client.on('close', () => upstream.destroy());
    upstream.on('close', () => client.destroy());
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return {
    port: (server.address() as AddressInfo).port,
    swallow(what) {
      mode = what;
    },
    heal() {
      mode = 'nothing';
    },
  };
}

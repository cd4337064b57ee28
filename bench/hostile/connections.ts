import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Attack, Target } from './attack.ts';

const say = '/api/v1/accounts/1/conversations/1/messages';

/** Clients that close the connection at any byte of a request. */
export const hangUp = (count: number): Attack => ({
  name: 'clients that close the connection during a request',
  async run({ mock, credentials }) {
    const body = JSON.stringify({ content: 'x'.repeat(50_000) });
    const headers = Object.entries({ ...credentials.chatwoot, 'content-type': 'application/json' })
      .map(([name, value]) => `${name}: ${value}\r\n`)
      .join('');
    const bytes = `POST ${say} HTTP/1.1\r\nHost: a\r\n${headers}Content-Length: ${body.length}\r\n\r\n${body}`;
    for (let index = 0; index < count; index++) {
      const socket = await open(mock.port);
      socket?.write(bytes.slice(0, 1 + ((index * 7919) % bytes.length)));
      if (index % 10 === 0) await sleep(1);
      if (index % 3 === 0) socket?.resetAndDestroy();
      else socket?.destroy();
    }
    return { count, wrong: [] };
  },
});

/** Slowloris: clients that send headers one by one until the mock closes the connection. */
export const speakSlowly = (count: number, seconds: number): Attack => ({
  name: 'clients that send headers one by one (Slowloris)',
  async run(target) {
    const { sockets, ended } = await openMany(target, count);
    for (const socket of sockets) socket.write('GET /api HTTP/1.1\r\nHost: a\r\n');
    for (let second = 0; second < seconds; second++) {
      await sleep(1000);
      for (const socket of sockets) if (!socket.destroyed) socket.write('X-A: b\r\n');
    }
    const note = `${ended.count} of ${sockets.length} closed by the mock within ${seconds} s`;
    for (const socket of sockets) socket.destroy();
    return { count: sockets.length, wrong: ended.count === sockets.length ? [] : [note], note };
  },
});

/** Clients that connect and send nothing. */
export const sayNothing = (count: number, seconds: number): Attack => ({
  name: 'connections without a request',
  async run(target) {
    const { sockets, ended } = await openMany(target, count);
    const held = sockets.length - ended.count;
    await sleep(seconds * 1000);
    const note = `${held} open at once, ${ended.count} closed by the mock within ${seconds} s`;
    for (const socket of sockets) socket.destroy();
    return { count: held, wrong: ended.count === sockets.length ? [] : [note], note };
  },
});

async function openMany({ mock }: Target, count: number): Promise<{ sockets: Socket[]; ended: { count: number } }> {
  const sockets: Socket[] = [];
  const ended = { count: 0 };
  for (let index = 0; index < count; index += 100) {
    const some = await Promise.all(Array.from({ length: Math.min(100, count - index) }, () => open(mock.port)));
    for (const socket of some) {
      if (!socket) continue;
      sockets.push(socket);
      socket.resume().once('close', () => {
        ended.count += 1;
      });
    }
  }
  return { sockets, ended };
}

/** Resolves with undefined if the connection is not accepted. */
function open(port: number): Promise<Socket | undefined> {
  const socket = connect(port, '127.0.0.1');
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(socket));
    // A reset is expected.
    socket.on('error', () => resolve(undefined));
  });
}

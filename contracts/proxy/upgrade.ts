import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { pairsOf, toRemoved, via, withoutConnection } from './headers.ts';
import type { Route } from './route.ts';

/** Passes a connection on that is to become another protocol's: WebSockets. What goes through it is not looked at. */
export function tunnel(incoming: IncomingMessage, client: Duplex, head: Buffer, route: Route): void {
  const { method = 'GET', rawHeaders, headers } = incoming;
  const asked = ['Connection', 'Upgrade', 'Upgrade', headers.upgrade ?? ''];
  const give = (line: string, raw: readonly string[]) => {
    const lines = [...pairsOf(raw)].map(([name, value]) => `${name}: ${value}`);
    client.write(Buffer.from([line, ...lines, '', ''].join('\r\n'), 'latin1'));
  };
  const fail = () => {
    if (client.writable) client.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  };
  client.on('error', () => client.destroy());
  try {
    const request = route.open(incoming.url ?? '/', method, [
      ...withoutConnection(rawHeaders, { host: route.host, ...toRemoved(route.extra) }),
      ...Object.entries(route.extra).flat(),
      ...asked,
      ...['Via', via],
    ]);
    client.once('close', () => request.destroy());
    request.on('error', fail);
    request.on('response', (answer) => {
      // It did not want to.
      give(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`, [
        ...withoutConnection(answer.rawHeaders),
        'Connection',
        'close',
      ]);
      answer.pipe(client);
    });
    request.on('upgrade', (answer, target, first) => {
      give(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`, answer.rawHeaders);
      target.setTimeout(0);
      target.on('error', () => client.destroy());
      target.once('close', () => client.destroy());
      // Torn down, a connection has no end that a pipe would pass on.
      client.once('close', () => target.destroy());
      if (first.length > 0) client.write(first);
      if (head.length > 0) target.write(head);
      target.pipe(client).pipe(target);
    });
    request.end();
  } catch {
    fail();
  }
}

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { pairsOf, toRemoved, via, withoutConnection } from './headers.ts';
import type { Route } from './route.ts';

/** Forwards a connection that is upgraded to another protocol, such as WebSocket. Its traffic is not judged. */
export function tunnel(incoming: IncomingMessage, client: Duplex, head: Buffer, route: Route): void {
  const { method = 'GET', rawHeaders, headers } = incoming;
  const upgradeHeaders = ['Connection', 'Upgrade', 'Upgrade', headers.upgrade ?? ''];
  const writeHead = (line: string, raw: readonly string[]) => {
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
      ...upgradeHeaders,
      ...['Via', via],
    ]);
    client.once('close', () => request.destroy());
    request.on('error', fail);
    request.on('response', (answer) => {
      // The target refused the upgrade.
      writeHead(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`, [
        ...withoutConnection(answer.rawHeaders),
        'Connection',
        'close',
      ]);
      answer.pipe(client);
    });
    request.on('upgrade', (answer, target, first) => {
      writeHead(`HTTP/1.1 ${answer.statusCode} ${answer.statusMessage}`, answer.rawHeaders);
      target.setTimeout(0);
      target.on('error', () => client.destroy());
      target.once('close', () => client.destroy());
      // A destroyed connection does not end, so a pipe does not propagate it.
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

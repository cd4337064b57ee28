import { type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type Duplex, pipeline } from 'node:stream';
import { createSocketPair } from '../../mock/library/socket-pair.ts';

/** Headers of a single connection, which the next one has its own of. */
const connectionHeaders = ['connection', 'keep-alive', 'proxy-connection', 'upgrade'];

/**
 * Passes a request on to a server in this process, without a port: over a pipe in memory, so that the server answers as it
 * does on its own port, streams included.
 *
 * @param mountPath Path of the other server below which it passes requests on. `req.url` is already without it.
 */
export function forward(server: Server, mountPath: string, req: IncomingMessage, res: ServerResponse): void {
  const { remoteAddress = '', encrypted = false }: { remoteAddress?: string; encrypted?: boolean } = req.socket;
  const [clientEnd, serverEnd] = createSocketPair({ remoteAddress, encrypted, mountPath });
  server.emit('connection', serverEnd);
  const sent = request({
    createConnection: () => clientEnd,
    method: req.method,
    path: req.url,
    headers: toHeaders(req),
  });
  sent.on('response', (received) => {
    for (const [name, values] of Object.entries(received.headersDistinct)) {
      // The body is sent again, so its framing is that of the new connection.
      if (values && name !== 'transfer-encoding' && !connectionHeaders.includes(name)) setHeader(res, name, values);
    }
    res.writeHead(received.statusCode ?? 500);
    // Without this, the headers of a stream wait for its first event.
    res.flushHeaders();
    pipeline(received, res, (error) => {
      if (error) breakConnection(res);
    });
  });
  // An injected fault breaks the connection, so the client's breaks too.
  sent.on('error', () => breakConnection(res));
  res.on('close', () => sent.destroy());
  pipeline(req, sent, () => {});
}

/** Over HTTP/2 it ends the stream of one request. */
function breakConnection(res: ServerResponse & { stream?: Duplex }): void {
  (res.stream ?? res).destroy();
}

/** The request's headers as HTTP/1.1 has them. HTTP/2 has `:authority` in place of Host. */
function toHeaders({ headers }: IncomingMessage): Record<string, string | string[]> {
  const sent: Record<string, string | string[]> = { connection: 'close' };
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || connectionHeaders.includes(name)) continue;
    if (!name.startsWith(':')) sent[name] = value;
    else if (name === ':authority') sent.host = value;
  }
  return sent;
}

/** Sets a header. Vite's own middleware may have set Vary. */
function setHeader(res: ServerResponse, name: string, values: string[]): void {
  const before = name === 'vary' ? [res.getHeader(name) ?? []].flat().map(String) : [];
  const all = [...new Set([...before, ...values])];
  res.setHeader(name, all.length === 1 ? (all[0] ?? '') : all);
}
